// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.start;

import dev.crowfoot.ui.control.Prose;
import dev.crowfoot.ui.control.Sheets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Asks which database a project is to be made of, and where. It stays open until the database was
/// read, and says why when it could not be.
///
/// Ids: `from-database`, `database-url`, `database-file`, `database-folder`, `database-browse`,
/// `database-cancel`, `database-read`, `database-problem`.
public final class DatabaseSheet extends VBox {
  /// What the sheet asks of the application.
  public interface Actions {
    /// Asks for a SQLite file with the system's own dialog.
    Optional<Path> askForFile();

    Optional<Path> askForFolder();

    /// Reads a database into a folder and opens the project.
    ///
    /// @param sheet is told when it could not be done
    void adopt(String url, Path folder, DatabaseSheet sheet);
  }

  private final TextField url = new TextField();
  private final TextField folder;
  private final Button read = new Button("Read the database");
  private final ProgressIndicator busy = new ProgressIndicator();
  private final VBox problem = new VBox();

  public DatabaseSheet(Path proposed, Actions actions, Sheets sheets) {
    setId("from-database");
    getStyleClass().addAll("question", "new-project");
    getStylesheets()
        .add(Objects.requireNonNull(getClass().getResource("start.css")).toExternalForm());
    Label title = new Label("Project from a database");
    title.getStyleClass().add("heading");
    url.setId("database-url");
    url.setPromptText("postgresql://user:password@host:5432/name");
    url.setAccessibleText("URL of the database");
    folder = new TextField(proposed.toString());
    folder.setId("database-folder");
    folder.setAccessibleText("Folder of the project");
    problem.setId("database-problem");
    problem.managedProperty().bind(problem.visibleProperty());
    problem.setVisible(false);
    busy.setPrefSize(16, 16);
    busy.setVisible(false);
    read.setId("database-read");
    read.getStyleClass().add("accent");
    read.setDefaultButton(true);
    read.disableProperty()
        .bind(
            url.textProperty()
                .isEmpty()
                .or(folder.textProperty().isEmpty())
                .or(busy.visibleProperty()));
    read.setOnAction(_ -> read(actions));
    Label promise =
        new Label("The database is only read. Its URL goes into .env beside the schema.");
    promise.getStyleClass().addAll("muted", "small");
    promise.setWrapText(true);
    getChildren()
        .addAll(
            title,
            caption("PostgreSQL URL or SQLite file"),
            line(url, "database-file", "SQLite file…", () -> choose(actions.askForFile(), true)),
            caption("Folder of the project"),
            line(folder, "database-browse", "Browse…", () -> choose(actions.askForFolder(), false)),
            promise,
            problem,
            answers(sheets));
    Platform.runLater(url::requestFocus);
  }

  /// Says why the database could not be read.
  public void refuse(String sentence, String details) {
    busy.setVisible(false);
    problem.getChildren().setAll(new Prose(sentence, "danger-text", "small"));
    if (!details.isEmpty()) {
      problem.getChildren().add(new Prose(details, "muted", "small"));
    }
    problem.setVisible(true);
  }

  private void read(Actions actions) {
    problem.setVisible(false);
    try {
      Path path = Path.of(folder.getText().strip());
      busy.setVisible(true);
      actions.adopt(url.getText().strip(), path, this);
    } catch (InvalidPathException e) {
      refuse("This cannot be a folder: " + e.getReason() + ".", "");
    }
  }

  private void choose(Optional<Path> chosen, boolean database) {
    if (chosen.isEmpty()) {
      return;
    }
    if (database) {
      url.setText("file:" + chosen.get());
    } else {
      folder.setText(chosen.get().toString());
    }
  }

  private static HBox line(TextField field, String id, String words, Runnable action) {
    HBox.setHgrow(field, Priority.ALWAYS);
    Button button = new Button(words);
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(_ -> action.run());
    HBox line = new HBox(field, button);
    line.getStyleClass().add("where");
    return line;
  }

  private HBox answers(Sheets sheets) {
    Button cancel = new Button("Cancel");
    cancel.setId("database-cancel");
    cancel.setCancelButton(true);
    cancel.setOnAction(_ -> sheets.hide());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox answers = new HBox(busy, space, cancel, read);
    answers.getStyleClass().add("answers");
    answers.setAlignment(Pos.CENTER_RIGHT);
    return answers;
  }

  private static Label caption(String words) {
    Label caption = new Label(words);
    caption.getStyleClass().add("section-title");
    return caption;
  }
}
