// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.dialect;

import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.Column;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.model.EnumType;
import dev.crowfoot.model.EnumValue;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The enums that columns with checks of ours stand for, where the database has no enum types.
/// Columns that take the same values share one; it is called as the first of them.
final class CheckedEnums {
  private final Schema known;
  private final LegalNames names;
  private final Map<TableName, Map<String, EnumType>> byColumn = new HashMap<>();
  private final Map<String, EnumType> found = new LinkedHashMap<>();

  /// @param names of blocks; new enums take theirs
  /// @param knownField the field that a column is known as
  CheckedEnums(
      Catalog catalog,
      Schema known,
      LegalNames names,
      BiFunction<Table, Column, Optional<ScalarField>> knownField) {
    this.known = known;
    this.names = names;
    for (Table table : catalog.tables()) {
      for (Column column : table.columns()) {
        if (column.isChecked() && column.type().name().equals("TEXT")) {
          EnumType type = type(column, knownField.apply(table, column));
          found.putIfAbsent(type.name(), type);
          byColumn.computeIfAbsent(table.name(), _ -> new HashMap<>()).put(column.name(), type);
        }
      }
    }
  }

  Collection<EnumType> all() {
    return found.values();
  }

  Optional<EnumType> of(Table table, Column column) {
    return Optional.ofNullable(byColumn.getOrDefault(table.name(), Map.of()).get(column.name()));
  }

  /// An enum that the column is known to hold keeps its name, whatever its values are now.
  private EnumType type(Column column, Optional<ScalarField> field) {
    Optional<EnumType> own =
        field
            .filter(f -> f.type() instanceof FieldType.EnumReference)
            .flatMap(f -> known.enumType(f.type().word()));
    if (own.isPresent()) {
      EnumType now = withValues(own.get(), column.allowed());
      return found.getOrDefault(now.name(), now);
    }
    return Stream.concat(found.values().stream(), known.enums().stream())
        .filter(e -> values(e).equals(column.allowed()))
        .findFirst()
        .orElseGet(() -> withValues(unknown(names.give(nameFor(column))), column.allowed()));
  }

  private static EnumType unknown(String name) {
    return new EnumType(name, Optional.empty(), Optional.empty(), List.of(), "");
  }

  /// `order_status` gives `OrderStatus`.
  private static String nameFor(Column column) {
    StringBuilder name = new StringBuilder();
    for (String word : LegalNames.legal(column.name()).split("_", -1)) {
      if (!word.isEmpty()) {
        name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
      }
    }
    return name.toString();
  }

  private static Set<String> values(EnumType type) {
    return type.values().stream().map(EnumValue::databaseName).collect(Collectors.toSet());
  }

  private static EnumType withValues(EnumType type, Set<String> values) {
    return new EnumType(
        type.name(),
        type.mappedName(),
        type.schema(),
        LegalNames.enumValues(type.values(), values),
        type.documentation());
  }
}
