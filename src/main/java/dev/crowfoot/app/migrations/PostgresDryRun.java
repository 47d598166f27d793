// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.Failure.ConnectionFailure;
import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.Failure.MigrationFailure.Standing;
import dev.crowfoot.adapter.jdbc.CatalogReader;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl.PostgresServer;
import dev.crowfoot.adapter.liquibase.MigrationSql;
import dev.crowfoot.adapter.liquibase.PlanRunner;
import dev.crowfoot.adapter.liquibase.RunListener;
import dev.crowfoot.app.migrations.Trial.Place;
import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.migration.Planner;
import dev.crowfoot.migration.Step;
import dev.crowfoot.model.Provider;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Tries migrations on PostgreSQL: with the real rows in a transaction that is taken back, where
/// every statement allows that; else without rows.
///
/// @param namespaces the database schemas that are looked at
record PostgresDryRun(
    Database database,
    PostgresServer url,
    MigrationFolder folder,
    List<String> namespaces,
    Watch watch) {
  private static final Dialect DIALECT = Dialect.postgresql();

  /// What no transaction can hold, or what can be used only when it is committed.
  private static final Pattern COMMITTED =
      Pattern.compile(
          "\\b(CONCURRENTLY|ADD\\s+VALUE|VACUUM|REINDEX|(CREATE|DROP)\\s+DATABASE|ALTER\\s+SYSTEM)\\b",
          Pattern.CASE_INSENSITIVE);

  /// @param problems what is not as it should be in a catalog
  Trial of(
      List<String> pending, Optional<DryRun.Next> next, Function<Catalog, List<String>> problems) {
    List<String> statements = new ArrayList<>();
    pending.forEach(
        m -> statements.addAll(MigrationSql.of(folder.path(), m, Provider.POSTGRESQL).apply()));
    next.stream()
        .flatMap(n -> n.plan().steps().stream())
        .map(Step::statements)
        .forEach(statements::addAll);
    database.checkWritable();
    return statements.stream().anyMatch(s -> COMMITTED.matcher(s).find())
        ? inClone(statements, problems)
        : inTransaction(statements, problems);
  }

  private Trial inTransaction(List<String> statements, Function<Catalog, List<String>> problems) {
    try (Connection connection = database.ownConnection()) {
      connection.setAutoCommit(false);
      try {
        execute(connection, "SET LOCAL lock_timeout = '5s'");
        Catalog was = CatalogReader.read(database, connection, namespaces);
        TableRows before = TableRows.of(connection, was, statements, DIALECT);
        run(connection, statements);
        Catalog is = CatalogReader.read(database, connection, namespaces);
        TableRows after = TableRows.of(connection, is, statements, DIALECT);
        return new Trial(
            Place.TRANSACTION, watch.statements(), before.comparedWith(after), problems.apply(is));
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  private Trial inClone(List<String> statements, Function<Catalog, List<String>> problems) {
    String name =
        "crowfoot_trial_" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
    Catalog catalog = CatalogReader.read(database, namespaces);
    try (Database clone = make(name);
        Connection connection = clone.ownConnection()) {
      execute(connection, "CREATE SCHEMA IF NOT EXISTS " + DIALECT.quote(url.schema()));
      PlanRunner.run(
          clone, Planner.plan(Catalog.EMPTY, catalog, List.of(), DIALECT), RunListener.NONE);
      CarriedBeside.make(catalog, connection);
      run(connection, statements);
      Catalog is = CatalogReader.read(clone, namespaces);
      return new Trial(Place.EMPTY_CLONE, watch.statements(), List.of(), problems.apply(is));
    } catch (SQLException e) {
      throw database.failure(e);
    } finally {
      drop(name);
    }
  }

  private Database make(String name) {
    try {
      return database.openBeside(name);
    } catch (ConnectionFailure e) {
      throw new MigrationFailure(
          "This cannot be tried: it needs a database of its own, and none could be made. Let the"
              + " user of the database URL make databases (`ALTER ROLE … CREATEDB`), or apply without"
              + " trying.",
          e.details().orElse(""),
          e);
    }
  }

  private void drop(String name) {
    try (Connection connection = database.connection()) {
      execute(connection, "DROP DATABASE IF EXISTS " + DIALECT.quote(name) + " WITH (FORCE)");
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  private void run(Connection connection, List<String> statements) {
    for (String sql : statements) {
      if (watch.isCancelled()) {
        throw new MigrationFailure("The dry run was stopped. The database is as it was.");
      }
      watch.statementBegins(sql);
      long start = System.nanoTime();
      try {
        execute(connection, sql);
      } catch (SQLException e) {
        throw new MigrationFailure(
            "Tried, and the database refuses a statement. Nothing was applied; the database is as it"
                + " was.",
            String.valueOf(e.getMessage()).strip(),
            e,
            new Standing(Optional.of(sql), List.of(), List.of(), List.of()));
      }
      watch.statementDone(sql, Duration.ofNanos(System.nanoTime() - start), OptionalLong.empty());
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
