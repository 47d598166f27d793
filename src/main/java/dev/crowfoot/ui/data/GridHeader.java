// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.adapter.rows.query.Order;
import dev.crowfoot.ui.data.GridColumns.Column;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/// The names of the columns. A click sorts in the database, with Shift it adds to the order; an
/// edge is dragged to make a column wider, a name to put it elsewhere; a right click opens its
/// menu.
final class GridHeader extends Region {
  private static final double EDGE = 5;
  private static final double STILL = 6;

  private final DataViewModel rows;
  private final GridPlaces places;
  private final Runnable relayout;
  private final ColumnMenu menu;
  private final List<HeaderCell> cells = new ArrayList<>();
  private final Region filler = new Region();
  private final Region mark = new Region();
  private double pressedAt;
  private double widthBefore;
  private int held = -1;
  private Holding holding = Holding.NOTHING;

  private enum Holding {
    NOTHING,
    NAME,
    EDGE,
    MOVING
  }

  GridHeader(DataViewModel rows, GridPlaces places, Runnable relayout) {
    this.rows = rows;
    this.places = places;
    this.relayout = relayout;
    this.menu = new ColumnMenu(rows);
    getStyleClass().add("grid-header");
    filler.getStyleClass().add("filler");
    mark.getStyleClass().add("drop-mark");
    mark.setVisible(false);
    rows.columns().shownProperty().subscribe(this::showColumns);
    rows.question().ordersProperty().subscribe(this::markOrders);
    showColumns();
    addEventHandler(MouseEvent.MOUSE_MOVED, e -> setCursor(cursor(e.getX())));
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
    setOnContextMenuRequested(
        event -> {
          int column = places.columnAt(event.getX());
          if (column >= 0) {
            menu.show(this, places.column(column), event.getScreenX(), event.getScreenY());
          }
          event.consume();
        });
  }

  private void showColumns() {
    cells.clear();
    List<Column> shown = rows.columns().shown();
    for (int i = 0; i < shown.size(); i++) {
      cells.add(
          new HeaderCell(
              shown.get(i), rows.links().isLink(shown.get(i).field()), places.isFrozen(i)));
    }
    getChildren().setAll(filler);
    cells.stream().filter(c -> !c.isFrozen()).forEach(getChildren()::add);
    cells.stream().filter(HeaderCell::isFrozen).forEach(getChildren()::add);
    getChildren().add(mark);
    markOrders(rows.question().ordersProperty().get());
    requestLayout();
  }

  private void markOrders(List<Order> orders) {
    cells.forEach(cell -> cell.mark(orders));
  }

  @Override
  protected void layoutChildren() {
    double end = places.width() - places.left();
    filler.resizeRelocate(Math.max(end, 0), 0, Math.max(getWidth() - end, 0), getHeight());
    for (int i = 0; i < cells.size(); i++) {
      cells.get(i).setVisible(places.isSeen(i, getWidth()));
      cells.get(i).resizeRelocate(places.x(i), 0, places.widthOf(i), getHeight());
    }
  }

  /// The column whose right edge is at a place; -1 when there is none.
  private int edgeAt(double x) {
    for (int i = 0; i < places.count(); i++) {
      if (places.isSeen(i, getWidth()) && Math.abs(places.x(i) + places.widthOf(i) - x) <= EDGE) {
        return i;
      }
    }
    return -1;
  }

  private Cursor cursor(double x) {
    return edgeAt(x) >= 0 ? Cursor.H_RESIZE : Cursor.DEFAULT;
  }

  private void pressed(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY) {
      return;
    }
    pressedAt = event.getX();
    int edge = edgeAt(event.getX());
    held = edge >= 0 ? edge : places.columnAt(event.getX());
    holding = held < 0 ? Holding.NOTHING : edge >= 0 ? Holding.EDGE : Holding.NAME;
    widthBefore = held < 0 ? 0 : places.widthOf(held);
    event.consume();
  }

  private void dragged(MouseEvent event) {
    if (holding == Holding.NAME
        && Math.abs(event.getX() - pressedAt) > STILL
        && !places.column(held).key()) {
      holding = Holding.MOVING;
    }
    if (holding == Holding.EDGE) {
      String field = places.column(held).name();
      rows.columns().resize(field, widthBefore + event.getX() - pressedAt);
      relayout.run();
    } else if (holding == Holding.MOVING) {
      int place = dropPlace(event.getX());
      double x = place < places.count() ? places.x(place) : places.width() - places.left();
      mark.setVisible(true);
      mark.resizeRelocate(Math.max(x - 1, 0), 0, 2, getHeight());
    }
    event.consume();
  }

  private int dropPlace(double x) {
    int at = places.columnAt(x);
    if (at < 0) {
      return places.count();
    }
    int place = x > places.x(at) + places.widthOf(at) / 2 ? at + 1 : at;
    return Math.max(place, rows.columns().frozen());
  }

  private void released(MouseEvent event) {
    if (holding == Holding.NAME) {
      rows.question().sortBy(places.column(held).name(), event.isShiftDown());
    } else if (holding == Holding.EDGE) {
      rows.columns().keep();
    } else if (holding == Holding.MOVING) {
      rows.columns().move(places.column(held).name(), dropPlace(event.getX()));
    }
    mark.setVisible(false);
    holding = Holding.NOTHING;
    event.consume();
  }
}
