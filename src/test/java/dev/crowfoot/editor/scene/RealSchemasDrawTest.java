// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.scene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.Corpus;
import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.editor.Layout;
import dev.crowfoot.editor.arrange.Arrangement;
import dev.crowfoot.model.Schema;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Schemas of well-known applications open, are arranged and drawn whole.
class RealSchemasDrawTest {
  @Test
  void everyModelIsACardAndEveryRelationAnEdge() throws IOException {
    List<SourceText> files = Corpus.orSkip().schemas("real");
    assertThat(files).hasSizeGreaterThanOrEqualTo(10);
    for (SourceText file : files) {
      Schema schema = Analysis.of(Sources.of(file)).schema();
      DiagramScene scene = arranged(schema);
      assertThat(scene.cards())
          .as(file.path())
          .hasSize(schema.models().size() + schema.enums().size());
      assertThat(scene.edges()).as(file.path()).hasSize(schema.relations().size());
      assertThat(overlapping(scene)).as(file.path()).isEmpty();
    }
  }

  private static DiagramScene arranged(Schema schema) {
    DiagramScene raw =
        DiagramScene.unrouted(schema, Layout.EMPTY, SceneOptions.DEFAULT, SceneText.MEASURE);
    Layout layout = Layout.EMPTY.with(Arrangement.of(raw, 1.6));
    return DiagramScene.of(schema, layout, SceneOptions.DEFAULT, SceneText.MEASURE);
  }

  private static List<String> overlapping(DiagramScene scene) {
    List<Card> cards = new ArrayList<>(scene.cards());
    List<String> found = new ArrayList<>();
    for (int i = 0; i < cards.size(); i++) {
      for (int j = i + 1; j < cards.size(); j++) {
        if (cards.get(i).box().overlaps(cards.get(j).box())) {
          found.add(cards.get(i).name() + " and " + cards.get(j).name());
        }
      }
    }
    return found;
  }
}
