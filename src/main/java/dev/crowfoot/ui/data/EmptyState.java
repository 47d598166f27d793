// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.ui.control.Icons;
import dev.crowfoot.ui.control.Prose;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.feather.Feather;

/// What stands in the grid's place when there are no rows to show, and what to do about it.
final class EmptyState extends VBox {
  EmptyState(Feather icon, String title, String words) {
    setId("data-empty");
    getStyleClass().add("empty-state");
    Label heading = new Label(title);
    heading.getStyleClass().add("heading");
    getChildren().addAll(Icons.of(icon), heading);
    if (!words.isEmpty()) {
      Prose text = new Prose(words, "muted");
      text.setMaxWidth(440);
      text.setTextAlignment(TextAlignment.CENTER);
      getChildren().add(text);
    }
  }

  EmptyState with(String id, String title, Runnable action, String... styleClasses) {
    Button button = new Button(title);
    button.setId(id);
    button.getStyleClass().addAll(styleClasses);
    button.setOnAction(_ -> action.run());
    getChildren().add(button);
    return this;
  }
}
