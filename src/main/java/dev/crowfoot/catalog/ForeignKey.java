// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.catalog;

import java.util.List;

/// A foreign key, seen from the table that holds it.
///
/// @param name its constraint's name; on SQLite, which keeps none for the catalog, the name Prisma
///   would give it
/// @param columns those of the table that holds it
/// @param target the table referred to
/// @param references the columns there, in the same order
public record ForeignKey(
    String name,
    List<String> columns,
    TableName target,
    List<String> references,
    ReferentialAction onDelete,
    ReferentialAction onUpdate) {
  public ForeignKey {
    columns = List.copyOf(columns);
    references = List.copyOf(references);
  }

  public ForeignKey withName(String newName) {
    return new ForeignKey(newName, columns, target, references, onDelete, onUpdate);
  }
}
