// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.catalog;

/// What the database does to referring rows when the row they refer to is deleted or its key
/// changes.
public enum ReferentialAction {
  CASCADE("CASCADE"),
  RESTRICT("RESTRICT"),
  NO_ACTION("NO ACTION"),
  SET_NULL("SET NULL"),
  SET_DEFAULT("SET DEFAULT");

  private final String sql;

  ReferentialAction(String sql) {
    this.sql = sql;
  }

  /// The words in SQL.
  public String sql() {
    return sql;
  }
}
