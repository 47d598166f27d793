// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.control;

import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A sheet with a question, an explanation and buttons. The last button is the expected answer.
public final class Question extends VBox {
  private final Sheets sheets;
  private final List<Button> buttons = new ArrayList<>();
  private final HBox row = new HBox();

  public Question(Sheets sheets, String id, String title, String explanation) {
    this.sheets = sheets;
    setId(id);
    getStyleClass().add("question");
    Label heading = new Label(title);
    heading.getStyleClass().add("heading");
    heading.setWrapText(true);
    Prose words = new Prose(explanation, "muted");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    row.getStyleClass().add("answers");
    row.setAlignment(Pos.CENTER_RIGHT);
    row.getChildren().add(space);
    getChildren().addAll(heading, words, row);
  }

  /// One more answer, to the right of the others.
  public Question with(String id, String title, Runnable action, String... styleClasses) {
    Button button = new Button(title);
    button.setId(id);
    button.getStyleClass().addAll(styleClasses);
    button.setOnAction(
        _ -> {
          sheets.hide();
          action.run();
        });
    buttons.add(button);
    row.getChildren().add(button);
    return this;
  }

  /// Puts the question; Enter gives the last answer.
  public void ask() {
    if (!buttons.isEmpty()) {
      buttons.getLast().setDefaultButton(true);
      Platform.runLater(buttons.getLast()::requestFocus);
    }
    sheets.show(this);
  }
}
