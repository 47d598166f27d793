// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.console;

import dev.crowfoot.ui.control.Prose;
import dev.crowfoot.ui.control.Sheets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What is changed in a result and not written, with the way to write it: a look at the exact
/// statements first.
///
/// Ids: `console-edits`, `console-discard`, `console-review`; in the sheet `console-edits-sql`,
/// `console-edits-problem`, `console-edits-cancel`, `console-edits-commit`.
final class EditBar extends HBox {
  private final ConsoleViewModel console;
  private final Shown.Result result;
  private final ResultEdits edits;
  private final Sheets sheets;

  EditBar(ConsoleViewModel console, Shown.Result result, ResultEdits edits, Sheets sheets) {
    this.console = console;
    this.result = result;
    this.edits = edits;
    this.sheets = sheets;
    setId("console-edits");
    getStyleClass().add("edit-bar");
    Label words = new Label();
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button discard = new Button("Discard");
    discard.setId("console-discard");
    discard.setOnAction(_ -> edits.discard());
    Button review = new Button("Review…");
    review.setId("console-review");
    review.getStyleClass().add("accent");
    review.setOnAction(_ -> review());
    getChildren().addAll(words, space, discard, review);
    edits
        .countProperty()
        .subscribe(
            count -> {
              int rows = count.intValue();
              words.setText((rows == 1 ? "1 row" : rows + " rows") + " changed, not written yet");
              setVisible(rows > 0);
              setManaged(rows > 0);
            });
  }

  private void review() {
    Label title = new Label("Write these changes?");
    title.getStyleClass().add("heading");
    Prose words =
        new Prose(
            "All of them or none; each must hit exactly one row that is still as it was read.",
            "muted");
    TextArea sql = new TextArea(edits.script());
    sql.setId("console-edits-sql");
    sql.getStyleClass().addAll("mono", "sql");
    sql.setEditable(false);
    sql.setPrefRowCount(Math.clamp(edits.edits().size() + 1, 3, 12));
    sql.setWrapText(true);
    Prose problem = new Prose("", "danger-text");
    problem.setId("console-edits-problem");
    Button cancel = new Button("Cancel");
    cancel.setId("console-edits-cancel");
    cancel.setOnAction(_ -> sheets.hide());
    Button commit = new Button("Commit");
    commit.setId("console-edits-commit");
    commit.getStyleClass().add("accent");
    commit.setDefaultButton(true);
    commit.setOnAction(
        _ -> {
          commit.setDisable(true);
          console.commit(
              result,
              edits,
              why -> {
                commit.setDisable(false);
                problem.setWords(why);
              });
        });
    edits
        .countProperty()
        .subscribe(
            count -> {
              if (count.intValue() == 0) {
                sheets.hide();
              }
            });
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox answers = new HBox(space, cancel, commit);
    answers.getStyleClass().add("answers");
    VBox sheet = new VBox(title, words, sql, problem, answers);
    sheet.getStyleClass().addAll("question", "edits-sheet");
    sheet.getStylesheets().add(ConsoleView.styleSheet());
    sheets.show(sheet);
    commit.requestFocus();
  }
}
