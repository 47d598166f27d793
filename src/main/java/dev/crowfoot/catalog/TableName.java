// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.catalog;

import java.util.Optional;

/// The name of a table or an enum type, with its schema when that is not the connection's own.
public record TableName(Optional<String> schema, String name) {
  public static TableName of(String name) {
    return new TableName(Optional.empty(), name);
  }

  public TableName withName(String newName) {
    return new TableName(schema, newName);
  }

  /// For people: `shop.Order`, unquoted.
  @Override
  public String toString() {
    return schema.map(s -> s + "." + name).orElse(name);
  }
}
