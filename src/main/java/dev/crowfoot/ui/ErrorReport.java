// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui;

import dev.crowfoot.ui.control.Sheets;
import java.io.PrintWriter;
import java.io.StringWriter;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The one dialog for our own mistakes: says what it means for the user's work, and gives a report
/// to copy.
///
/// Ids: `error-report`, `error-copy`, `error-close`.
final class ErrorReport extends VBox {
  private ErrorReport(Throwable bug, Sheets sheets) {
    setId("error-report");
    getStyleClass().addAll("question", "error-report");
    Label title = new Label("Something went wrong inside Crowfoot");
    title.getStyleClass().add("heading");
    Label words =
        new Label(
            "Your files are as they were last saved. You can go on working; if the window behaves"
                + " oddly, save and start it again. Please send this report to the makers: it holds"
                + " no passwords and no rows.");
    words.setWrapText(true);
    words.setMinHeight(USE_PREF_SIZE);
    words.getStyleClass().add("muted");
    TextArea report = new TextArea(text(bug));
    report.setEditable(false);
    report.getStyleClass().add("mono");
    report.setPrefRowCount(12);
    Button copy = new Button("Copy report");
    copy.setId("error-copy");
    copy.setOnAction(
        _ -> {
          ClipboardContent content = new ClipboardContent();
          content.putString(report.getText());
          Clipboard.getSystemClipboard().setContent(content);
        });
    Button close = new Button("Close");
    close.setId("error-close");
    close.getStyleClass().add("accent");
    close.setDefaultButton(true);
    close.setOnAction(_ -> sheets.hide());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox answers = new HBox(space, copy, close);
    answers.getStyleClass().add("answers");
    getChildren().addAll(title, words, report, answers);
  }

  static void show(Throwable bug, Sheets sheets) {
    sheets.show(new ErrorReport(bug, sheets));
  }

  static String text(Throwable bug) {
    StringWriter text = new StringWriter();
    text.append("Java ").append(System.getProperty("java.version"));
    text.append(", JavaFX ").append(System.getProperty("javafx.runtime.version"));
    text.append(", ").append(System.getProperty("os.name")).append("\n\n");
    bug.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }
}
