// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.adapter.rows.Page;
import dev.crowfoot.adapter.rows.query.FindMany;
import dev.crowfoot.adapter.rows.query.Key;
import dev.crowfoot.adapter.rows.value.Json;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.ui.background.Background;
import dev.crowfoot.ui.data.GridColumns.Column;
import dev.crowfoot.ui.data.GridSelection.Area;
import dev.crowfoot.ui.data.StagedChanges.RowId;
import dev.crowfoot.ui.data.Staging.CellText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// What is done to all chosen cells at once: copied, pasted over, filled, emptied, deleted. Each is
/// one step that can be taken back.
final class GridEdits {
  private static final int MOST_COPIED = 100_000;

  private final DataViewModel rows;
  private final Background background;
  private final ReadOnlyObjectWrapper<Optional<Surplus>> surplus =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  GridEdits(DataViewModel rows, Background background) {
    this.rows = rows;
    this.background = background;
  }

  /// Pasted lines that go beyond the last row.
  record Surplus(List<Map<ScalarField, Optional<String>>> lines) {}

  /// Lines that wait for somebody to say whether they shall be new rows.
  ReadOnlyObjectProperty<Optional<Surplus>> surplusProperty() {
    return surplus.getReadOnlyProperty();
  }

  /// Gives the chosen cells as text for spreadsheets; those not in memory are read first.
  void copy(Consumer<String> clipboard) {
    Area area = rows.selection().area().orElse(null);
    if (area == null) {
      return;
    }
    if (area.lines() > MOST_COPIED) {
      rows.tell("More than 100,000 rows are not copied. Export them instead.");
      return;
    }
    Optional<List<GridRow>> there = rows.lines().between(area.top(), area.bottom());
    if (there.isPresent() && there.get().stream().noneMatch(GridRow::isBrief)) {
      clipboard.accept(text(there.get(), area));
      return;
    }
    Optional<FindMany> query = query(area);
    if (query.isEmpty()) {
      rows.tell("Scroll to the first or the last chosen row, then copy.");
      return;
    }
    var _ =
        background
            .run(() -> rows.engine().get().findMany(query.get()))
            .onDone(page -> clipboard.accept(text(gridRows(page, area), area)))
            .onFailure(why -> rows.tell("Nothing was copied: " + why.getMessage()))
            .start();
  }

  /// The chosen rows of the database, from whichever end of them is in memory.
  private Optional<FindMany> query(Area area) {
    FindMany asked = rows.asked().orElseThrow().take(area.lines());
    if (area.top() <= rows.lines().added()) {
      return Optional.of(asked.take(area.bottom() - rows.lines().added() + 1));
    }
    return keyAt(area.top())
        .map(key -> asked.after(key).skip(0))
        .or(() -> keyAt(area.bottom()).map(key -> asked.after(key).skip(0).take(-area.lines())));
  }

  private Optional<Key> keyAt(long line) {
    return rows.lines().at(line).flatMap(GridRow::key);
  }

  private List<GridRow> gridRows(Page page, Area area) {
    List<GridRow> found = new ArrayList<>();
    for (long line = area.top(); line < rows.lines().added(); line++) {
      rows.lines().at(line).ifPresent(found::add);
    }
    rows.modelProperty().get().ifPresent(m -> found.addAll(GridRow.of(m, page)));
    return found;
  }

  private String text(List<GridRow> chosen, Area area) {
    List<Column> columns = columns(area);
    return SheetText.write(
        chosen.stream()
            .map(row -> columns.stream().map(c -> text(row, c.field())).toList())
            .toList());
  }

  /// A cell as somebody would type it; empty for NULL.
  private Optional<String> text(GridRow row, ScalarField field) {
    @Nullable Object value = rows.staging().value(row, field.name());
    return rows.staging()
        .refused(row, field.name())
        .map(StagedChanges.Refused::text)
        .or(() -> Optional.ofNullable(value).map(Json::display));
  }

  private List<Column> columns(Area area) {
    List<Column> shown = rows.columns().shown();
    return shown.subList(
        Math.min(area.left(), shown.size()), Math.min(area.right() + 1, shown.size()));
  }

