// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.model.ScalarField;
import dev.crowfoot.ui.data.GridSelection.Cell;
import dev.crowfoot.ui.data.RowDetails.Details;
import dev.crowfoot.ui.data.RowDetails.Entry;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.util.Duration;

/// A card with the row that a foreign key refers to, when the mouse rests on it.
final class PeekCard {
  private static final Duration REST = Duration.millis(400);
  private static final int SHOWN = 8;

  private final DataViewModel rows;
  private final RowGrid grid;
  private final RowDetails details;
  private final Popup popup = new Popup();
  private final PauseTransition rest = new PauseTransition(REST);
  private Optional<Cell> under = Optional.empty();

  PeekCard(DataViewModel rows, RowGrid grid) {
    this.rows = rows;
    this.grid = grid;
    this.details = rows.newDetails();
    popup.setAutoHide(true);
  }

  void install() {
    grid.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
    grid.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> hide());
    grid.addEventHandler(MouseEvent.MOUSE_PRESSED, _ -> hide());
    rest.setOnFinished(_ -> under.ifPresent(this::peek));
  }

  private void moved(MouseEvent event) {
    Optional<Cell> now =
        grid.cellAt(event.getX(), event.getY()).filter(c -> rows.links().isLink(fieldOf(c)));
    if (!now.equals(under)) {
      hide();
      under = now;
      if (now.isPresent()) {
        rest.playFromStart();
      }
    }
  }

  private void hide() {
    under = Optional.empty();
    rest.stop();
    popup.hide();
  }

  private ScalarField fieldOf(Cell cell) {
    return grid.places().column(cell.column()).field();
  }

  /// Shows the row that a cell refers to.
  void peek(Cell cell) {
    rows.lines()
        .at(cell.line())
        .flatMap(row -> rows.links().target(row, fieldOf(cell)))
        .ifPresent(target -> details.load(target, found -> show(cell, found), _ -> {}));
  }

  private void show(Cell cell, Details found) {
    if (grid.getScene() == null || under.filter(cell::equals).isEmpty()) {
      return;
    }
    Label title = new Label(found.model().name());
    title.getStyleClass().add("semibold");
    GridPane table = new GridPane();
    table.getStyleClass().add("clash-table");
    for (Entry entry : found.fields().subList(0, Math.min(SHOWN, found.fields().size()))) {
      Label name = new Label(entry.field().name());
      name.getStyleClass().addAll("muted", "small");
      Label value = new Label(words(entry.content()));
      value.getStyleClass().add("small");
      value.setMaxWidth(280);
      table.addRow(table.getRowCount(), name, value);
    }
    VBox card = new VBox(title, table);
    card.setId("data-peek");
    card.getStyleClass().add("peek-card");
    card.getStylesheets().setAll(grid.getScene().getStylesheets());
    card.getStylesheets().add(DataView.styleSheet());
    popup.getContent().setAll(card);
    Point2D place =
        grid.localToScreen(
            grid.places().x(cell.column()), grid.lineY(cell.line()) + RowGrid.ROW_HEIGHT + 2);
    if (place != null) {
      popup.show(grid, place.getX(), place.getY());
    }
  }

  private static String words(ValueContent content) {
    return switch (content) {
      case ValueContent.Nothing() -> "NULL";
      case ValueContent.Text(String text) -> text.isEmpty() ? "\"\"" : text;
      case ValueContent.Tree(var json) -> json.toString();
      case ValueContent.Binary binary -> binary.size() + " bytes";
    };
  }
}
