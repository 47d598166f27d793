// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.arrange;

import dev.crowfoot.editor.Layout;
import dev.crowfoot.editor.scene.DiagramScene;
import dev.crowfoot.editor.scene.Excerpt;
import dev.crowfoot.editor.scene.SceneOptions;
import dev.crowfoot.editor.scene.TextMeasure;
import dev.crowfoot.model.Schema;
import java.util.List;
import java.util.Set;

/// Finds places for cards that nobody has placed, as the window does when it opens a schema.
public final class Places {
  private static final double ASPECT = 1.6;

  private Places() {}

  /// A layout with a place for every card: all are arranged when none has one, else those without
  /// lie beside their neighbours.
  ///
  /// @throws java.util.concurrent.CancellationException when the thread was interrupted
  public static Layout complete(
      Schema schema, Layout layout, SceneOptions options, TextMeasure measure) {
    Set<String> names = Excerpt.names(schema);
    List<String> homeless = names.stream().filter(n -> layout.card(n).isEmpty()).sorted().toList();
    if (homeless.isEmpty()) {
      return layout;
    }
    DiagramScene raw = DiagramScene.unrouted(schema, layout, options, measure);
    return homeless.size() == names.size()
        ? layout.with(Arrangement.of(raw, ASPECT))
        : layout.with(Arrangement.beside(raw, homeless));
  }
}
