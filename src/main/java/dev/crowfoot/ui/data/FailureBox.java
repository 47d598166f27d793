// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.adapter.Failure;
import dev.crowfoot.ui.control.Icons;
import dev.crowfoot.ui.control.Prose;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What went wrong, in place, with the server's own words behind a link.
final class FailureBox extends VBox {
  FailureBox(Failure failure) {
    setId("data-failure");
    getStyleClass().add("failure-box");
    Prose words = new Prose(String.valueOf(failure.getMessage()));
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox head = new HBox(Icons.of(Feather.ALERT_CIRCLE, "icon-danger"), words);
    head.getStyleClass().add("failure-head");
    getChildren().add(head);
    failure.details().ifPresent(this::addDetails);
  }

  private void addDetails(String text) {
    Label details = new Label(text);
    details.getStyleClass().addAll("mono", "failure-details");
    details.setWrapText(true);
    details.setMinHeight(USE_PREF_SIZE);
    details.setVisible(false);
    details.managedProperty().bind(details.visibleProperty());
    Hyperlink toggle = new Hyperlink("Show details");
    toggle.setId("data-failure-details");
    toggle.getStyleClass().add("small");
    toggle.setOnAction(
        _ -> {
          details.setVisible(!details.isVisible());
          toggle.setText(details.isVisible() ? "Hide details" : "Show details");
        });
    getChildren().addAll(toggle, details);
  }
}
