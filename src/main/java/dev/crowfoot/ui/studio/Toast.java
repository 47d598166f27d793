// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.studio;

import dev.crowfoot.ui.control.Prose;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/// Why a command was refused, for a few seconds at the bottom of the centre. Id: `toast`.
final class Toast extends StackPane {
  private static final double WIDEST = 480;

  private final Prose words = new Prose("");
  private final PauseTransition pause = new PauseTransition(Duration.seconds(6));

  Toast(ObservableValue<String> message) {
    setId("toast");
    getStyleClass().add("toast");
    words.setMaxWidth(WIDEST);
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setMouseTransparent(true);
    setVisible(false);
    managedProperty().bind(visibleProperty());
    getChildren().add(words);
    pause.setOnFinished(_ -> setVisible(false));
    message.addListener((_, _, now) -> show(now));
  }

  private void show(String message) {
    words.setWords(message);
    setVisible(!message.isEmpty());
    pause.playFromStart();
  }
}
