// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.connection;

import dev.crowfoot.adapter.Failure;
import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.adapter.profile.ConnectionProfile;
import dev.crowfoot.adapter.profile.Stage;
import dev.crowfoot.editor.Hue;
import dev.crowfoot.ui.background.Background;
import dev.crowfoot.ui.connection.ProfileDraft.Place;
import dev.crowfoot.ui.control.Hues;
import dev.crowfoot.ui.control.Prose;
import dev.crowfoot.ui.control.Sheets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;

/// The fields of one connection, with a test of it before it is kept.
///
/// Ids: `profile-name`, `profile-url`, `profile-password-place`, `profile-password`,
/// `profile-variable`, `profile-stage`, `profile-hue`, `profile-read-only`, `profile-tls`,
/// `profile-ssh`, `profile-limits`, `profile-message`, `profile-remove`, `profile-test`,
/// `profile-cancel`, `profile-save`.
final class ProfileForm extends VBox {
  private final ConnectionViewModel viewModel;
  private final Sheets sheets;
  private final ProfileDraft draft;
  private final VBox said = new VBox(4);
  private Optional<Background.Running> testing = Optional.empty();

  /// @param before what is changed; empty for a new one
  ProfileForm(ConnectionViewModel viewModel, Sheets sheets, Optional<ConnectionProfile> before) {
    this.viewModel = viewModel;
    this.sheets = sheets;
    this.draft = new ProfileDraft(before);
    getStyleClass().add("profile-form");
    Label title = new Label(before.map(ConnectionProfile::name).orElse("New connection"));
    title.getStyleClass().add("heading");
    said.setId("profile-message");
    VBox all = new VBox(main(), tls(), ssh(), limits());
    all.getStyleClass().add("fields");
    ScrollPane fields = new ScrollPane(all);
    fields.setFitToWidth(true);
    fields.getStyleClass().add("edge-to-edge");
    VBox.setVgrow(fields, Priority.ALWAYS);
    getChildren().setAll(title, fields, said, answers(before));
  }

  private GridPane main() {
    GridPane grid = grid();
    row(grid, "Name", text("profile-name", draft.name, "staging"));
    TextField url = text("profile-url", draft.url, "postgresql://ada@db.example.com:5432/shop");
    url.getStyleClass().add("mono");
    row(grid, "URL", url);
    ComboBox<Place> place =
        combo("profile-password-place", draft.place, List.of(Place.values()), Place::toString);
    row(grid, "Password", place);
    viewModel
        .connections()
        .keyringAbsence()
        .ifPresent(
            why -> {
              Prose absent = new Prose(why, "muted", "small");
              showWhen(absent, draft.place.map(p -> p == Place.KEYRING));
              grid.add(absent, 1, grid.getRowCount());
            });
    TextField variable = text("profile-variable", draft.variable, "STAGING_PASSWORD");
    showWhen(variable, draft.place.map(p -> p == Place.VARIABLE));
    grid.add(variable, 1, grid.getRowCount());
    PasswordField password = new PasswordField();
    password.setId("profile-password");
    password.setPromptText("Leave empty to keep what is there");
    password.setAccessibleText("Password");
    password.textProperty().bindBidirectional(draft.password);
    showWhen(password, draft.place.map(p -> p != Place.NONE && p != Place.ASKED));
    grid.add(password, 1, grid.getRowCount());
    row(
        grid,
        "For",
        combo(
            "profile-stage",
            draft.stage,
            List.of(Stage.values()),
            stage -> Character.toUpperCase(stage.word().charAt(0)) + stage.word().substring(1)));
    row(grid, "Colour", hues());
    CheckBox readOnly = new CheckBox("Read-only: nothing is ever changed through it");
    readOnly.setId("profile-read-only");
    readOnly.selectedProperty().bindBidirectional(draft.readOnly);
    grid.add(readOnly, 1, grid.getRowCount());
    Prose production =
        new Prose(
            "In production it is read-only until somebody types the database's name, for ten minutes.",
            "muted",
            "small");
    showWhen(production, draft.stage.map(stage -> stage == Stage.PRODUCTION));
    grid.add(production, 1, grid.getRowCount());
    return grid;
  }

  private ComboBox<Hue> hues() {
    ComboBox<Hue> hues = combo("profile-hue", draft.hue, List.of(Hue.values()), Hues::word);
    hues.setCellFactory(_ -> new HueCell());
    hues.setButtonCell(new HueCell());
    return hues;
  }

  private static final class HueCell extends ListCell<Hue> {
    @Override
    @SuppressWarnings("NullAway") // a list gives null to a cell that shows nothing
    protected void updateItem(Hue hue, boolean empty) {
      super.updateItem(hue, empty);
      setText(empty || hue == null ? "" : Hues.word(hue));
      if (empty || hue == null) {
        setGraphic(null);
      } else {
        Circle dot = new Circle(5);
        dot.getStyleClass().add(Hues.styleClass(hue));
        setGraphic(dot);
      }
    }
  }

  private TitledPane tls() {
    GridPane grid = grid();
    row(
        grid,
        "Mode",
        combo(
            "profile-sslmode",
            draft.mode,
            ProfileDraft.MODES,
            mode -> mode.isEmpty() ? "As the server likes" : mode));
    row(
        grid,
        "Authority",
        text("profile-sslrootcert", draft.rootCertificate, "~/ca.pem; empty: those of the system"));
    row(grid, "Certificate", text("profile-sslcert", draft.certificate, "~/me.pem"));
    row(grid, "Its key", text("profile-sslkey", draft.key, "~/me.key"));
    return pane("profile-tls", "Encryption (TLS)", grid, !draft.mode.get().isEmpty());
  }

