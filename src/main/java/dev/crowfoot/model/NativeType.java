// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.model;

import java.util.List;

/// `@db.VarChar(191)`: the database's own type behind a field.
///
/// @param datasource the prefix, usually `db`
/// @param arguments as written
public record NativeType(String datasource, String name, List<String> arguments) {
  public NativeType {
    arguments = List.copyOf(arguments);
  }

  /// As the file writes it, without the `@`.
  @Override
  public String toString() {
    return datasource
        + "."
        + name
        + (arguments.isEmpty() ? "" : "(" + String.join(", ", arguments) + ")");
  }
}
