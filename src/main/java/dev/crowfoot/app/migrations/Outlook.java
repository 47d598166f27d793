// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.dialect.PostgresDialect;
import dev.crowfoot.dialect.SqliteDialect;
import dev.crowfoot.diff.Change;
import dev.crowfoot.diff.Hazard;
import dev.crowfoot.migration.Action;
import dev.crowfoot.migration.Plan;
import dev.crowfoot.migration.Step;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// How a plan will run: what is made anew and how many rows that moves, what is locked, in which
/// order foreign keys come and go, what is committed together.
///
/// @param facts a sentence each, the weightiest first
public record Outlook(List<Fact> facts) {
  private static final int SECONDS = 5;

  public Outlook {
    facts = List.copyOf(facts);
  }

  /// What a fact is about.
  public enum Topic {
    ROWS,
    LOCKS,
    REBUILD,
    ORDER,
    TRANSACTION,
    BACKUP
  }

  public record Fact(Topic topic, String sentence) {}

  /// @param database asked how many rows the tables hold; nothing in it is changed
  static Outlook of(Plan plan, Optional<Database> database) {
    List<Fact> facts = new ArrayList<>();
    if (!plan.isEmpty()) {
      rebuilds(plan, database, facts);
      rows(plan, database, facts);
      locks(plan, facts);
      order(plan, facts);
      transaction(plan, facts);
      if (plan.dialect() instanceof SqliteDialect && database.isPresent()) {
        facts.add(
            new Fact(
                Topic.BACKUP,
                "The file is copied first; the last five copies stay in `.crowfoot/backups`."));
      }
    }
    return new Outlook(facts);
  }

  private static void rebuilds(Plan plan, Optional<Database> database, List<Fact> facts) {
    for (Action action : plan.actions()) {
      if (action instanceof Action.Rebuild rebuild) {
        OptionalLong rows = count(TableName.of(rebuild.tableName()), plan.dialect(), database);
        facts.add(
            new Fact(
                Topic.REBUILD,
                "`%s` is made anew, because SQLite cannot alter it in place: %s copied. Indexes, triggers and views stay; all foreign keys are checked before it is committed."
                    .formatted(
                        rebuild.tableName(),
                        rows.isPresent()
                            ? counted(rows.getAsLong())
                                + " "
                                + (rows.getAsLong() == 1 ? "is" : "are")
                            : "its rows are")));
      }
    }
  }

  /// Of tables that are altered where they stand.
  private static void rows(Plan plan, Optional<Database> database, List<Fact> facts) {
    Set<TableName> altered = new LinkedHashSet<>();
    for (Change change : plan.changes()) {
      switch (change) {
        case Change.AddColumn(var t, _, _) -> altered.add(t.name());
        case Change.DropColumn(var t, _) -> altered.add(t.name());
        case Change.AlterColumn c -> altered.add(c.before().name());
        case Change.CreateIndex(var t, _) -> altered.add(t.name());
        case Change.AddForeignKey(var t, _) -> altered.add(t.name());
        case Change.DropTable(var t) -> altered.add(t.name());
        default -> {}
      }
    }
    plan.actions().stream()
        .filter(Action.Rebuild.class::isInstance)
        .map(a -> TableName.of(((Action.Rebuild) a).tableName()))
        .forEach(altered::remove);
    for (TableName table : altered) {
      count(table, plan.dialect(), database)
          .ifPresent(
              n -> facts.add(new Fact(Topic.ROWS, "`%s` holds %s.".formatted(table, counted(n)))));
    }
  }

  private static void locks(Plan plan, List<Fact> facts) {
    boolean locks = plan.hazards().stream().anyMatch(h -> h.kind() == Hazard.Kind.TABLE_LOCKED);
    if (plan.dialect() instanceof PostgresDialect && !locks) {
      facts.add(new Fact(Topic.LOCKS, "No table is locked for longer than a moment."));
    } else if (plan.dialect() instanceof SqliteDialect) {
      facts.add(
          new Fact(
              Topic.LOCKS, "SQLite has one writer: others wait until the migration is committed."));
    }
  }

  private static void order(Plan plan, List<Fact> facts) {
    long added = 0;
    long dropped = 0;
    for (Step step : plan.steps()) {
      for (Change change : step.sources()) {
        switch (change) {
          case Change.AddForeignKey _ -> added++;
          case Change.DropForeignKey _ -> dropped++;
          case Change.CreateTable(var t) when plan.dialect() instanceof SqliteDialect ->
              added += t.foreignKeys().size();
          default -> {}
        }
      }
    }
    if (added > 0) {
      facts.add(
          new Fact(
              Topic.ORDER,
              plan.dialect() instanceof PostgresDialect
                  ? "%s added last, when every table is there, so that tables may refer to each other."
                      .formatted(keys(added))
                  : "%s made with %s and checked at the end."
                      .formatted(keys(added), added == 1 ? "its table" : "their tables")));
    }
    if (dropped > 0) {
      facts.add(
          new Fact(
              Topic.ORDER,
              "%s dropped first, so that nothing is in the way.".formatted(keys(dropped))));
    }
  }

  private static String keys(long count) {
    return count == 1 ? "1 foreign key is" : count + " foreign keys are";
  }

  private static void transaction(Plan plan, List<Fact> facts) {
    facts.add(
        new Fact(
            Topic.TRANSACTION,
            plan.transactions().size() < 2
                ? "One transaction: all of it is applied, or nothing."
                : "Two transactions: the database wants the first part committed before the second can use it. If the second fails, the first stays and can be rolled back."));
  }

  private static String counted(long rows) {
    return rows == 1 ? "1 row" : "%,d rows".formatted(rows);
  }

  /// PostgreSQL's own estimate, or SQLite's count while it is quick.
  private static OptionalLong count(TableName table, Dialect dialect, Optional<Database> database) {
    if (database.isEmpty()) {
      return OptionalLong.empty();
    }
    String estimate = "SELECT reltuples::bigint FROM pg_class WHERE oid = to_regclass(?)";
    String exact = "SELECT count(*) FROM " + dialect.quote(table);
    try (Connection connection = database.get().connection()) {
      OptionalLong rows =
          dialect instanceof PostgresDialect
              ? number(connection, estimate, Optional.of(dialect.quote(table)))
              : OptionalLong.empty();
      return rows.isPresent() && rows.getAsLong() > 0
          ? rows
          : number(connection, exact, Optional.empty());
    } catch (SQLException _) {
      return OptionalLong.empty(); // the table may be one that a pending migration makes
    }
  }

  private static OptionalLong number(Connection connection, String sql, Optional<String> value)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setQueryTimeout(SECONDS);
      if (value.isPresent()) {
        statement.setString(1, value.get());
      }
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
      }
    }
  }
}
