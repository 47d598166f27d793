// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.jdbc.SqlScript;
import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.diff.Hazard;
import dev.crowfoot.diff.Hazard.Kind;
import dev.crowfoot.diff.Hazard.Question;
import dev.crowfoot.model.Provider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads which rows and values the statements of hand-written migrations take away: no model says
/// it. What is called otherwise by then is counted under the name that the database has now.
final class LossesInSql {
  private static final String NAMES = "(" + SqlNames.NAME + "(?:\\s*,\\s*" + SqlNames.NAME + ")*)";
  private static final String THERE = "(?:IF\\s+EXISTS\\s+)?";

  private static final Pattern DROP_TABLE =
      SqlNames.pattern("DROP\\s+TABLE\\s+" + THERE + NAMES + "(?:\\s+(?:CASCADE|RESTRICT))?");
  private static final Pattern TRUNCATE =
      SqlNames.pattern("TRUNCATE\\s+(?:TABLE\\s+)?(?:ONLY\\s+)?" + NAMES + "(?:[\\s*].*)?");
  private static final Pattern ALTER =
      SqlNames.pattern(
          "ALTER\\s+TABLE\\s+" + THERE + "(?:ONLY\\s+)?(" + SqlNames.NAME + ")\\s+(.*)");
  private static final Pattern DROP_COLUMN =
      SqlNames.pattern("\\bDROP\\s+(?:COLUMN\\s+)?" + THERE + "(" + SqlNames.WORD + ")");
  private static final Pattern RENAME_TABLE =
      SqlNames.pattern("RENAME\\s+TO\\s+(" + SqlNames.WORD + ")");
  private static final Pattern RENAME_COLUMN =
      SqlNames.pattern(
          "RENAME\\s+(?:COLUMN\\s+)?(" + SqlNames.WORD + ")\\s+TO\\s+(" + SqlNames.WORD + ")");
  private static final Pattern CREATE_TABLE =
      SqlNames.pattern(
          "CREATE\\s+TABLE\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?(" + SqlNames.NAME + ")(?:[\\s(].*)?");
  private static final Pattern DELETE =
      SqlNames.pattern("DELETE\\s+FROM\\s+(?:ONLY\\s+)?(" + SqlNames.NAME + ")(.*)");
  private static final Pattern DELETE_WITHIN =
      SqlNames.pattern("WITH\\b.*\\bDELETE\\s+FROM\\s+(?:ONLY\\s+)?(" + SqlNames.NAME + ").*");
  private static final Pattern NOT_COUNTABLE = SqlNames.pattern("\\b(?:USING|RETURNING|LIMIT)\\b");

  /// @param table as the database calls it now, in small letters
  /// @param goes whether the whole table does
  private record Loss(String table, boolean goes, Hazard hazard) {}

  private final Dialect dialect;
  private final Catalog known;
  private final List<Loss> losses = new ArrayList<>();

  /// Tables that the statements make, as they are called at last.
  private final Set<String> made = new HashSet<>();

  /// What tables and columns are called now, by what the statements call them.
  private final Map<String, String> former = new HashMap<>();

  private LossesInSql(Dialect dialect, Catalog known) {
    this.dialect = dialect;
    this.known = known;
  }

  /// @param earlier those that run before, of other migrations
  /// @param statements in the order in which they run
  /// @param known what the database has
  static List<Hazard> of(
      List<String> earlier, List<String> statements, Dialect dialect, Catalog known) {
    LossesInSql found = new LossesInSql(dialect, known);
    earlier.forEach(found::read);
    found.losses.clear();
    statements.forEach(found::read);
    return found.losses.stream()
        .filter(l -> !(l.goes() && found.made.contains(l.table()) && copies(statements)))
        .map(Loss::hazard)
        .toList();
  }

  /// A table that is made anew has its rows again.
  private static boolean copies(List<String> statements) {
    return statements.stream()
        .anyMatch(s -> SqlNames.pattern("INSERT\\s+INTO\\b.*\\bFROM\\b.*").matcher(s).find());
  }

