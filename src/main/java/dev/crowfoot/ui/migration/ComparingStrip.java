// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;

/// Says that the review is being made anew when that takes longer than a moment: the rows of a
/// large database take long to count. It can be stopped.
///
/// Ids: `review-comparing`, `review-stop`.
final class ComparingStrip extends HBox {
  private static final Duration MOMENT = Duration.millis(300);

  ComparingStrip(MigrationViewModel migration) {
    super(8);
    setId("review-comparing");
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("comparing-strip");
    ProgressIndicator busy = new ProgressIndicator();
    busy.getStyleClass().add("busy");
    Label words = new Label("Comparing, and counting the rows that are concerned…");
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    Button stop = new Button("Stop");
    stop.setId("review-stop");
    stop.getStyleClass().add("small");
    stop.setAccessibleText("Stop comparing");
    stop.setOnAction(_ -> migration.stopLooking());
    getChildren().setAll(busy, words, stop);
    PauseTransition pause = new PauseTransition(MOMENT);
    pause.setOnFinished(_ -> show(migration.comparingProperty().get()));
    migration
        .comparingProperty()
        .subscribe(
            comparing -> {
              if (comparing) {
                pause.playFromStart();
              } else {
                pause.stop();
                show(false);
              }
            });
    show(false);
  }

  private void show(boolean shown) {
    setVisible(shown);
    setManaged(shown);
  }
}
