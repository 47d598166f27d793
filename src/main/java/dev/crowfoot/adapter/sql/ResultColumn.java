// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.sql;

/// A column of a result.
///
/// @param name as the statement calls it; several may have the same
/// @param type the database's own word for it, in lower case; may be empty
/// @param table the table it comes from, without quotes; empty when it is computed
public record ResultColumn(String name, String type, Kind kind, String table) {
  /// How its values are laid out and written into files.
  public enum Kind {
    TEXT,
    NUMBER,
    BOOLEAN,
    JSON,
    BINARY
  }
}
