// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.connection;

import dev.crowfoot.ui.control.Prose;
import dev.crowfoot.ui.control.Sheets;
import java.util.Objects;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Says how it stands with the database, and changes its URL.
///
/// Ids: `connection-sheet`, `connection-url`, `connection-message`, `connection-details`,
/// `connection-retry`, `connection-cancel`, `connection-save`.
final class ConnectionSheet extends VBox {
  private final Prose message = new Prose("");
  private final TextArea details = new TextArea();
  private final Button retry = new Button("Retry");
  private boolean connecting;
  private final ChangeListener<ConnectionState> listener = (_, _, now) -> changed(now);
  private final Sheets sheets;

  ConnectionSheet(ConnectionViewModel viewModel, Sheets sheets) {
    this.sheets = sheets;
    setId("connection-sheet");
    getStyleClass().add("connection-sheet");
    getStylesheets()
        .add(Objects.requireNonNull(getClass().getResource("connection.css")).toExternalForm());
    Label title = new Label("The schema's own connection");
    title.getStyleClass().add("heading");
    Label name = new Label("URL");
    name.getStyleClass().add("section-title");
    TextField url = new TextField(viewModel.shownUrl());
    url.setId("connection-url");
    url.getStyleClass().add("mono");
    url.setPromptText("postgresql://user:password@localhost:5432/shop");
    url.setEditable(viewModel.isChangeable());
    Prose origin = new Prose(viewModel.origin(), "muted", "small");
    message.setId("connection-message");
    details.setId("connection-details");
    details.setEditable(false);
    details.setWrapText(true);
    details.setPrefRowCount(3);
    details.getStyleClass().add("mono");
    details.managedProperty().bind(details.visibleProperty());

    retry.setId("connection-retry");
    retry.setOnAction(_ -> viewModel.connect());
    Button cancel = new Button("Close");
    cancel.setId("connection-cancel");
    cancel.setOnAction(_ -> sheets.hide());
    Button save = new Button("Connect");
    save.setId("connection-save");
    save.getStyleClass().add("accent");
    save.setDefaultButton(true);
    save.disableProperty().bind(url.textProperty().isEmpty());
    save.setOnAction(
        _ -> {
          connecting = true;
          if (url.getText().strip().equals(viewModel.shownUrl())) {
            viewModel.connect();
          } else {
            viewModel.change(url.getText());
          }
        });
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox answers = new HBox(retry, space, cancel, save);
    answers.getStyleClass().add("answers");
    Region below = new Region();
    VBox.setVgrow(below, Priority.ALWAYS);
    getChildren().addAll(title, name, url, origin, message, details, below, answers);
    viewModel.stateProperty().addListener(new WeakChangeListener<>(listener));
    show(viewModel.stateProperty().get());
    Platform.runLater(url::requestFocus);
  }

  private void changed(ConnectionState state) {
    show(state);
    boolean settled =
        state instanceof ConnectionState.Ready || state instanceof ConnectionState.Absent;
    if (connecting && settled) {
      sheets.hide();
    }
  }

  private void show(ConnectionState state) {
    message.getStyleClass().removeAll("danger-text", "success-text", "muted");
    message.getStyleClass().add(colour(state));
    message.setWords(state.explanation());
    String said =
        state instanceof ConnectionState.Failed failed ? failed.failure().details().orElse("") : "";
    details.setText(said);
    details.setVisible(!said.isEmpty());
    retry.setVisible(state instanceof ConnectionState.Failed);
  }

  private static String colour(ConnectionState state) {
    return switch (state) {
      case ConnectionState.Ready _ -> "success-text";
      case ConnectionState.Failed _ -> "danger-text";
      case ConnectionState.Off _, ConnectionState.Absent _, ConnectionState.Connecting _ -> "muted";
    };
  }
}
