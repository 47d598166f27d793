// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.ui.data.GridSelection.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/// The grid: lines of 28 px over any number of rows. Only the lines in view exist, and each is used
/// again for another row when it leaves; the columns of the key stay at the left.
public final class RowGrid extends Region {
  static final double ROW_HEIGHT = 28;
  static final double HEADER_HEIGHT = 32;

  /// The thumb of a scroll bar over millions of rows can still be seen and held.
  private static final double LEAST_THUMB = 0.05;

  private final DataViewModel rows;
  private final GridPlaces places;
  private final GridHeader header;
  private final CellEditor editor;
  private final ScrollBar down = new ScrollBar();
  private final ScrollBar across = new ScrollBar();
  private final List<GridLine> lines = new ArrayList<>();
  private double top;
  private long lookedAt = -1;
  private int lookedIn = -1;
  private boolean scrolling;

  RowGrid(DataViewModel rows) {
    this.rows = rows;
    this.places = new GridPlaces(rows.columns());
    this.header = new GridHeader(rows, places, this::requestLayout);
    this.editor = new CellEditor(rows, this);
    setId("data-grid");
    getStyleClass().add("row-grid");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.TABLE_VIEW);
    Rectangle clip = new Rectangle();
    clip.widthProperty().bind(widthProperty());
    clip.heightProperty().bind(heightProperty());
    setClip(clip);
    down.setOrientation(Orientation.VERTICAL);
    down.setUnitIncrement(ROW_HEIGHT);
    across.setUnitIncrement(40);
    down.valueProperty().addListener((_, _, value) -> scrolledTo(value.doubleValue()));
    across
        .valueProperty()
        .addListener(
            (_, _, value) -> {
              places.setLeft(value.doubleValue());
              requestLayout();
            });
    getChildren().addAll(header, down, across);
    addEventHandler(ScrollEvent.SCROLL, this::onScroll);
    new GridKeys(rows, this, editor).install();
    new GridMouse(rows, this, editor).install();
    new PeekCard(rows, this).install();
    rows.columns().shownProperty().subscribe(this::columnsChanged);
    rows.lines().revisionProperty().subscribe(this::refresh);
    rows.lines().setOnMoved(this::moved);
    rows.selection().revisionProperty().subscribe(this::selectionChanged);
    rows.askedProperty().subscribe(this::toTop);
    rows.jumps().setOnRevealed(this::revealLine);
  }

  /// How many lines there are, as far as is known.
  public long lineCount() {
    return rows.lines().count();
  }

  GridPlaces places() {
    return places;
  }

  DataViewModel model() {
    return rows;
  }

  private void columnsChanged() {
    editor.close();
    lines.forEach(GridLine::forgetColumns);
    rows.selection().clampTo(lineCount(), rows.columns().shown().size());
    requestLayout();
  }

  private void refresh() {
    lines.forEach(GridLine::showAgain);
    requestLayout();
  }

  private void selectionChanged() {
    lines.forEach(GridLine::showSelection);
  }

  private void moved(long by) {
    top = Math.max(top + by * ROW_HEIGHT, 0);
    editor.close();
  }

  private void toTop() {
    top = 0;
    editor.close();
    rows.selection().clear();
    requestLayout();
  }

  // scrolling

  private void scrolledTo(double value) {
    if (!scrolling && value != top) {
      top = value;
      editor.close();
      requestLayout();
    }
  }

  private void onScroll(ScrollEvent event) {
    double dx =
        event.isShiftDown() && event.getDeltaX() == 0 ? event.getDeltaY() : event.getDeltaX();
    double dy = event.isShiftDown() ? 0 : event.getDeltaY();
    across.setValue(Math.clamp(across.getValue() - dx, 0, across.getMax()));
    scrollTo(top - dy);
    event.consume();
  }

  /// @param y how far the first row is above
  void scrollTo(double y) {
    scrolledTo(Math.clamp(y, 0, mostTop()));
  }

  private double mostTop() {
    return Math.max(lineCount() * ROW_HEIGHT - bodyHeight(), 0);
  }

  /// How many whole lines are in view.
  int linesInView() {
    return Math.max((int) (bodyHeight() / ROW_HEIGHT), 1);
  }

  /// Brings a cell into view.
  void reveal(Cell cell) {
    double y = cell.line() * ROW_HEIGHT;
    if (y < top) {
      scrollTo(y);
    } else if (y + ROW_HEIGHT > top + bodyHeight()) {
      scrollTo(y + ROW_HEIGHT - bodyHeight());
    }
    across.setValue(
        Math.clamp(places.leftToReveal(cell.column(), bodyWidth()), 0, across.getMax()));
  }

  /// Brings a line to the upper part of the view, and the keys to the grid.
  void revealLine(long line) {
    scrollTo((line - 3) * ROW_HEIGHT);
    requestFocus();
  }

  // places

  double bodyHeight() {
    return getHeight() - HEADER_HEIGHT - (across.isVisible() ? across.getHeight() : 0);
  }

  double bodyWidth() {
    return getWidth() - (down.isVisible() ? down.getWidth() : 0);
  }

  /// The cell at a point; empty outside of the rows.
  Optional<Cell> cellAt(double x, double y) {
    if (y < HEADER_HEIGHT || y >= HEADER_HEIGHT + bodyHeight() || x < 0 || x >= bodyWidth()) {
      return Optional.empty();
    }
    long line = (long) ((y - HEADER_HEIGHT + top) / ROW_HEIGHT);
    int column = places.columnAt(x);
    return line < lineCount() && column >= 0
        ? Optional.of(new Cell(line, column))
        : Optional.empty();
  }

  /// Where a line begins, in pixels from the top of the grid.
  double lineY(long line) {
    return HEADER_HEIGHT + line * ROW_HEIGHT - top;
  }

  /// Puts a node above the cells.
  void putAbove(Node node) {
    getChildren().add(getChildren().indexOf(header), node);
  }

  void takeAway(Node node) {
    getChildren().remove(node);
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    double thick = snapSizeX(down.prefWidth(-1));
    double columns = places.width();
    boolean needsDown = lineCount() * ROW_HEIGHT > height - HEADER_HEIGHT;
    boolean needsAcross = columns > width - (needsDown ? thick : 0);
    down.setVisible(needsDown);
    across.setVisible(needsAcross);
    down.resizeRelocate(
        width - thick, HEADER_HEIGHT, thick, height - HEADER_HEIGHT - (needsAcross ? thick : 0));
    across.resizeRelocate(0, height - thick, width - (needsDown ? thick : 0), thick);
    top = Math.clamp(top, 0, mostTop());
    bar(down, lineCount() * ROW_HEIGHT, bodyHeight(), top);
    bar(
        across,
        columns,
        bodyWidth(),
        Math.clamp(places.left(), 0, Math.max(columns - bodyWidth(), 0)));
    places.setLeft(across.getValue());
    header.resizeRelocate(0, 0, width, HEADER_HEIGHT);
    header.requestLayout();
    layoutLines();
    editor.layout();
  }

  private void bar(ScrollBar bar, double all, double seen, double value) {
    scrolling = true;
    double most = Math.max(all - seen, 0);
    bar.setMax(most);
    bar.setVisibleAmount(all <= 0 ? 0 : most * Math.max(seen / all, LEAST_THUMB));
    bar.setBlockIncrement(seen);
    bar.setValue(value);
    scrolling = false;
  }

  private void layoutLines() {
    long first = (long) (top / ROW_HEIGHT);
    int wanted = Math.max((int) Math.ceil(bodyHeight() / ROW_HEIGHT) + 1, 1);
    while (lines.size() < wanted) {
      GridLine line = new GridLine(this);
      lines.add(line);
      getChildren().addFirst(line);
    }
    for (int i = 0; i < lines.size(); i++) {
      long number = first + i;
      GridLine line = lines.get((int) (number % lines.size()));
      boolean seen = number < lineCount() && i < wanted;
      line.setVisible(seen);
      if (seen) {
        line.show(number);
        line.resizeRelocate(0, lineY(number), bodyWidth(), ROW_HEIGHT);
        line.requestLayout();
      }
    }
    look(first, first + wanted);
  }

  private void look(long first, long last) {
    int revision = rows.lines().revisionProperty().get();
    if (lookedAt != first || lookedIn != revision) {
      lookedAt = first;
      lookedIn = revision;
      int added = rows.lines().added();
      rows.paging().look(first - added, last - added);
    }
  }
}
