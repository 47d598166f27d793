// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/// How far an arrangement has come, when it takes longer than a moment; and the button that drops
/// it.
final class ArrangingNotice extends HBox {
  private static final Duration MOMENT = Duration.millis(800);

  private final PauseTransition wait = new PauseTransition(MOMENT);

  ArrangingNotice(DiagramViewModel model) {
    super(10);
    setId("diagram-arranging");
    getStyleClass().addAll("diagram-float", "diagram-arranging");
    setAlignment(Pos.CENTER_LEFT);
    setPadding(new Insets(6, 8, 6, 12));
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    StackPane.setAlignment(this, Pos.TOP_CENTER);
    StackPane.setMargin(this, new Insets(48, 12, 12, 12));
    ProgressBar bar = new ProgressBar();
    bar.setPrefWidth(120);
    bar.progressProperty().bind(model.arrangingProgressProperty());
    Button cancel = new Button("Cancel");
    cancel.setId("arranging-cancel");
    cancel.setOnAction(_ -> model.cancelArranging());
    cancel
        .visibleProperty()
        .bind(Bindings.createBooleanBinding(() -> !model.scene().isEmpty(), model.sceneProperty()));
    cancel.managedProperty().bind(cancel.visibleProperty());
    getChildren().addAll(new Label("Arranging…"), bar, cancel);
    setVisible(false);
    wait.setOnFinished(_ -> setVisible(model.arrangingProperty().get()));
    model.arrangingProperty().addListener((_, _, runs) -> follow(runs));
    follow(model.arrangingProperty().get());
  }

  private void follow(boolean runs) {
    if (runs) {
      wait.playFromStart();
    } else {
      wait.stop();
      setVisible(false);
    }
  }
}
