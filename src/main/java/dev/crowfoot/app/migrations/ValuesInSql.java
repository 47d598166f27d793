// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.catalog.CatalogRename;
import dev.crowfoot.catalog.CatalogRename.OfStoredValue;
import dev.crowfoot.catalog.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds in the SQL of migrations which values of enums they rename where those are plain text:
/// with an `UPDATE`, or on the way to a table that is made anew.
final class ValuesInSql {
  private static final String NAME = "(\"(?:[^\"]|\"\")+\")";
  private static final String TEXT = "'((?:[^']|'')*)'";
  private static final Pattern UPDATE =
      Pattern.compile("UPDATE %s SET %s = %s WHERE \\2 = %s".formatted(NAME, NAME, TEXT, TEXT));
  private static final Pattern COPY = Pattern.compile("INSERT INTO \"__new_(.+?)\" \\(.*");
  private static final Pattern IN_PASSING =
      Pattern.compile("CASE %s ((?:WHEN %s THEN %s )+)ELSE \\1 END".formatted(NAME, TEXT, TEXT));
  private static final Pattern WHEN = Pattern.compile("WHEN %s THEN %s ".formatted(TEXT, TEXT));

  private final List<OfStoredValue> found = new ArrayList<>();

  void read(String statement) {
    Matcher update = UPDATE.matcher(statement);
    if (update.matches()) {
      rewritten(
          TableName.of(plain(update.group(1))),
          plain(update.group(2)),
          Map.of(text(update.group(4)), text(update.group(3))));
    }
    Matcher copy = COPY.matcher(statement);
    if (copy.matches()) {
      Matcher passing = IN_PASSING.matcher(statement);
      while (passing.find()) {
        Map<String, String> values = new LinkedHashMap<>();
        Matcher when = WHEN.matcher(passing.group(2));
        while (when.find()) {
          values.put(text(when.group(1)), text(when.group(2)));
        }
        rewritten(
            TableName.of(copy.group(1).replace("\"\"", "\"")), plain(passing.group(1)), values);
      }
    }
  }

  void tableRenamed(TableName from, TableName to) {
    found.replaceAll(
        v -> v.table().equals(from) ? new OfStoredValue(to, v.column(), v.from(), v.to()) : v);
  }

  void columnRenamed(TableName table, String from, String to) {
    found.replaceAll(
        v -> isOf(v, table, from) ? new OfStoredValue(table, to, v.from(), v.to()) : v);
  }

  /// @param values all at once; some may have been renamed before
  private void rewritten(TableName table, String column, Map<String, String> values) {
    List<String> former =
        found.stream().filter(v -> isOf(v, table, column)).flatMap(v -> v.to().stream()).toList();
    found.replaceAll(
        v ->
            isOf(v, table, column)
                ? new OfStoredValue(
                    table, column, v.from(), v.to().map(to -> values.getOrDefault(to, to)))
                : v);
    values.forEach(
        (from, to) -> {
          if (!former.contains(from)) {
            found.add(new OfStoredValue(table, column, from, Optional.of(to)));
          }
        });
  }

  Stream<CatalogRename> renames() {
    return found.stream().filter(v -> !v.to().equals(Optional.of(v.from()))).map(v -> v);
  }

  private static boolean isOf(OfStoredValue value, TableName table, String column) {
    return value.table().equals(table) && value.column().equals(column);
  }

  private static String plain(String quoted) {
    return quoted.substring(1, quoted.length() - 1).replace("\"\"", "\"");
  }

  private static String text(String quoted) {
    return quoted.replace("''", "'");
  }
}
