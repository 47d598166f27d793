// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.catalog;

/// Something in a database that no model says and that the database can tell as a text: a view, a
/// trigger, a check, a table that hand-written SQL made. Two databases have the same when the texts
/// are the same.
///
/// @param on the table it belongs to, or itself
/// @param name as the database calls it; of a function with its parameters
/// @param text as the database spells it
public record Definition(Extra.Kind kind, TableName on, String name, String text) {
  /// What it is called by: of two with the same, one is the other changed.
  public record Id(Extra.Kind kind, TableName on, String name) {}

  public Id id() {
    return new Id(kind, on, name);
  }
}
