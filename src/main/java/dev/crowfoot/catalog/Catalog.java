// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.catalog;

import java.util.List;
import java.util.Optional;

/// Everything of a database that a schema can describe, and what else stands beside it.
///
/// @param extras what no schema can say; always empty for a catalog that comes from a schema alone
public record Catalog(List<Table> tables, List<EnumDefinition> enums, List<Extra> extras) {
  public static final Catalog EMPTY = new Catalog(List.of(), List.of());

  public Catalog {
    tables = List.copyOf(tables);
    enums = List.copyOf(enums);
    extras = List.copyOf(extras);
  }

  /// A catalog of what a schema can describe.
  public Catalog(List<Table> tables, List<EnumDefinition> enums) {
    this(tables, enums, List.of());
  }

  public Optional<Table> table(TableName name) {
    return tables.stream().filter(t -> t.name().equals(name)).findFirst();
  }

  public Optional<EnumDefinition> enumDefinition(TableName name) {
    return enums.stream().filter(e -> e.name().equals(name)).findFirst();
  }

  /// What else is about a table.
  public List<Extra> extras(TableName table) {
    return extras.stream().filter(e -> e.on().equals(table)).toList();
  }
}
