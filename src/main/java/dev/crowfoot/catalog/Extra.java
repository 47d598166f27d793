// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.catalog;

import java.util.List;

/// Something in a database that the schema language has no word for. A diff never compares it, so a
/// plan never drops it for its own sake; but a plan has to know what stands on a column before it
/// touches the column, and whoever reads a schema out of a database wants to know what is not in
/// it.
///
/// @param on the table it belongs to or reads; a view that reads two tables comes once for each, as
///   does a view or a function for others that it stands on. A thing of its own, such as a
///   function, is on itself
/// @param name its own, or that of the column it is about; of a function with its parameters, as
///   several may have one name
/// @param columns those of the table that it stands on, itself not counted
/// @param definition as the database spells it; empty where nothing is to be said
public record Extra(Kind kind, TableName on, String name, List<String> columns, String definition) {
  public Extra {
    columns = List.copyOf(columns);
  }

  /// What kinds of things a schema cannot say.
  public enum Kind {
    CHECK("CHECK constraint", "CHECK constraints"),
    EXCLUSION("exclusion constraint", "exclusion constraints"),
    FOREIGN_KEY("foreign key that no relation can say", "foreign keys that no relation can say"),
    DEFERRABLE("deferrable constraint", "deferrable constraints"),
    EXPRESSION_INDEX("index on an expression", "indexes on expressions"),
    INDEX_OPTION(
        "index with INCLUDE, NULLS, COLLATE or storage options",
        "indexes with INCLUDE, NULLS, COLLATE or storage options"),
    GENERATED_COLUMN("generated column", "generated columns"),
    IDENTITY_ALWAYS("identity that refuses given values", "identities that refuse given values"),
    COLLATION("column with a collation of its own", "columns with collations of their own"),
    DOMAIN("column of a domain", "columns of domains"),
    COMMENT("comment", "comments"),
    TRIGGER("trigger", "triggers"),
    RULE("rule", "rules"),
    ROW_SECURITY("row-level security policy", "row-level security policies"),
    TABLE_SECURITY("row-level security setting", "row-level security settings"),
    PARTITIONS("partition", "partitions"),
    INHERITANCE("parent it inherits from", "parents it inherits from"),
    TABLE_OPTION("table option", "table options"),
    CONFLICT("ON CONFLICT clause", "ON CONFLICT clauses"),
    VIEW("view", "views"),
    MATERIALIZED_VIEW("materialized view", "materialized views"),
    FUNCTION("function", "functions"),
    TABLE("table beside the models", "tables beside the models"),
    SEQUENCE("sequence of its own", "sequences of their own"),
    TYPE("type of its own", "types of their own"),
    FOREIGN_TABLE("foreign table", "foreign tables"),
    VIRTUAL_TABLE("virtual table", "virtual tables"),
    OTHER_SCHEMA("other schema with tables", "other schemas with tables");

    private final String one;
    private final String several;

    Kind(String one, String several) {
      this.one = one;
      this.several = several;
    }

    /// `1 trigger`, `2 triggers`
    public String counted(long count) {
      return count == 1 ? "1 " + one : count + " " + several;
    }

    public String word() {
      return one;
    }

    /// Whether it is part of a table, rather than beside the tables.
    public boolean isPartOfTable() {
      return compareTo(VIEW) < 0;
    }
  }

  /// Whether it stands on a column.
  public boolean isOn(TableName table, String column) {
    return on.equals(table) && columns.contains(column);
  }
}
