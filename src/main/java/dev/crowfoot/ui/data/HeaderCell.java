// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.adapter.rows.query.Order;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.FieldType.Scalar;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.ui.control.Icons;
import dev.crowfoot.ui.data.GridColumns.Column;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/// The name of a column, with a glyph of its type and its place in the order of the rows.
final class HeaderCell extends HBox {
  private final ScalarField field;
  private final boolean frozen;
  private final Label order = new Label();

  HeaderCell(Column column, boolean link, boolean frozen) {
    this.field = column.field();
    this.frozen = frozen;
    setId("data-column-" + field.name());
    getStyleClass().add("header-cell");
    setManaged(false);
    setAlignment(Pos.CENTER_LEFT);
    Node glyph =
        column.key()
            ? Icons.of(Feather.KEY, "icon-small", "icon-key")
            : link
                ? Icons.of(Feather.LINK_2, "icon-small", "icon-link")
                : Icons.of(glyph(field.type()), "icon-small");
    Label name = new Label(field.name());
    name.getStyleClass().add(column.key() ? "semibold" : "column-name");
    name.setMinWidth(0);
    order.getStyleClass().add("sort-mark");
    order.setMinWidth(USE_PREF_SIZE);
    order.managedProperty().bind(order.visibleProperty());
    getChildren().addAll(glyph, name, order);
    Tooltip tip =
        new Tooltip(
            field.type().word()
                + field.arity().suffix()
                + (field.documentation().isEmpty() ? "" : "\n" + field.documentation()));
    Tooltip.install(this, tip);
  }

  boolean isFrozen() {
    return frozen;
  }

  /// Points up or down when the rows are sorted by the column, with its place in the order.
  void mark(List<Order> orders) {
    int place =
        IntStream.range(0, orders.size())
            .filter(i -> orders.get(i).field().equals(field.name()))
            .findFirst()
            .orElse(-1);
    order.setVisible(place >= 0);
    if (place >= 0) {
      boolean up = orders.get(place).direction() == Order.Direction.ASCENDING;
      order.setGraphic(Icons.of(up ? Feather.ARROW_UP : Feather.ARROW_DOWN, "icon-accent"));
      order.setText(orders.size() > 1 ? String.valueOf(place + 1) : "");
    }
  }

  private static Feather glyph(FieldType type) {
    return switch (type) {
      case Scalar scalar ->
          switch (scalar) {
            case STRING -> Feather.TYPE;
            case BOOLEAN -> Feather.TOGGLE_LEFT;
            case INT, BIG_INT, FLOAT, DECIMAL -> Feather.HASH;
            case DATE_TIME -> Feather.CLOCK;
            case JSON -> Feather.CODE;
            case BYTES -> Feather.FILE;
          };
      case FieldType.EnumReference _ -> Feather.LIST;
      case FieldType.CompositeReference _, FieldType.Unsupported _ -> Feather.BOX;
    };
  }
}