  private TitledPane ssh() {
    GridPane grid = grid();
    row(grid, "Host", text("profile-ssh-host", draft.sshHost, "bastion.example.com"));
    row(grid, "Port", text("profile-ssh-port", draft.sshPort, "22"));
    row(grid, "User", text("profile-ssh-user", draft.sshUser, System.getProperty("user.name", "")));
    row(
        grid,
        "Private key",
        text("profile-ssh-key", draft.sshKey, "~/.ssh/id_ed25519; empty: the usual ones"));
    row(
        grid,
        "Its passphrase",
        combo("profile-ssh-place", draft.sshPlace, List.of(Place.values()), Place::toString));
    return pane("profile-ssh", "SSH tunnel", grid, !draft.sshHost.get().isEmpty());
  }

  private TitledPane limits() {
    GridPane grid = grid();
    row(grid, "Connections", text("profile-limit", draft.limit, "8"));
    row(grid, "Connect (s)", text("profile-connect-timeout", draft.connectTimeout, "10"));
    row(grid, "Query (s)", text("profile-query-timeout", draft.queryTimeout, "no limit"));
    row(grid, "Idle (s)", text("profile-idle", draft.idle, "600"));
    return pane("profile-limits", "Limits", grid, !draft.queryTimeout.get().isEmpty());
  }

  private HBox answers(Optional<ConnectionProfile> before) {
    Button remove = button("profile-remove", "Remove", this::remove);
    remove.setVisible(before.isPresent());
    Button test = button("profile-test", "Test", this::test);
    Button cancel = button("profile-cancel", "Close", sheets::hide);
    Button save = button("profile-save", "Save and connect", this::save);
    save.getStyleClass().add("accent");
    save.setDefaultButton(true);
    save.disableProperty().bind(draft.name.isEmpty().or(draft.url.isEmpty()));
    test.disableProperty().bind(draft.url.isEmpty());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox answers = new HBox(8, remove, test, space, cancel, save);
    answers.setAlignment(Pos.CENTER_LEFT);
    answers.getStyleClass().add("answers");
    return answers;
  }

  private static Button button(String id, String words, Runnable action) {
    Button button = new Button(words);
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(_ -> action.run());
    return button;
  }

  private void save() {
    try {
      viewModel.save(draft.profile(), draft.before(), sheets::hide, this::failed);
    } catch (ArgumentFailure e) {
      failed(e);
    }
  }

  private void remove() {
    draft.before().ifPresent(name -> viewModel.remove(name, this::failed));
    sheets.hide();
  }

  private void test() {
    testing.ifPresent(Background.Running::cancel);
    said.getChildren().setAll(new Prose("Connecting…", "muted"));
    ConnectionProfile tried;
    try {
      tried = draft.profile();
    } catch (ArgumentFailure e) {
      failed(e);
      return;
    }
    if (tried.name().isEmpty()) {
      draft.name.set("new");
      tried = draft.profile();
      draft.name.set("");
    }
    said.getChildren().clear();
    testing =
        Optional.of(
            viewModel.test(
                tried,
                step -> said.getChildren().add(new Prose(step.line(), "muted", "small")),
                () -> said.getChildren().add(new Prose("It works.", "success-text")),
                this::failed));
  }

  private void failed(Failure failure) {
    said.getChildren().setAll(new Prose(String.valueOf(failure.getMessage()), "danger-text"));
    failure.details().ifPresent(d -> said.getChildren().add(new Prose(d, "muted", "small")));
  }

  private static GridPane grid() {
    GridPane grid = new GridPane(12, 8);
    grid.getStyleClass().add("profile-grid");
    return grid;
  }

  private static void row(GridPane grid, String words, Region field) {
    Label label = new Label(words);
    label.setMinWidth(100);
    label.setLabelFor(field);
    field.setMaxWidth(Double.MAX_VALUE);
    GridPane.setHgrow(field, Priority.ALWAYS);
    field.setAccessibleText(words);
    grid.addRow(grid.getRowCount(), label, field);
  }

  private static TextField text(String id, Property<String> value, String prompt) {
    TextField field = new TextField();
    field.setId(id);
    field.setPromptText(prompt);
    field.textProperty().bindBidirectional(value);
    return field;
  }

  private static <T> ComboBox<T> combo(
      String id, Property<T> value, List<T> choices, Function<T, String> words) {
    ComboBox<T> box = new ComboBox<>();
    box.setId(id);
    box.getItems().setAll(choices);
    box.setConverter(new WordsConverter<>(choices, words));
    box.valueProperty().bindBidirectional(value);
    return box;
  }

  private static TitledPane pane(String id, String title, Node content, boolean open) {
    TitledPane pane = new TitledPane(title, content);
    pane.setId(id);
    pane.setAnimated(false);
    pane.setExpanded(open);
    return pane;
  }

  private static void showWhen(Node node, ObservableValue<Boolean> when) {
    node.visibleProperty().bind(when);
    node.managedProperty().bind(node.visibleProperty());
  }
}
