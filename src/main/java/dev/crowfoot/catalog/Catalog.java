// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Everything of a database that a schema can describe, and what else stands beside it.
///
/// @param extensions of PostgreSQL that a schema can ask for
/// @param extras what no schema can say; always empty for a catalog that comes from a schema alone
public record Catalog(
    List<Table> tables,
    List<EnumDefinition> enums,
    List<ExtensionDefinition> extensions,
    List<Extra> extras) {
  public static final Catalog EMPTY = new Catalog(List.of(), List.of());

  public Catalog {
    tables = List.copyOf(tables);
    enums = List.copyOf(enums);
    extensions = List.copyOf(extensions);
    extras = List.copyOf(extras);
  }

  /// A catalog without extensions, of what a schema can describe.
  public Catalog(List<Table> tables, List<EnumDefinition> enums) {
    this(tables, enums, List.of(), List.of());
  }

  public Optional<Table> table(TableName name) {
    return tables.stream().filter(t -> t.name().equals(name)).findFirst();
  }

  /// For those who look up many.
  public Map<TableName, Table> tablesByName() {
    return tables.stream().collect(Collectors.toMap(Table::name, t -> t, (first, _) -> first));
  }

  /// For those who look up many.
  public Map<TableName, EnumDefinition> enumsByName() {
    return enums.stream()
        .collect(Collectors.toMap(EnumDefinition::name, e -> e, (first, _) -> first));
  }

  public Optional<EnumDefinition> enumDefinition(TableName name) {
    return enums.stream().filter(e -> e.name().equals(name)).findFirst();
  }

  public Optional<ExtensionDefinition> extension(String name) {
    return extensions.stream().filter(e -> e.name().equals(name)).findFirst();
  }

  /// The same with other extensions.
  public Catalog withExtensions(List<ExtensionDefinition> newExtensions) {
    return new Catalog(tables, enums, newExtensions, extras);
  }

  /// The same with other things beside what a schema can describe.
  public Catalog withExtras(List<Extra> newExtras) {
    return new Catalog(tables, enums, extensions, newExtras);
  }

  /// What else is about a table.
  public List<Extra> extras(TableName table) {
    return extras.stream().filter(e -> e.on().equals(table)).toList();
  }
}