  private void read(String text) {
    for (String part : statements(text)) {
      String statement = part.strip();
      Matcher dropped = DROP_TABLE.matcher(statement);
      Matcher emptied = TRUNCATE.matcher(statement);
      Matcher altered = ALTER.matcher(statement);
      Matcher created = CREATE_TABLE.matcher(statement);
      Matcher deleted = DELETE.matcher(statement);
      Matcher within = DELETE_WITHIN.matcher(statement);
      if (dropped.matches()) {
        each(dropped.group(1), this::dropped);
      } else if (emptied.matches()) {
        each(emptied.group(1), name -> deleted(name, ""));
      } else if (altered.matches()) {
        altered(altered.group(1), altered.group(2));
      } else if (created.matches()) {
        made.add(SqlNames.key(created.group(1)));
      } else if (deleted.matches()) {
        deleted(deleted.group(1), deleted.group(2));
      } else if (within.matches()) {
        deleted(within.group(1), " USING");
      }
    }
  }

  private List<String> statements(String text) {
    Provider provider = dialect.provider();
    return SqlScript.split(SqlScript.withoutComments(text, provider), provider);
  }

  private static void each(String names, Consumer<String> reader) {
    SqlNames.pattern(SqlNames.NAME)
        .matcher(names)
        .results()
        .map(MatchResult::group)
        .forEach(reader);
  }

  private void dropped(String name) {
    String now = now(name);
    if (isThere(name)) {
      losses.add(
          new Loss(
              now,
              true,
              hazard(
                  Kind.TABLE_DROPPED,
                  "All rows of `%s` are lost.".formatted(SqlNames.plain(name)),
                  all(name),
                  Optional.empty())));
    }
    made.remove(SqlNames.key(name));
  }

  private void altered(String table, String what) {
    Matcher renamed = RENAME_TABLE.matcher(what);
    Matcher column = RENAME_COLUMN.matcher(what);
    if (renamed.matches()) {
      renamed(table, renamed.group(1));
    } else if (column.matches()) {
      former.put(column(table, column.group(2)), nowOfColumn(table, column.group(1)));
    } else {
      Matcher dropped = DROP_COLUMN.matcher(what);
      while (dropped.find()) {
        droppedColumn(table, dropped.group(1));
      }
    }
  }

  private void renamed(String from, String to) {
    if (made.remove(SqlNames.key(from))) {
      made.add(SqlNames.key(to));
    } else {
      former.put(SqlNames.key(to), now(from));
    }
  }

  private void droppedColumn(String table, String column) {
    String now = nowOfColumn(table, column);
    Optional<String> there =
        table(table).stream()
            .flatMap(t -> t.columns().stream())
            .map(c -> c.name())
            .filter(c -> c.equalsIgnoreCase(now))
            .findFirst();
    there.ifPresent(
        c ->
            losses.add(
                new Loss(
                    now(table),
                    false,
                    hazard(
                        Kind.COLUMN_DROPPED,
                        "All values of `%s.%s` are lost."
                            .formatted(SqlNames.plain(table), SqlNames.plain(column)),
                        "SELECT count(%s) FROM %s".formatted(dialect.quote(c), quoted(table)),
                        Optional.empty()))));
  }

  /// @param condition what stands behind the name
  private void deleted(String name, String condition) {
    if (!isThere(name)) {
      return;
    }
    String all = all(name);
    boolean countable = !NOT_COUNTABLE.matcher(condition).find();
    losses.add(
        new Loss(
            now(name),
            false,
            hazard(
                Kind.ROWS_DELETED,
                "Rows of `%s` are deleted.".formatted(SqlNames.plain(name)),
                countable ? all + condition : all,
                countable && !condition.isBlank() ? Optional.of(all) : Optional.empty())));
  }

  private static Hazard hazard(Kind kind, String reason, String count, Optional<String> plain) {
    return new Hazard(
        kind,
        reason,
        Optional.of(new Question(count, Optional.empty())),
        plain.map(p -> new Question(p, Optional.empty())),
        Optional.empty(),
        Optional.empty());
  }

  private String all(String name) {
    return "SELECT count(*) FROM " + quoted(name);
  }

  private String quoted(String name) {
    return table(name).map(t -> dialect.quote(t.name())).orElse(name);
  }

  /// What the statements make themselves has no rows yet. Of another schema nobody knows.
  private boolean isThere(String name) {
    return table(name).isPresent() || SqlNames.words(name).size() > 1;
  }

  private Optional<Table> table(String name) {
    String now = now(name);
    return known.tables().stream().filter(t -> t.name().name().equalsIgnoreCase(now)).findFirst();
  }

  private String now(String name) {
    return former.getOrDefault(SqlNames.key(name), SqlNames.key(name));
  }

  private String nowOfColumn(String table, String column) {
    return former.getOrDefault(column(table, column), SqlNames.key(column));
  }

  private String column(String table, String column) {
    return now(table) + "." + SqlNames.key(column);
  }
}
