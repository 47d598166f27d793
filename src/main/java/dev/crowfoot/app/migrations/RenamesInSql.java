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
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
  private static final Pattern CREATED =
      Pattern.compile("CREATE (TABLE|TYPE) (?:IF NOT EXISTS )?" + NAME + "(?: AS ENUM)? ?\\(.*");
  private static final Pattern DROPPED =
      Pattern.compile("DROP (TABLE|TYPE) (?:IF EXISTS )?" + NAME);
  private static final Pattern DROPPED_COLUMN =
      Pattern.compile("ALTER TABLE " + NAME + " DROP COLUMN " + NAME);

  /// A column or value, with the name its owner has so far.
  private record Part(TableName owner, String from, String to) {
    Part of(TableName owner) {
      return new Part(owner, from, to);
    }

    boolean isCalled(TableName table, String name) {
      return owner.equals(table) && to.equals(name);
    }
  }

  /// Tables, or enum types, and what they consist of.
  private static final class Things {
    /// From the first name to the last.
    private final Map<TableName, TableName> names = new LinkedHashMap<>();

    private final List<Part> parts = new ArrayList<>();

    /// Those that the statements make.
    private final Set<TableName> made = new HashSet<>();

    private final Set<TableName> dropped = new HashSet<>();

    /// Names that were given up, with the one that was taken instead.
    private final Map<TableName, TableName> givenUp = new HashMap<>();

    /// What loses a value or a constraint is made anew beside the old one, which gives up its name
    /// and goes, before or after: it is the same thing.
    void rename(TableName from, TableName to) {
      if (!made.remove(from)) {
        givenUp.put(from, to);
        move(from, to);
        return;
      }
      TableName old = givenUp.remove(to);
      if (old != null) {
        move(old, to);
      } else if (!dropped.remove(to)) {
        made.add(to);
      }
    }

    /// A thing may be renamed more than once on the way.
    private void move(TableName from, TableName to) {
      TableName first =
          names.entrySet().stream()
              .filter(e -> e.getValue().equals(from))
              .map(Map.Entry::getKey)
              .findFirst()
              .orElse(from);
      names.put(first, to);
      parts.replaceAll(part -> part.owner.equals(from) ? part.of(to) : part);
    }

    void renamePart(TableName owner, String from, String to) {
      String first =
          parts.stream()
              .filter(p -> p.isCalled(owner, from))
              .map(Part::from)
              .findFirst()
              .orElse(from);
      parts.removeIf(p -> p.isCalled(owner, from));
      parts.add(new Part(owner, first, to));
    }

    void dropPart(TableName owner, String name) {
      parts.removeIf(p -> p.isCalled(owner, name));
    }

    void drop(TableName name) {
      if (!made.remove(name)) {
        dropped.add(name);
      }
    }

    List<CatalogRename> renames(
        BiFunction<TableName, TableName, CatalogRename> ofThing,
        Function<Part, CatalogRename> ofPart) {
      return Stream.concat(
              names.entrySet().stream()
                  .filter(e -> !e.getKey().equals(e.getValue()))
                  .filter(e -> !dropped.contains(e.getValue()))
                  .map(e -> ofThing.apply(e.getKey(), e.getValue())),
              parts.stream()
                  .filter(p -> !p.from.equals(p.to) && !dropped.contains(p.owner))
                  .map(ofPart))
          .toList();
    }
  }

  private final Things tables = new Things();
  private final Things enums = new Things();

  private final ValuesInSql values = new ValuesInSql();

  private RenamesInSql() {}

  /// @param statements in the order in which they run
  static List<CatalogRename> of(List<String> statements) {
    RenamesInSql found = new RenamesInSql();
    statements.forEach(statement -> found.read(statement.strip().replaceAll("\\s+", " ")));
    return found.renames();
  }

  private void read(String statement) {
    match(TABLE, statement, m -> renameTable(name(m.group(1)), plain(m.group(2))));
    match(ENUM, statement, m -> rename(enums, name(m.group(1)), plain(m.group(2))));
    match(
        COLUMN,
        statement,
        m -> renameColumn(name(m.group(1)), plain(m.group(2)), plain(m.group(3))));
    values.read(statement);
    match(
        VALUE,
        statement,
        m -> enums.renamePart(name(m.group(1)), text(m.group(2)), text(m.group(3))));
    match(MOVED, statement, m -> move(of(m.group(1)), name(m.group(2)), plain(m.group(3))));
    match(CREATED, statement, m -> of(m.group(1)).made.add(name(m.group(2))));
    match(DROPPED, statement, m -> of(m.group(1)).drop(name(m.group(2))));
    match(DROPPED_COLUMN, statement, m -> tables.dropPart(name(m.group(1)), plain(m.group(2))));
  }

  private static void match(Pattern pattern, String statement, Consumer<Matcher> reader) {
    Matcher matcher = pattern.matcher(statement);
    if (matcher.matches()) {
      reader.accept(matcher);
    }
  }

  private Things of(String word) {
    return word.equals("TABLE") ? tables : enums;
  }

  private void renameTable(TableName from, String to) {
    if (!tables.made.contains(from)) {
      values.tableRenamed(from, from.withName(to));
    }
    rename(tables, from, to);
  }

  private void renameColumn(TableName table, String from, String to) {
    tables.renamePart(table, from, to);
    values.columnRenamed(table, from, to);
  }

  private static void rename(Things things, TableName from, String to) {
    things.rename(from, from.withName(to));
  }

  private static void move(Things things, TableName from, String schema) {
    things.rename(from, new TableName(Optional.of(schema), from.name()));
  }

  private List<CatalogRename> renames() {
    List<CatalogRename> renames = new ArrayList<>();
    renames.addAll(
        tables.renames(
            CatalogRename.OfTable::new, p -> new CatalogRename.OfColumn(p.owner, p.from, p.to)));
    renames.addAll(
        enums.renames(
            CatalogRename.OfEnum::new, p -> new CatalogRename.OfEnumValue(p.owner, p.from, p.to)));
    values.renames().forEach(renames::add);
    return renames;
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
