// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.migration;

import java.util.ArrayList;
import java.util.List;

/// One thing a migration has a database do.
public sealed interface Action {
  /// A statement, without the closing semicolon.
  record Sql(String statement) implements Action {}

  /// A SQLite table made anew, because SQLite cannot alter what has to be altered: create it under
  /// another name, copy the rows, drop the old one, rename, add its indexes. Whoever runs it has
  /// foreign keys switched off, keeps triggers and views, and checks all foreign keys at the end.
  ///
  /// @param tableName the table's name, unquoted
  /// @param createTable creates it as [#temporaryName]
  record Rebuild(String tableName, String createTable, String copyRows, List<String> createIndexes)
      implements Action {
    public Rebuild {
      createIndexes = List.copyOf(createIndexes);
    }

    /// What the new table is called until it takes the old one's place.
    public static String temporaryName(String tableName) {
      return "__new_" + tableName;
    }
  }

  /// The statements as a person would run them.
  default List<String> statements() {
    return switch (this) {
      case Sql(String statement) -> List.of(statement);
      case Rebuild rebuild -> {
        String table = quote(rebuild.tableName());
        List<String> all = new ArrayList<>();
        all.add("PRAGMA foreign_keys = OFF");
        all.add(rebuild.createTable());
        all.add(rebuild.copyRows());
        all.add("DROP TABLE " + table);
        all.add("PRAGMA legacy_alter_table = ON");
        all.add(
            "ALTER TABLE "
                + quote(Rebuild.temporaryName(rebuild.tableName()))
                + " RENAME TO "
                + table);
        all.add("PRAGMA legacy_alter_table = OFF");
        all.addAll(rebuild.createIndexes());
        all.add("PRAGMA foreign_key_check");
        all.add("PRAGMA foreign_keys = ON");
        yield all;
      }
    };
  }

  private static String quote(String name) {
    return dev.crowfoot.dialect.Dialect.sqlite().quote(name);
  }
}
