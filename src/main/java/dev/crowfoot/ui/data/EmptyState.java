// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.ui.control.Icons;
import javafx.geometry.Pos;
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
      Label text = new Label(words);
      text.getStyleClass().add("muted");
      text.setWrapText(true);
      text.setMaxWidth(440);
      text.setMinHeight(USE_PREF_SIZE);
      text.setTextAlignment(TextAlignment.CENTER);
      text.setAlignment(Pos.CENTER);
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