  /// Pastes text from the focused cell on, or the one copied cell into all that are chosen.
  void paste(String text) {
    Area area = rows.selection().area().orElse(null);
    if (area == null || refusesAll()) {
      return;
    }
    List<List<Optional<String>>> lines = SheetText.read(text);
    boolean one = lines.size() == 1 && lines.getFirst().size() == 1;
    if (one) {
      fill(area, (_, _) -> lines.getFirst().getFirst());
      return;
    }
    long last = Math.min(area.top() + lines.size(), rows.lines().count()) - 1;
    withLines(area.top(), last, there -> paste(lines, there, area.left()));
  }

  /// @param there the lines that are pasted over; the others go beyond the last row
  private void paste(List<List<Optional<String>>> lines, List<GridRow> there, int left) {
    List<CellText> cells = new ArrayList<>();
    List<Map<ScalarField, Optional<String>>> beyond = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Map<ScalarField, Optional<String>> values = values(lines.get(i), left);
      if (i < there.size()) {
        GridRow row = there.get(i);
        values.forEach((field, text) -> cells.add(new CellText(row, field, text)));
      } else {
        beyond.add(values);
      }
    }
    edit(cells);
    surplus.set(beyond.isEmpty() ? Optional.empty() : Optional.of(new Surplus(beyond)));
  }

  /// Does something with lines when all of them are in memory.
  private void withLines(long top, long bottom, Consumer<List<GridRow>> work) {
    if (bottom - top >= Paging.MOST_TOGETHER) {
      rows.tell("Not more than 2,000 rows are changed at once. Import them, or choose fewer.");
      return;
    }
    int added = rows.lines().added();
    Optional<List<GridRow>> there = rows.lines().between(top, bottom);
    if (there.isPresent()) {
      work.accept(there.get());
    } else {
      rows.paging()
          .bring(
              Math.max(top - added, 0),
              bottom - added,
              () -> rows.lines().between(top, bottom).ifPresent(work));
    }
  }

  private Map<ScalarField, Optional<String>> values(List<Optional<String>> line, int left) {
    List<Column> shown = rows.columns().shown();
    Map<ScalarField, Optional<String>> values = new LinkedHashMap<>();
    for (int i = 0; i < line.size() && left + i < shown.size(); i++) {
      ScalarField field = shown.get(left + i).field();
      if (rows.isEditable(field)) {
        values.put(field, line.get(i));
      }
    }
    return values;
  }

  /// Makes new rows of the lines that went beyond the last one.
  void addSurplus() {
    surplus
        .get()
        .ifPresent(
            waiting ->
                rows.modelProperty()
                    .get()
                    .ifPresent(m -> rows.staging().insertAll(m, waiting.lines())));
    surplus.set(Optional.empty());
  }

  void leaveSurplus() {
    surplus.set(Optional.empty());
  }

  /// Types one text into all chosen cells.
  ///
  /// @return what is wrong with it for a cell that is chosen alone
  Optional<String> typeOver(String text) {
    Area area = rows.selection().area().orElse(null);
    if (area == null || refusesAll()) {
      return Optional.empty();
    }
    if (area.isOneCell()) {
      Optional<GridRow> row = rows.lines().at(area.top());
      return row.isEmpty()
          ? Optional.empty()
          : rows.staging().edit(row.get(), columns(area).getFirst().field(), text);
    }
    fill(area, (_, _) -> Optional.of(text));
    return Optional.empty();
  }

  void setNull() {
    Area area = rows.selection().area().orElse(null);
    if (area == null || refusesAll()) {
      return;
    }
    if (area.isOneCell()) {
      rows.lines()
          .at(area.top())
          .flatMap(row -> rows.staging().setNull(row, columns(area).getFirst().field()))
          .ifPresent(problem -> rows.tell(sentence(problem)));
    } else {
      fill(area, (_, _) -> Optional.empty());
    }
  }

  /// The first chosen line into those below it; of a single line, the line above.
  void fillDown() {
    Area chosen = rows.selection().area().orElse(null);
    if (chosen == null || refusesAll()) {
      return;
    }
    long source = chosen.lines() == 1 ? chosen.top() - 1 : chosen.top();
    Optional<GridRow> from = rows.lines().at(source);
    if (from.filter(GridRow::isBrief).isPresent()) {
      whole(source, source, this::fillDown);
    } else if (from.isPresent()) {
      Area below = new Area(source + 1, chosen.left(), chosen.bottom(), chosen.right());
      fill(below, (_, field) -> text(from.get(), field));
    }
  }

  /// The first chosen column into those right of it; of a single column, the one before.
  void fillRight() {
    Area chosen = rows.selection().area().orElse(null);
    if (chosen == null || refusesAll()) {
      return;
    }
    int source = chosen.columns() == 1 ? chosen.left() - 1 : chosen.left();
    if (isBrief(chosen.top(), chosen.bottom())) {
      whole(chosen.top(), chosen.bottom(), this::fillRight);
    } else if (source >= 0) {
      ScalarField from = rows.columns().shown().get(source).field();
      Area right = new Area(chosen.top(), source + 1, chosen.bottom(), chosen.right());
      fill(right, (row, _) -> text(row, from));
    }
  }

  private boolean isBrief(long top, long bottom) {
    return rows.lines().between(top, bottom).stream()
        .flatMap(List::stream)
        .anyMatch(GridRow::isBrief);
  }

  /// Reads rows as a whole, then goes on.
  private void whole(long top, long bottom, Runnable then) {
    rows.lines()
        .between(top, bottom)
        .ifPresent(
            lines ->
                rows.newDetails()
                    .readWhole(
                        lines,
                        () -> {
                          if (!isBrief(top, bottom)) {
                            then.run();
                          }
                        }));
  }

  private interface Filling {
    Optional<String> text(GridRow row, ScalarField field);
  }

  private void fill(Area area, Filling filling) {
    withLines(area.top(), area.bottom(), lines -> fill(lines, area, filling));
  }

  private void fill(List<GridRow> lines, Area area, Filling filling) {
    List<CellText> cells = new ArrayList<>();
    for (GridRow row : lines) {
      for (Column column : columns(area)) {
        if (rows.isEditable(column.field()) && !rows.staging().isDeleted(row)) {
          Optional<String> text = filling.text(row, column.field());
          cells.add(new CellText(row, column.field(), text));
        }
      }
    }
    edit(cells);
  }

  private void edit(List<CellText> cells) {
    int refused = rows.staging().editAll(cells);
    if (refused > 0) {
      rows.tell(
          refused == 1
              ? "1 cell has a text that does not fit. It is marked."
              : refused + " cells have texts that do not fit. They are marked.");
    }
  }

  /// Marks the chosen rows to be deleted, or takes the marks away.
  void toggleDeletion() {
    Area area = rows.selection().area().orElse(null);
    if (area != null && !refusesAll()) {
      withLines(area.top(), area.bottom(), rows.staging()::toggleDeletion);
    }
  }

  /// A new row with the values of the chosen one, without those that are made by the database or
  /// must be unique.
  Optional<RowId> duplicate() {
    Optional<GridRow> row = rows.selection().lead().flatMap(lead -> rows.lines().at(lead.line()));
    if (row.filter(GridRow::isBrief).isPresent()) {
      long line = rows.selection().lead().orElseThrow().line();
      whole(line, line, this::duplicate);
      return Optional.empty();
    }
    if (row.isEmpty() || refusesAll()) {
      return Optional.empty();
    }
    return rows.modelProperty()
        .get()
        .map(
            model ->
                rows.staging()
                    .insertUnfinished(
                        model, Duplicate.of(model, f -> rows.staging().value(row.get(), f))));
  }

  private boolean refusesAll() {
    if (rows.readOnlyReasonProperty().get().isEmpty()) {
      return false;
    }
    rows.tell(rows.readOnlyReasonProperty().get());
    return true;
  }

  private static String sentence(String problem) {
    return problem.replace("`", "") + ".";
  }
}
