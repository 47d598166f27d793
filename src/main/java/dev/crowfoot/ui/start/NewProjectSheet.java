// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.start;

import dev.crowfoot.model.Provider;
import dev.crowfoot.ui.control.Segmented;
import dev.crowfoot.ui.control.Sheets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Asks where a new project shall lie and which database it is for.
///
/// Ids: `new-project`, `new-folder`, `new-browse`, `new-sqlite`, `new-postgresql`, `new-cancel`,
/// `new-create`.
public final class NewProjectSheet extends VBox {
  private final ObjectProperty<Provider> provider = new SimpleObjectProperty<>(Provider.SQLITE);

  /// @param browse asks for a folder with the system's own dialog
  /// @param create makes the project
  public NewProjectSheet(
      Path proposed,
      Supplier<Optional<Path>> browse,
      BiConsumer<Path, Provider> create,
      Sheets sheets) {
    setId("new-project");
    getStyleClass().addAll("question", "new-project");
    getStylesheets()
        .add(Objects.requireNonNull(getClass().getResource("start.css")).toExternalForm());
    Label title = new Label("New project");
    title.getStyleClass().add("heading");
    TextField folder = new TextField(proposed.toString());
    folder.setId("new-folder");
    HBox.setHgrow(folder, Priority.ALWAYS);
    Button choose = new Button("Browse…");
    choose.setId("new-browse");
    choose.setOnAction(_ -> browse.get().ifPresent(path -> folder.setText(path.toString())));
    HBox where = new HBox(folder, choose);
    where.getStyleClass().add("where");
    Label problem = new Label();
    problem.getStyleClass().addAll("danger-text", "small");
    problem.managedProperty().bind(problem.textProperty().isNotEmpty());
    Segmented<Provider> databases =
        new Segmented<>(provider)
            .with("new-sqlite", "SQLite", Provider.SQLITE, "A file beside the schema")
            .with("new-postgresql", "PostgreSQL", Provider.POSTGRESQL, "A server");
    databases.setMaxWidth(240);

    Button cancel = new Button("Cancel");
    cancel.setId("new-cancel");
    cancel.setCancelButton(true);
    cancel.setOnAction(_ -> sheets.hide());
    Button make = new Button("Create");
    make.setId("new-create");
    make.getStyleClass().add("accent");
    make.setDefaultButton(true);
    make.disableProperty().bind(folder.textProperty().isEmpty());
    make.setOnAction(
        _ -> {
          try {
            Path path = Path.of(folder.getText().strip());
            sheets.hide();
            create.accept(path, provider.get());
          } catch (InvalidPathException e) {
            problem.setText("This cannot be a folder: " + e.getReason() + ".");
          }
        });
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox answers = new HBox(space, cancel, make);
    answers.getStyleClass().add("answers");
    answers.setAlignment(Pos.CENTER_RIGHT);
    getChildren()
        .addAll(title, caption("Folder"), where, problem, caption("Database"), databases, answers);
    Platform.runLater(folder::requestFocus);
  }

  private static Label caption(String words) {
    Label caption = new Label(words);
    caption.getStyleClass().add("section-title");
    return caption;
  }
}
