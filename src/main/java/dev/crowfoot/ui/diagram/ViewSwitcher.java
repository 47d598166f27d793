// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import dev.crowfoot.editor.Layout;
import dev.crowfoot.editor.view.CardCommand;
import dev.crowfoot.ui.control.Icons;
import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/// The name of the shown view at the top left of the canvas, with a menu of all; and how many
/// tables it hides, with a click away.
///
/// Ids: `view-switcher`, `view-hidden`, `view-focus`.
final class ViewSwitcher extends HBox {
  private final DiagramViewModel model;
  private final ViewsViewModel views;
  private final ContextMenu menu = new ContextMenu();

  ViewSwitcher(DiagramViewModel model) {
    this.model = model;
    this.views = model.views();
    getStyleClass().addAll("diagram-float", "diagram-views");
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    StackPane.setAlignment(this, Pos.TOP_LEFT);
    StackPane.setMargin(this, new Insets(12));
    getChildren().addAll(shown(), hidden(), focus());
  }

  private Button shown() {
    Button button = new Button();
    button.setId("view-switcher");
    button.getStyleClass().add("flat");
    button.setFocusTraversable(false);
    button.setGraphic(Icons.of(Feather.LAYERS, "icon-small"));
    button.setTooltip(new Tooltip("Show another view"));
    button.textProperty().bind(views.shownProperty().map(ViewsViewModel::title));
    button.setOnAction(
        _ -> {
          fillMenu();
          menu.show(button, Side.BOTTOM, 0, 4);
        });
    return button;
  }

  private void fillMenu() {
    menu.getItems().clear();
    for (String name : views.names()) {
      RadioMenuItem item = new RadioMenuItem(ViewsViewModel.title(name));
      item.setMnemonicParsing(false);
      item.setSelected(name.equals(views.shownProperty().get()));
      item.setOnAction(_ -> views.show(name));
      menu.getItems().add(item);
    }
    String shown = views.shownProperty().get();
    MenuItem copy = new MenuItem("Duplicate this view");
    copy.setOnAction(_ -> views.duplicate(shown));
    MenuItem delete = new MenuItem("Delete this view");
    delete.setDisable(shown.equals(Layout.ALL));
    delete.setOnAction(_ -> views.delete(shown));
    menu.getItems().addAll(new SeparatorMenuItem(), copy, delete);
  }

  private Button hidden() {
    Button button = new Button();
    button.setId("view-hidden");
    button.getStyleClass().add("flat");
    button.setFocusTraversable(false);
    button.setGraphic(Icons.of(Feather.EYE_OFF, "icon-small"));
    button
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> "Show hidden (" + views.hidden().size() + ")",
                views.layoutProperty(),
                views.shownProperty()));
    button
        .visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> !views.hidden().isEmpty(), views.layoutProperty(), views.shownProperty()));
    button.managedProperty().bind(button.visibleProperty());
    button.setOnAction(_ -> model.execute(new CardCommand.Show(views.hidden())));
    return button;
  }

  private Button focus() {
    Button button = new Button("Focus: Esc ends it");
    button.setId("view-focus");
    button.getStyleClass().add("flat");
    button.setFocusTraversable(false);
    button.setGraphic(Icons.of(Feather.CROSSHAIR, "icon-small"));
    button.visibleProperty().bind(model.focus().cardsProperty().map(cards -> !cards.isEmpty()));
    button.managedProperty().bind(button.visibleProperty());
    button.setOnAction(_ -> model.focus().end());
    return button;
  }
}
