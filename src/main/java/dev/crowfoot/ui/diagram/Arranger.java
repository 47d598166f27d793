// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import dev.crowfoot.editor.Layout;
import dev.crowfoot.editor.Layout.CardPosition;
import dev.crowfoot.editor.arrange.Arrangement;
import dev.crowfoot.editor.arrange.Wish;
import dev.crowfoot.editor.scene.DiagramScene;
import dev.crowfoot.editor.scene.SceneOptions;
import dev.crowfoot.editor.scene.TextMeasure;
import dev.crowfoot.model.Schema;
import dev.crowfoot.ui.background.Background;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;

/// Looks for places in the background, one search at a time: the newest wins.
final class Arranger {
  private final Background background;
  private final TextMeasure measure;
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(0);
  private Optional<Background.Running> work = Optional.empty();

  Arranger(Background background, TextMeasure measure) {
    this.background = background;
    this.measure = measure;
  }

  /// Which share of the search is done.
  ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /// The whole scene of a schema that has no places yet; one of a large schema comes as a sketch,
  /// because looking for the ways of its lines takes as long again.
  void arrange(Schema schema, SceneOptions options, double aspect, Consumer<DiagramScene> done) {
    run(
        () -> {
          DiagramScene raw = DiagramScene.unrouted(schema, Layout.EMPTY, options, measure);
          Layout layout = Layout.EMPTY.with(Arrangement.of(raw, Wish.all(aspect), this::report));
          return SceneKeeper.isSmall(schema)
              ? raw.next(schema, layout, options, measure)
              : raw.sketched(schema, layout, options, measure);
        },
        done);
  }

  /// New places for the cards of a scene.
  void arrange(DiagramScene scene, Wish wish, Consumer<Map<String, CardPosition>> done) {
    run(() -> Arrangement.of(scene, wish, this::report), done);
  }

  private void report(double share) {
    background.report(() -> progress.set(share));
  }

  private <T> void run(Callable<T> search, Consumer<T> done) {
    cancel();
    progress.set(0);
    running.set(true);
    work =
        Optional.of(
            background
                .run(search)
                .onDone(
                    found -> {
                      running.set(false);
                      done.accept(found);
                    })
                .start());
  }

  /// Drops what runs.
  void cancel() {
    work.ifPresent(Background.Running::cancel);
    work = Optional.empty();
    running.set(false);
  }
}
