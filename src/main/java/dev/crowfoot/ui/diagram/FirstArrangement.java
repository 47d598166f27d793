// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import dev.crowfoot.editor.scene.SceneOptions;
import dev.crowfoot.model.Schema;

/// How a schema is laid out that nobody has laid out yet: shown, but no change of the document. It
/// begins before the window has its size, because that takes long enough for most schemas to be
/// laid out meanwhile; and again when the window turns out to have another proportion than was
/// expected.
final class FirstArrangement {
  /// From here on another proportion fills the window better.
  private static final double SAME = 0.1;

  private final Arranger arranger;
  private final ShownPlaces shown;
  private final SceneKeeper keeper;
  private final Camera camera;
  private final Runnable refresh;
  private double aspect;

  /// @param refresh shows the schema anew, with what is placed
  FirstArrangement(
      Arranger arranger, ShownPlaces shown, SceneKeeper keeper, Camera camera, Runnable refresh) {
    this.arranger = arranger;
    this.shown = shown;
    this.keeper = keeper;
    this.camera = camera;
    this.refresh = refresh;
    camera.whenSized(this::beginAgain);
  }

  void begin(Schema schema, SceneOptions options) {
    aspect = camera.aspect();
    arranger.arrange(
        schema,
        options,
        aspect,
        made -> {
          shown.addAll(made);
          keeper.show(made);
          refresh.run();
          camera.followAll();
        });
  }

  private void beginAgain() {
    if (aspect > 0 && Math.abs(camera.aspect() / aspect - 1) > SAME) {
      shown.clear();
      refresh.run();
    }
  }
}
