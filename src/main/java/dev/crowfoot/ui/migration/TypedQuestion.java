// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import dev.crowfoot.ui.control.Prose;
import dev.crowfoot.ui.control.Sheets;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A question that is answered by typing a name: nobody does that by mistake.
///
/// Ids: the one given, and with it `-text`, `-no`, `-yes`.
final class TypedQuestion extends VBox {
  private final Sheets sheets;
  private final String id;
  private final Optional<String> wanted;
  private final TextField text = new TextField();
  private final HBox answers = new HBox(8);

  /// @param wanted what has to be typed
  TypedQuestion(Sheets sheets, String id, String title, String explanation, String wanted) {
    this(sheets, id, title, explanation, Optional.of(wanted));
  }

  /// @param wanted empty: whatever is typed is the answer
  TypedQuestion(
      Sheets sheets, String id, String title, String explanation, Optional<String> wanted) {
    this.sheets = sheets;
    this.id = id;
    this.wanted = wanted;
    setId(id);
    getStyleClass().add("question");
    Label heading = new Label(title);
    heading.getStyleClass().add("heading");
    heading.setWrapText(true);
    text.setId(id + "-text");
    text.setAccessibleText(explanation);
    answers.getStyleClass().add("answers");
    answers.setAlignment(javafx.geometry.Pos.CENTER_RIGHT);
    getChildren().setAll(heading, new Prose(explanation, "muted"), text, answers);
  }

  /// Puts more below the explanation.
  TypedQuestion showing(Node more) {
    getChildren().add(2, more);
    return this;
  }

  /// Answers it beforehand, to be changed or taken.
  TypedQuestion with(String answer) {
    text.setText(answer);
    return this;
  }

  void ask(String yesWords, Runnable action) {
    ask(yesWords, _ -> action.run());
  }

  /// @param action told what was typed
  void ask(String yesWords, java.util.function.Consumer<String> action) {
    Button no = new Button("Cancel");
    no.setId(id + "-no");
    no.setCancelButton(true);
    no.setOnAction(_ -> sheets.hide());
    Button yes = new Button(yesWords);
    yes.setId(id + "-yes");
    yes.getStyleClass().add(wanted.isPresent() ? "danger" : "accent");
    yes.setDefaultButton(true);
    yes.disableProperty()
        .bind(
            text.textProperty()
                .map(t -> t.isBlank() || wanted.stream().anyMatch(w -> !w.equals(t.strip()))));
    yes.setOnAction(
        _ -> {
          sheets.hide();
          action.accept(text.getText().strip());
        });
    Region space = new Region();
    HBox.setHgrow(space, javafx.scene.layout.Priority.ALWAYS);
    answers.getChildren().setAll(space, no, yes);
    sheets.show(this);
    Platform.runLater(text::requestFocus);
  }
}
