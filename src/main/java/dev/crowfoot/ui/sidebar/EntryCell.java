// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.sidebar;

import dev.crowfoot.ui.control.Hues;
import dev.crowfoot.ui.control.Icons;
import javafx.css.PseudoClass;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// An icon for the line, its name, and its type at the right.
final class EntryCell extends TreeCell<Entry> {
  private static final PseudoClass HEAD = PseudoClass.getPseudoClass("head");

  private final FontIcon icon = Icons.of(Feather.GRID);
  private final Label name = new Label();
  private final Label detail = new Label();
  private final Region strip = new Region();
  private final HBox row;
  private @Nullable Entry shown;

  EntryCell() {
    icon.getStyleClass().add("icon-small");
    StackPane glyph = new StackPane(icon);
    glyph.getStyleClass().add("glyph");
    detail.getStyleClass().addAll("mono", "muted");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    name.setMinWidth(40);
    strip.getStyleClass().add("strip");
    row = new HBox(strip, glyph, name, space, detail);
    row.getStyleClass().add("entry");
    row.setMinWidth(0);
    row.setPrefWidth(1);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
  }

  @Override
  protected void updateItem(Entry entry, boolean empty) {
    super.updateItem(entry, empty);
    if (empty || entry == null) {
      setGraphic(null);
      shown = null;
      return;
    }
    if (entry.equals(shown)) {
      setGraphic(row);
      return; // the tree asks for all its lines when one has changed
    }
    shown = entry;
    paintStrip(entry);
    pseudoClassStateChanged(HEAD, entry instanceof Entry.OfArea);
    icon.setIconCode(icon(entry));
    dress(colour(entry));
    name.setText(entry instanceof Entry.OfArea area ? area.title() : entry.name());
    detail.setText(entry.detail());
    setGraphic(row);
  }

  private void paintStrip(Entry entry) {
    strip.getStyleClass().removeIf(styleClass -> styleClass.startsWith("hue-"));
    entry.colour().ifPresent(hue -> strip.getStyleClass().add(Hues.styleClass(hue)));
  }

  /// A style class that comes or goes has the icon styled anew, which is felt where all lines are.
  private void dress(String colour) {
    if (!icon.getStyleClass().contains(colour)) {
      icon.getStyleClass()
          .removeAll("icon-key", "icon-link", "icon-unique", "icon-enum", "icon-plain");
      icon.getStyleClass().add(colour);
    }
  }

  private static Feather icon(Entry entry) {
    return switch (entry) {
      case Entry.OfArea area -> area.isFolded() ? Feather.CHEVRON_RIGHT : Feather.CHEVRON_DOWN;
      case Entry.OfModel model -> model.model().isView() ? Feather.EYE : Feather.GRID;
      case Entry.OfEnum _ -> Feather.LIST;
      case Entry.OfValue _ -> Feather.MINUS;
      case Entry.OfField field ->
          switch (field.role()) {
            case PRIMARY_KEY -> Feather.KEY;
            case FOREIGN_KEY -> Feather.LINK_2;
            case UNIQUE -> Feather.HASH;
            case RELATION -> Feather.CORNER_DOWN_RIGHT;
            case PLAIN -> Feather.MINUS;
          };
    };
  }

  private static String colour(Entry entry) {
    return switch (entry) {
      case Entry.OfArea _, Entry.OfModel _, Entry.OfValue _ -> "icon-plain";
      case Entry.OfEnum _ -> "icon-enum";
      case Entry.OfField field ->
          switch (field.role()) {
            case PRIMARY_KEY -> "icon-key";
            case FOREIGN_KEY -> "icon-link";
            case UNIQUE -> "icon-unique";
            case RELATION, PLAIN -> "icon-plain";
          };
    };
  }
}
