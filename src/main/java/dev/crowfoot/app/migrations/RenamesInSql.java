// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.catalog.CatalogRename;
import dev.crowfoot.catalog.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads back which things the statements of a written migration rename.
///
/// A migration on disk is SQL; what it means to rename is known nowhere else. Without this, taking
/// back a rename would look like dropping one thing and adding another.
final class RenamesInSql {
  private static final String NAME = "((?:\"(?:[^\"]|\"\")+\"\\.)?\"(?:[^\"]|\"\")+\")";
  private static final Pattern TABLE =
      Pattern.compile("ALTER TABLE " + NAME + " RENAME TO " + NAME);
  private static final Pattern COLUMN =
      Pattern.compile("ALTER TABLE " + NAME + " RENAME COLUMN " + NAME + " TO " + NAME);
  private static final Pattern ENUM = Pattern.compile("ALTER TYPE " + NAME + " RENAME TO " + NAME);
  private static final Pattern VALUE =
      Pattern.compile("ALTER TYPE " + NAME + " RENAME VALUE '(.*)' TO '(.*)'");

  /// What the helper tables of a rebuild are called.
  private static final String HELPER = "__new_";

  /// A column or value, with the name its owner had at that moment.
  private record Part(TableName owner, String from, String to) {}

  private final Map<TableName, TableName> tables = new LinkedHashMap<>();
  private final Map<TableName, TableName> enums = new LinkedHashMap<>();
  private final List<Part> columns = new ArrayList<>();
  private final List<Part> values = new ArrayList<>();

  private RenamesInSql() {}

  /// @param statements in the order in which they run
  static List<CatalogRename> of(List<String> statements) {
    RenamesInSql found = new RenamesInSql();
    statements.forEach(statement -> found.read(statement.strip().replaceAll("\\s+", " ")));
    return found.renames();
  }

  private void read(String statement) {
    Matcher table = TABLE.matcher(statement);
    Matcher column = COLUMN.matcher(statement);
    Matcher enumType = ENUM.matcher(statement);
    Matcher value = VALUE.matcher(statement);
    if (table.matches()) {
      rename(tables, name(table.group(1)), plain(table.group(2)));
    } else if (column.matches()) {
      columns.add(new Part(name(column.group(1)), plain(column.group(2)), plain(column.group(3))));
    } else if (enumType.matches()) {
      rename(enums, name(enumType.group(1)), plain(enumType.group(2)));
    } else if (value.matches()) {
      values.add(
          new Part(
              name(value.group(1)),
              value.group(2).replace("''", "'"),
              value.group(3).replace("''", "'")));
    }
  }

  /// A thing may be renamed more than once on the way.
  private static void rename(Map<TableName, TableName> renames, TableName from, String to) {
    if (from.name().startsWith(HELPER)) {
      return;
    }
    TableName first =
        renames.entrySet().stream()
            .filter(e -> e.getValue().equals(from))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(from);
    renames.put(first, from.withName(to));
  }

  private List<CatalogRename> renames() {
    List<CatalogRename> renames = new ArrayList<>();
    tables.forEach((from, to) -> renames.add(new CatalogRename.OfTable(from, to)));
    enums.forEach((from, to) -> renames.add(new CatalogRename.OfEnum(from, to)));
    columns.forEach(
        part ->
            renames.add(
                new CatalogRename.OfColumn(
                    tables.getOrDefault(part.owner, part.owner), part.from, part.to)));
    values.forEach(
        part ->
            renames.add(
                new CatalogRename.OfEnumValue(
                    enums.getOrDefault(part.owner, part.owner), part.from, part.to)));
    return renames;
  }

  private static TableName name(String quoted) {
    int dot = quoted.indexOf("\".\"");
    return dot < 0
        ? TableName.of(plain(quoted))
        : new TableName(
            Optional.of(plain(quoted.substring(0, dot + 1))), plain(quoted.substring(dot + 2)));
  }

  private static String plain(String quoted) {
    return quoted.substring(1, quoted.length() - 1).replace("\"\"", "\"");
  }
}
