// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.Extra;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.dialect.Dialect;
import java.util.List;

/// What SQLite's tables have that no schema says, as far as written migrations keep it: the
/// definition of a table that they make anew is fixed, so only what it says itself stays.
///
/// @param known what is in the database
/// @param statements those of the migrations
record KeptParts(Catalog known, List<String> statements) {
  /// Of each table, those kinds of which nothing is lost.
  List<Extra> extras() {
    return known.extras().stream()
        .filter(
            e ->
                !e.kind().isPartOfTable()
                    || known.extras(e.on()).stream()
                        .filter(o -> o.kind() == e.kind())
                        .allMatch(this::isKept))
        .toList();
  }

  /// A table that is called otherwise on the way, or a part that is spelled otherwise, counts as
  /// lost: better one question too many.
  private boolean isKept(Extra part) {
    long needed =
        known.extras(part.on()).stream()
            .filter(o -> o.definition().equals(part.definition()))
            .count();
    return statements.stream().noneMatch(s -> s.startsWith(renamed(part.on())))
        && statements.stream()
            .filter(s -> s.startsWith(madeAnew(part.on())))
            .allMatch(s -> count(s, part.definition()) >= needed);
  }

  private static String renamed(TableName table) {
    return "ALTER TABLE " + Dialect.sqlite().quote(table) + " RENAME TO ";
  }

  private static String madeAnew(TableName table) {
    return "CREATE TABLE " + Dialect.sqlite().quote("__new_" + table.name()) + " ";
  }

  private static long count(String text, String part) {
    long count = 0;
    for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
      count++;
    }
    return count;
  }
}
