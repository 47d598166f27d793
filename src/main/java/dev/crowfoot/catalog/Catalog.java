// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.catalog;

import java.util.List;
import java.util.Optional;

/// Everything of a database that a schema can describe.
public record Catalog(List<Table> tables, List<EnumDefinition> enums) {
  public static final Catalog EMPTY = new Catalog(List.of(), List.of());

  public Catalog {
    tables = List.copyOf(tables);
    enums = List.copyOf(enums);
  }

  public Optional<Table> table(TableName name) {
    return tables.stream().filter(t -> t.name().equals(name)).findFirst();
  }

  public Optional<EnumDefinition> enumDefinition(TableName name) {
    return enums.stream().filter(e -> e.name().equals(name)).findFirst();
  }
}
