// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.console;

import dev.crowfoot.adapter.rows.value.Bytes;
import dev.crowfoot.adapter.sql.Outcome;
import dev.crowfoot.adapter.sql.ResultRow;
import dev.crowfoot.adapter.sql.RowEdit;
import dev.crowfoot.catalog.Column;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.model.Provider;
import dev.crowfoot.sql.Origin;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.jspecify.annotations.Nullable;

/// What somebody changed in the rows of a result and has not written yet.
final class ResultEdits {
  private static final Set<String> NUMERIC =
      Set.of("INTEGER", "BIGINT", "INT", "REAL", "DECIMAL", "FLOAT", "DOUBLE");

  private final Outcome.Rows result;
  private final Origin origin;
  private final Dialect dialect;
  private final IdentityHashMap<ResultRow, Change> changes = new IdentityHashMap<>();
  private final Deque<Runnable> steps = new ArrayDeque<>();
  private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();

  /// @param values by place; null for NULL
  private record Change(boolean deleted, Map<Integer, @Nullable String> values) {}

  ResultEdits(Outcome.Rows result, Origin origin, Provider provider) {
    this.result = result;
    this.origin = origin;
    this.dialect = Dialect.of(provider).orElseThrow();
  }

  /// How many rows have changes. Told also when one row's change is another.
  ReadOnlyIntegerProperty countProperty() {
    return count.getReadOnlyProperty();
  }

  /// Why nothing can be changed; empty when something can.
  String reason() {
    return origin instanceof Origin.Elsewhere elsewhere ? elsewhere.reason() : "";
  }

  /// Whether a cell takes another value.
  boolean isEditable(ResultRow row, int place) {
    return column(place).filter(c -> !c.isGenerated()).isPresent()
        && !(row.values().get(place) instanceof Bytes)
        && !isDeleted(row);
  }

  boolean isDeleted(ResultRow row) {
    return change(row).deleted();
  }

  boolean isEdited(ResultRow row, int place) {
    return change(row).values().containsKey(place);
  }

  /// The value as it is staged, or as it was read.
  @Nullable Object value(ResultRow row, int place) {
    return isEdited(row, place) ? change(row).values().get(place) : row.values().get(place);
  }

  private Change change(ResultRow row) {
    return changes.getOrDefault(row, new Change(false, Map.of()));
  }

  private Optional<Column> column(int place) {
    return origin instanceof Origin.OfTable of
        ? of.columns().get(place).flatMap(of.table()::column)
        : Optional.empty();
  }

  /// Stages a value.
  ///
  /// @param value null for NULL
  /// @return why it cannot be, in a sentence; empty when it is staged
  String set(ResultRow row, int place, @Nullable String value) {
    Column column = column(place).orElseThrow();
    String problem = problem(column, value);
    if (!problem.isEmpty()) {
      return problem;
    }
    Map<Integer, @Nullable String> values = new LinkedHashMap<>(change(row).values());
    String stored = stored(column, value);
    @Nullable Object read = row.values().get(place);
    if (Objects.equals(stored, read == null ? null : read.toString())) {
      values.remove(place);
    } else {
      values.put(place, stored);
    }
    put(row, new Change(false, values));
    return "";
  }

  private String problem(Column column, @Nullable String value) {
    if (value == null) {
      return column.nullable() ? "" : "`" + column.name() + "` must have a value.";
    }
    if (isNoNumber(column, value)) {
      return "`" + column.name() + "` takes a number.";
    }
    boolean allowed = column.allowed().isEmpty() || column.allowed().contains(value);
    return allowed
        ? ""
        : "`" + column.name() + "` takes one of " + String.join(", ", column.allowed()) + ".";
  }

  /// SQLite would keep `true` as a text; it stores 1.
  private @Nullable String stored(Column column, @Nullable String value) {
    boolean bool =
        dialect.provider() == Provider.SQLITE
            && column.type().name().toUpperCase(Locale.ROOT).startsWith("BOOL");
    return !bool || value == null
        ? value
        : switch (value.toLowerCase(Locale.ROOT)) {
          case "true" -> "1";
          case "false" -> "0";
          default -> value;
        };
  }

  /// SQLite takes every text for every column, so it is looked at here.
  private boolean isNoNumber(Column column, String value) {
    if (dialect.provider() != Provider.SQLITE
        || !NUMERIC.contains(column.type().name().toUpperCase(Locale.ROOT))) {
      return false;
    }
    try {
      return new BigDecimal(value.strip()).precision() == 0;
    } catch (NumberFormatException _) {
      return true;
    }
  }

  /// Marks rows to be deleted; those that are marked already are kept again.
  void toggleDeleted(List<ResultRow> rows) {
    if (origin instanceof Origin.OfTable) {
      boolean delete = rows.stream().anyMatch(row -> !isDeleted(row));
      rows.forEach(row -> put(row, new Change(delete, Map.of())));
    }
  }

  private void put(ResultRow row, Change change) {
    Optional<Change> before = Optional.ofNullable(changes.get(row));
    steps.push(() -> before.ifPresentOrElse(b -> changes.put(row, b), () -> changes.remove(row)));
    if (change.deleted() || !change.values().isEmpty()) {
      changes.put(row, change);
    } else {
      changes.remove(row);
    }
    tell();
  }

  /// Takes the last change back.
  void undo() {
    if (!steps.isEmpty()) {
      steps.pop().run();
      tell();
    }
  }

  void discard() {
    changes.clear();
    steps.clear();
    tell();
  }

  private void tell() {
    count.set(-1); // the same number again is news, too
    count.set(changes.size());
  }

  /// The changes in the order of their rows.
  List<RowEdit> edits() {
    if (!(origin instanceof Origin.OfTable of)) {
      return List.of();
    }
    List<RowEdit> edits = new ArrayList<>();
    for (ResultRow row : result.rows()) {
      Change change = changes.get(row);
      if (change != null) {
        edits.add(new RowEdit(of, row, change.values()));
      }
    }
    return edits;
  }

  /// The statements that will be sent, for people.
  String script() {
    return String.join("\n", edits().stream().map(edit -> edit.text(dialect)).toList());
  }
}
