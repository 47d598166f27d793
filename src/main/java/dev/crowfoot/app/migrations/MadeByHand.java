// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.SqlScript;
import dev.crowfoot.adapter.liquibase.History;
import dev.crowfoot.adapter.liquibase.MigrationSql;
import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.model.Provider;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The tables and enum types that hand-written change sets made and no model has: they belong to
/// the database as its views do, and nobody takes them for something that was made beside the
/// migrations.
///
/// @param names in small letters, as hand-written SQL need not spell them like the database
record MadeByHand(Set<String> names) {
  private static final Pattern CREATED =
      SqlNames.pattern(
          "CREATE\\s+(?:(?:UNLOGGED|FOREIGN)\\s+)?(?:TABLE|TYPE)\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?("
              + SqlNames.NAME
              + ")(?:[\\s(].*)?");
  private static final Pattern DROPPED =
      SqlNames.pattern(
          "DROP\\s+(?:TABLE|TYPE)\\s+(?:IF\\s+EXISTS\\s+)?(.*?)(?:\\s+(?:CASCADE|RESTRICT))?");
  private static final Pattern RENAMED =
      SqlNames.pattern(
          "ALTER\\s+(?:TABLE|TYPE)\\s+(?:IF\\s+EXISTS\\s+)?(?:ONLY\\s+)?("
              + SqlNames.NAME
              + ")\\s+RENAME\\s+TO\\s+("
              + SqlNames.WORD
              + ")");

  static final MadeByHand NOTHING = new MadeByHand(Set.of());

  MadeByHand {
    names = Set.copyOf(names);
  }

  /// What is left of all that the hand-written ones among some migrations made.
  static MadeByHand of(MigrationFolder folder, Collection<String> migrations, Provider provider) {
    Set<String> names = new HashSet<>();
    folder.names().stream()
        .filter(migrations::contains)
        .filter(folder::isByHand)
        .flatMap(m -> MigrationSql.of(folder.path(), m, provider).apply().stream())
        .flatMap(
            text -> SqlScript.split(SqlScript.withoutComments(text, provider), provider).stream())
        .forEach(statement -> read(statement.strip(), names));
    return new MadeByHand(names);
  }

  /// What is left of all that the hand-written ones among a database's migrations made.
  static MadeByHand in(Database database, MigrationFolder folder) {
    return of(folder, History.read(database).migrations().keySet(), database.provider());
  }

  private static void read(String statement, Set<String> names) {
    Matcher created = CREATED.matcher(statement);
    Matcher dropped = DROPPED.matcher(statement);
    Matcher renamed = RENAMED.matcher(statement);
    if (created.matches()) {
      names.add(SqlNames.key(created.group(1)));
    } else if (dropped.matches()) {
      SqlNames.pattern(SqlNames.NAME)
          .matcher(dropped.group(1))
          .results()
          .forEach(name -> names.remove(SqlNames.key(name.group())));
    } else if (renamed.matches() && names.remove(SqlNames.key(renamed.group(1)))) {
      names.add(SqlNames.key(renamed.group(2)));
    }
  }

  /// A catalog without them.
  ///
  /// @param expected what the model says
  Catalog outOf(Catalog found, Catalog expected) {
    return names.isEmpty()
        ? found
        : new Catalog(
            found.tables().stream().filter(t -> !has(t.name(), expected)).toList(),
            found.enums().stream().filter(e -> !has(e.name(), expected)).toList(),
            found.extensions(),
            found.extras());
  }

  /// What of a catalog is theirs alone.
  Catalog of(Catalog found, Catalog expected) {
    return new Catalog(
        found.tables().stream().filter(t -> has(t.name(), expected)).toList(),
        found.enums().stream().filter(e -> has(e.name(), expected)).toList());
  }

  /// Whether a table or type is one of them, and no model has taken it since.
  boolean has(TableName name, Catalog expected) {
    return names.contains(SqlNames.key('"' + name.name().replace("\"", "\"\"") + '"'))
        && expected.table(name).isEmpty()
        && expected.enumDefinition(name).isEmpty();
  }
}
