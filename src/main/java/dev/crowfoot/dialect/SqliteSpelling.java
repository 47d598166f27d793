// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.dialect;

import dev.crowfoot.catalog.ColumnDefault;
import dev.crowfoot.catalog.ColumnType;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads types and defaults as SQLite's pragmas report them.
final class SqliteSpelling {
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d*)?([eE][+-]?\\d+)?");
  private static final Pattern BLOB = Pattern.compile("[xX]'([0-9a-fA-F]*)'");

  private SqliteSpelling() {}

  /// SQLite keeps the words of `CREATE TABLE`, in any case.
  static ColumnType type(String declared) {
    return ColumnType.of(declared.strip().toUpperCase(Locale.ROOT));
  }

  static Optional<ColumnDefault> columnDefault(String sql, ColumnType type) {
    String text = SqlText.unwrapped(sql.strip());
    if (text.equalsIgnoreCase("null")) {
      return Optional.empty();
    }
    if (text.equalsIgnoreCase("CURRENT_TIMESTAMP")) {
      return Optional.of(new ColumnDefault.Now());
    }
    if (type.name().equals("BOOLEAN") && text.matches("(?i)true|false|0|1")) {
      return Optional.of(new ColumnDefault.Bool(text.equals("1") || text.equalsIgnoreCase("true")));
    }
    if (NUMBER.matcher(text).matches()) {
      return Optional.of(new ColumnDefault.Numeric(text));
    }
    var blob = BLOB.matcher(text);
    if (blob.matches()) {
      return Optional.of(new ColumnDefault.Bytes(blob.group(1).toLowerCase(Locale.ROOT)));
    }
    return Optional.of(
        text.matches("(?s)'([^']|'')*'")
            ? new ColumnDefault.Text(text.substring(1, text.length() - 1).replace("''", "'"))
            : new ColumnDefault.Expression(text));
  }
}
