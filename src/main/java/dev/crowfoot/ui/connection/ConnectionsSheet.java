// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.connection;

import dev.crowfoot.adapter.profile.ConnectionProfile;
import dev.crowfoot.adapter.profile.Stage;
import dev.crowfoot.ui.control.Hues;
import dev.crowfoot.ui.control.Icons;
import dev.crowfoot.ui.control.Sheets;
import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.kordamp.ikonli.feather.Feather;

/// The project's connections: a click connects to one, the pencil beside it changes it.
///
/// Ids: `connections-sheet`, `connections-list`, `connections-add`; for each connection
/// `connection-NAME` and `connection-NAME-edit`.
public final class ConnectionsSheet extends HBox {
  private static final int DOT = 5;

  private final ConnectionViewModel viewModel;
  private final Sheets sheets;
  private final VBox list = new VBox(2);
  private final StackPane form = new StackPane();

  public ConnectionsSheet(ConnectionViewModel viewModel, Sheets sheets) {
    this.viewModel = viewModel;
    this.sheets = sheets;
    setId("connections-sheet");
    getStyleClass().add("connections-sheet");
    getStylesheets()
        .add(Objects.requireNonNull(getClass().getResource("connection.css")).toExternalForm());
    list.setId("connections-list");
    Label title = new Label("Connections");
    title.getStyleClass().add("heading");
    Button add = new Button("Add a connection", Icons.of(Feather.PLUS, "icon-small"));
    add.setId("connections-add");
    add.getStyleClass().add("flat");
    add.setOnAction(_ -> edit(Optional.empty()));
    Region space = new Region();
    VBox.setVgrow(space, Priority.ALWAYS);
    VBox side = new VBox(8, title, list, space, add);
    side.getStyleClass().add("connections-side");
    HBox.setHgrow(form, Priority.ALWAYS);
    getChildren().setAll(side, form);
    show();
    viewModel.profiles().subscribe(this::show);
    ConnectionProfile current = viewModel.profileProperty().get();
    edit(Optional.of(current));
  }

  private void show() {
    ConnectionProfile current = viewModel.profileProperty().get();
    list.getChildren()
        .setAll(
            viewModel.profiles().stream()
                .map(profile -> row(profile, profile.name().equals(current.name())))
                .toList());
  }

  private Node row(ConnectionProfile profile, boolean isCurrent) {
    Circle dot = new Circle(DOT);
    dot.getStyleClass().add(Hues.styleClass(profile.hue()));
    Button choose = new Button(profile.name(), dot);
    choose.setId("connection-" + profile.name());
    choose.setMnemonicParsing(false);
    choose.getStyleClass().addAll("flat", "connection-row");
    choose.setMaxWidth(Double.MAX_VALUE);
    choose.setAlignment(Pos.CENTER_LEFT);
    choose.setTooltip(new Tooltip("Connect to it"));
    choose.setOnAction(
        _ -> {
          viewModel.choose(profile.name());
          sheets.hide();
        });
    HBox.setHgrow(choose, Priority.ALWAYS);
    HBox row = new HBox(4, choose);
    row.setAlignment(Pos.CENTER_LEFT);
    if (profile.stage() == Stage.PRODUCTION) {
      row.getChildren().add(Icons.of(Feather.SHIELD, "icon-warning"));
    } else if (profile.readOnly()) {
      row.getChildren().add(Icons.of(Feather.LOCK, "icon-small"));
    }
    if (isCurrent) {
      row.getStyleClass().add("current");
    }
    Button edit =
        Icons.button(
            "connection-" + profile.name() + "-edit",
            Feather.EDIT_2,
            "Change " + profile.name(),
            () -> edit(Optional.of(profile)));
    row.getChildren().add(edit);
    return row;
  }

  private void edit(Optional<ConnectionProfile> profile) {
    boolean isDefault = profile.filter(ConnectionProfile::isDefault).isPresent();
    form.getChildren()
        .setAll(
            isDefault
                ? new ConnectionSheet(viewModel, sheets)
                : new ProfileForm(viewModel, sheets, profile.map(this::asWritten)));
  }

  /// The chosen one may be marked as in production by its place.
  private ConnectionProfile asWritten(ConnectionProfile profile) {
    return viewModel.profiles().stream()
        .filter(p -> p.name().equals(profile.name()))
        .findFirst()
        .orElse(profile);
  }
}
