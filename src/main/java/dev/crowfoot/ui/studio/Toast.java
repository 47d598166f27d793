// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.studio;

import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.util.Duration;

/// Why a command was refused, for a few seconds at the bottom of the centre. Id: `toast`.
final class Toast extends Label {
  private final PauseTransition pause = new PauseTransition(Duration.seconds(6));

  Toast(ObservableValue<String> message) {
    setId("toast");
    getStyleClass().add("toast");
    setWrapText(true);
    setMouseTransparent(true);
    setVisible(false);
    managedProperty().bind(visibleProperty());
    pause.setOnFinished(_ -> setVisible(false));
    message.addListener((_, _, now) -> show(now));
  }

  private void show(String message) {
    setText(message);
    setVisible(!message.isEmpty());
    pause.playFromStart();
  }
}
