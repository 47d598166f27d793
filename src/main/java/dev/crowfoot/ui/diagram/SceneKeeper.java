// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import dev.crowfoot.editor.Layout;
import dev.crowfoot.editor.scene.DiagramScene;
import dev.crowfoot.editor.scene.SceneOptions;
import dev.crowfoot.editor.scene.TextMeasure;
import dev.crowfoot.model.Schema;
import dev.crowfoot.ui.background.Background;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// Keeps the draw list up to date. What is small is routed at once; else lines are sketched, and
/// routed in the background. The newest wins.
final class SceneKeeper {
  /// Up to this many cards are routed within a frame.
  private static final int SMALL = 60;

  private final Background background;
  private final TextMeasure measure;
  private final Runnable onFinished;
  private final ReadOnlyBooleanWrapper routing = new ReadOnlyBooleanWrapper(false);
  private DiagramScene scene = DiagramScene.EMPTY;
  private Optional<Background.Running> running = Optional.empty();

  /// @param onFinished called when a scene replaces its sketch
  SceneKeeper(Background background, TextMeasure measure, Runnable onFinished) {
    this.background = background;
    this.measure = measure;
    this.onFinished = onFinished;
  }

  /// The scene as it stands, without gestures.
  DiagramScene scene() {
    return scene;
  }

  /// Whether lines are being routed in the background.
  ReadOnlyBooleanProperty routingProperty() {
    return routing.getReadOnlyProperty();
  }

  void clear() {
    show(DiagramScene.EMPTY);
  }

  /// Takes over a scene that was made elsewhere.
  void show(DiagramScene made) {
    stop();
    scene = made;
    finish();
  }

  void show(Schema schema, Layout layout, SceneOptions options) {
    DiagramScene next =
        isSmall(schema)
            ? scene.next(schema, layout, options, measure)
            : scene.sketched(schema, layout, options, measure);
    if (!next.equals(scene)) {
      show(next);
    }
  }

  /// Whether its lines are routed within a frame.
  static boolean isSmall(Schema schema) {
    return schema.models().size() + schema.enums().size() <= SMALL;
  }

  private void finish() {
    if (!scene.isSketch()) {
      return;
    }
    DiagramScene sketch = scene;
    routing.set(true);
    running =
        Optional.of(
            background
                .run(() -> sketch.finished(measure))
                .onDone(
                    finished -> {
                      routing.set(false);
                      scene = finished;
                      onFinished.run();
                    })
                .start());
  }

  /// Drops what runs in the background.
  void stop() {
    running.ifPresent(Background.Running::cancel);
    running = Optional.empty();
    routing.set(false);
  }
}
