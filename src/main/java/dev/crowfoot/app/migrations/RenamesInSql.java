// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.catalog.CatalogRename;
import dev.crowfoot.catalog.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
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
  private static final Pattern MOVED =
      Pattern.compile("ALTER (TABLE|TYPE) " + NAME + " SET SCHEMA " + NAME);
  private static final Pattern CREATED_ENUM = Pattern.compile("CREATE TYPE " + NAME + " AS ENUM.*");

  /// What the helper tables of a rebuild are called.
  private static final String HELPER = "__new_";

  /// A column or value, with the name its owner has so far.
  private record Part(TableName owner, String from, String to) {
    Part of(TableName owner) {
      return new Part(owner, from, to);
    }
  }

  private final Map<TableName, TableName> tables = new LinkedHashMap<>();
  private final Map<TableName, TableName> enums = new LinkedHashMap<>();
  private final List<Part> columns = new ArrayList<>();
  private final List<Part> values = new ArrayList<>();

  /// Enum types that the statements make.
  private final Set<TableName> made = new HashSet<>();

  /// Names that an enum type gave up, with the one it took.
  private final Map<TableName, TableName> givenUp = new HashMap<>();

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
    Matcher moved = MOVED.matcher(statement);
    Matcher created = CREATED_ENUM.matcher(statement);
    if (table.matches()) {
      TableName from = name(table.group(1));
      renameTable(from, from.withName(plain(table.group(2))));
    } else if (column.matches()) {
      columns.add(new Part(name(column.group(1)), plain(column.group(2)), plain(column.group(3))));
    } else if (enumType.matches()) {
      TableName from = name(enumType.group(1));
      renameEnum(from, from.withName(plain(enumType.group(2))));
    } else if (value.matches()) {
      values.add(new Part(name(value.group(1)), text(value.group(2)), text(value.group(3))));
    } else if (moved.matches()) {
      TableName from = name(moved.group(2));
      TableName to = new TableName(Optional.of(plain(moved.group(3))), from.name());
      if (moved.group(1).equals("TABLE")) {
        renameTable(from, to);
      } else {
        renameEnum(from, to);
      }
    } else if (created.matches()) {
      made.add(name(created.group(1)));
    }
  }

  private void renameTable(TableName from, TableName to) {
    if (!from.name().startsWith(HELPER)) {
      rename(tables, columns, from, to);
    }
  }

  /// An enum that loses a value is made anew beside the old one, which gives up its name and goes:
  /// it is the same enum.
  private void renameEnum(TableName from, TableName to) {
    if (!made.remove(from)) {
      givenUp.put(from, to);
      rename(enums, values, from, to);
      return;
    }
    TableName old = givenUp.remove(to);
    if (old == null) {
      made.add(to);
    } else {
      rename(enums, values, old, to);
    }
  }

  /// A thing may be renamed more than once on the way.
  private static void rename(
      Map<TableName, TableName> renames, List<Part> parts, TableName from, TableName to) {
    TableName first =
        renames.entrySet().stream()
            .filter(e -> e.getValue().equals(from))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(from);
    renames.put(first, to);
    parts.replaceAll(part -> part.owner.equals(from) ? part.of(to) : part);
  }

  private List<CatalogRename> renames() {
    List<CatalogRename> renames = new ArrayList<>();
    tables.forEach((from, to) -> ofOther(from, to, CatalogRename.OfTable::new, renames));
    enums.forEach((from, to) -> ofOther(from, to, CatalogRename.OfEnum::new, renames));
    columns.forEach(
        part -> renames.add(new CatalogRename.OfColumn(part.owner, part.from, part.to)));
    values.forEach(
        part -> renames.add(new CatalogRename.OfEnumValue(part.owner, part.from, part.to)));
    return renames;
  }

  private static void ofOther(
      TableName from,
      TableName to,
      BiFunction<TableName, TableName, CatalogRename> made,
      List<CatalogRename> renames) {
    if (!from.equals(to)) {
      renames.add(made.apply(from, to));
    }
  }

  private static String text(String quoted) {
    return quoted.replace("''", "'");
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
