// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.connection;

import dev.crowfoot.app.connections.Inquirer;
import dev.crowfoot.ui.background.Background;
import dev.crowfoot.ui.control.Prose;
import dev.crowfoot.ui.control.Question;
import dev.crowfoot.ui.control.Sheets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Asks whoever sits at the window, while the connection waits in the background.
///
/// Ids: `secret-sheet`, `secret-text`, `secret-cancel`, `secret-ok`; `trust-sheet`, `trust-no`,
/// `trust-yes`.
public final class WindowInquirer implements Inquirer {
  private final Sheets sheets;
  private final Background background;

  public WindowInquirer(Sheets sheets, Background background) {
    this.sheets = sheets;
    this.background = background;
  }

  @Override
  public Optional<String> secret(String question) {
    CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
    background.report(() -> showSecret(question, answer));
    return waitFor(answer, Optional.empty());
  }

  @Override
  public boolean agrees(String question) {
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    background.report(() -> showTrust(question, answer));
    return waitFor(answer, false);
  }

  private static <T> T waitFor(CompletableFuture<T> answer, T nobody) {
    try {
      return answer.get();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // connecting was cancelled
      return nobody;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private void showSecret(String question, CompletableFuture<Optional<String>> answer) {
    Label heading = new Label(question);
    heading.getStyleClass().add("heading");
    heading.setWrapText(true);
    PasswordField text = new PasswordField();
    text.setId("secret-text");
    text.setAccessibleText(question);
    Button cancel = new Button("Cancel");
    cancel.setId("secret-cancel");
    cancel.setCancelButton(true);
    cancel.setOnAction(_ -> sheets.hide());
    Button connect = new Button("Connect");
    connect.setId("secret-ok");
    connect.getStyleClass().add("accent");
    connect.setDefaultButton(true);
    connect.disableProperty().bind(text.textProperty().isEmpty());
    connect.setOnAction(
        _ -> {
          answer.complete(Optional.of(text.getText()));
          sheets.hide();
        });
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox answers = new HBox(8, space, cancel, connect);
    answers.setAlignment(Pos.CENTER_RIGHT);
    answers.getStyleClass().add("answers");
    VBox sheet =
        new VBox(
            heading,
            new Prose("It is never written into the project's files or a log.", "muted"),
            text,
            answers);
    sheet.setId("secret-sheet");
    sheet.getStyleClass().add("question");
    sheets.show(sheet, () -> answer.complete(Optional.empty()));
    Platform.runLater(text::requestFocus);
  }

  private void showTrust(String question, CompletableFuture<Boolean> answer) {
    Question sheet =
        new Question(sheets, "trust-sheet", "Trust this machine?", question)
            .with("trust-no", "Do not connect", () -> answer.complete(false))
            .with("trust-yes", "Trust it", () -> answer.complete(true), "accent");
    sheet.ask();
    sheets.setOnHidden(() -> Platform.runLater(() -> answer.complete(false)));
  }
}
