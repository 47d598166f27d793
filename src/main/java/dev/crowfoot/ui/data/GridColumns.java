// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.adapter.rows.ColumnInfo;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.FieldType.Scalar;
import dev.crowfoot.model.ScalarField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The columns of the shown model as somebody has arranged them: those of the key stand at the left
/// and stay there, the others can be moved, hidden and made wider. Kept for each model.
final class GridColumns {
  static final double LEAST_WIDTH = 48;
  private static final double MOST_WIDTH = 2000;

  private final ColumnMemory memory;
  private final ReadOnlyObjectWrapper<List<Column>> shown = new ReadOnlyObjectWrapper<>(List.of());
  private List<Column> all = List.of();
  private String model = "";

  /// @param key whether it is part of the primary key, and frozen
  record Column(ScalarField field, boolean key, double width, boolean hidden) {
    String name() {
      return field.name();
    }
  }

  GridColumns(ColumnMemory memory) {
    this.memory = memory;
  }

  /// The columns in view, the frozen ones first.
  ReadOnlyObjectProperty<List<Column>> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  List<Column> shown() {
    return shown.get();
  }

  /// All columns, the hidden ones as well.
  List<Column> all() {
    return all;
  }

  /// How many columns stay at the left.
  int frozen() {
    return (int) shown.get().stream().filter(Column::key).count();
  }

  /// Where a field's column is among those shown; -1 when it is not.
  int placeOf(String field) {
    return shown.get().stream().map(Column::name).toList().indexOf(field);
  }

  /// Shows the columns of a model, arranged as they were.
  void show(String modelName, List<ColumnInfo> infos) {
    List<Column> usual =
        infos.stream()
            .map(info -> new Column(info.field(), info.key(), width(info.field()), false))
            .toList();
    boolean same =
        model.equals(modelName)
            && new HashSet<>(all.stream().map(Column::field).toList())
                .equals(new HashSet<>(usual.stream().map(Column::field).toList()));
    if (!same) {
      model = modelName;
      all = arranged(usual, memory.read(modelName).orElse(""));
      tell();
    }
  }

  /// @param text `name:width[:hidden]` of each column in order, separated by `;`
  private static List<Column> arranged(List<Column> usual, String text) {
    Map<String, Column> rest = new HashMap<>();
    usual.forEach(c -> rest.put(c.name(), c));
    List<Column> found = new ArrayList<>();
    for (String entry : text.split(";", -1)) {
      String[] parts = entry.split(":", -1);
      Column column = parts.length < 2 ? null : rest.remove(parts[0]);
      if (column != null) {
        boolean hidden = parts.length > 2 && !column.key();
        found.add(new Column(column.field, column.key, width(parts[1], column.width), hidden));
      }
    }
    usual.stream().filter(c -> rest.containsKey(c.name())).forEach(found::add);
    return found;
  }

  private static double width(String text, double usual) {
    try {
      return Math.clamp(Double.parseDouble(text), LEAST_WIDTH, MOST_WIDTH);
    } catch (NumberFormatException _) {
      return usual; // somebody else's value
    }
  }

  /// Makes a column wider or narrower; [#keep] remembers it when that is over.
  void resize(String field, double width) {
    double wanted = Math.clamp(Math.rint(width), LEAST_WIDTH, MOST_WIDTH);
    all = changed(field, c -> new Column(c.field, c.key, wanted, c.hidden));
    tell();
  }

  void hide(String field) {
    if (shown.get().size() > 1) {
      all = changed(field, c -> c.key ? c : new Column(c.field, false, c.width, true));
      keep();
    }
  }

  void setHidden(Set<String> names) {
    all =
        all.stream()
            .map(c -> new Column(c.field, c.key, c.width, !c.key && names.contains(c.name())))
            .toList();
    keep();
  }

  /// Puts a column before another, or at the end.
  ///
  /// @param place among the columns that are shown
  void move(String field, int place) {
    List<Column> order = new ArrayList<>(shown.get());
    Column moved = order.stream().filter(c -> c.name().equals(field)).findFirst().orElse(null);
    if (moved == null || moved.key) {
      return;
    }
    int from = order.indexOf(moved);
    order.remove(moved);
    order.add(Math.clamp(place > from ? place - 1 : place, frozen(), order.size()), moved);
    Stream<Column> hidden = all.stream().filter(Column::hidden);
    all = Stream.concat(order.stream(), hidden).toList();
    keep();
  }

  /// All columns as the schema has them.
  void reset() {
    List<Column> usual =
        all.stream().map(c -> new Column(c.field, c.key, width(c.field), false)).toList();
    memory.write(model, "");
    all = usual;
    tell();
  }

  private List<Column> changed(String field, UnaryOperator<Column> change) {
    return all.stream().map(c -> c.name().equals(field) ? change.apply(c) : c).toList();
  }

  /// Remembers how the columns are.
  void keep() {
    memory.write(
        model,
        String.join(
            ";",
            all.stream()
                .map(c -> c.name() + ":" + Math.round(c.width) + (c.hidden ? ":hidden" : ""))
                .toList()));
    tell();
  }

  private void tell() {
    List<Column> visible = all.stream().filter(c -> !c.hidden).toList();
    shown.set(
        Stream.concat(visible.stream().filter(Column::key), visible.stream().filter(c -> !c.key()))
            .toList());
  }

  private static double width(ScalarField field) {
    double least = 64 + 8.0 * field.name().length();
    double usual =
        switch (field.type()) {
          case Scalar scalar ->
              switch (scalar) {
                case STRING -> 200;
                case BOOLEAN -> 80;
                case INT, FLOAT -> 96;
                case BIG_INT, DECIMAL -> 128;
                case DATE_TIME -> 204;
                case JSON -> 240;
                case BYTES -> 160;
              };
          case FieldType.EnumReference _ -> 128;
          case FieldType.CompositeReference _, FieldType.Unsupported _ -> 160;
        };
    return Math.max(least, usual);
  }
}
