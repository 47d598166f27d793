// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.liquibase.RunListener;
import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.app.migrations.Migrations;
import dev.crowfoot.app.migrations.Review;
import dev.crowfoot.app.migrations.pairs.Pair.Side;
import dev.crowfoot.diff.Severity;
import dev.crowfoot.diff.Wording;
import dev.crowfoot.editor.Document;
import dev.crowfoot.model.Rename;
import dev.crowfoot.testing.Postgres;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import dev.crowfoot.validation.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;

/// What holds for any two schemas and the rows between them, on real databases and by the product's
/// own way: planned, written, applied by Liquibase, found as wanted, and taken back.
///
/// A long run: `mvn -Ppairs test`.
class MigrationPairsTest {
  /// The same pairs each time, so that a run says what a change did; `mvn -Ppairs test` goes on to
  /// thousands of others.
  private static final String SEED = "20261123";

  /// Both databases at once: while one server works, the other's migration is planned.
  @Property(seed = SEED, shrinking = ShrinkingMode.OFF)
  void rowsSurviveTheWayThereAndBack(@ForAll @LongRange(min = 0) long seed)
      throws IOException, SQLException, InterruptedException {
    FutureTask<Boolean> postgres =
        new FutureTask<>(
            () -> {
              postgres(seed);
              return true;
            });
    Thread beside = Thread.ofPlatform().name("pairs on PostgreSQL").start(postgres);
    try {
      sqlite(seed);
    } finally {
      beside.join();
    }
    try {
      assertThat(postgres.get()).isTrue();
    } catch (ExecutionException e) {
      throw new AssertionError("on PostgreSQL", e.getCause());
    }
  }

  static void sqlite(long seed) throws IOException, SQLException {
    Path folder = Files.createTempDirectory("pairs");
    try (Database database = Database.openOrCreate(DatabaseUrl.parse("file:./dev.db", folder))) {
      check(new Dice(seed, false).schemas(), database, folder);
    } finally {
      delete(folder);
    }
  }

  static void postgres(long seed) throws IOException, SQLException {
    Database database = Server.DATABASE;
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "DROP SCHEMA IF EXISTS public, other CASCADE; CREATE SCHEMA public; CREATE SCHEMA other");
    }
    Path folder = Files.createTempDirectory("pairs");
    try {
      check(new Dice(seed, true).schemas(), database, folder);
    } finally {
      delete(folder);
    }
  }

  /// One database for all pairs, emptied before each: making one costs more than a migration.
  private static final class Server {
    static final Database DATABASE =
        Database.open(DatabaseUrl.parse(Postgres.freshDatabase(), Path.of(".")));
  }

  private static void check(TwoSchemas schemas, Database database, Path folder)
      throws SQLException {
    Migrations migrations =
        new Migrations(new ProjectFiles(folder.resolve("schema.prisma"))).untried();
    LiveRows rows = new LiveRows(schemas);
    migrate(migrations, "init", document(schemas, Side.BEFORE, List.of()), database);
    fill(database, rows.inserts());
    Map<String, List<String>> before = read(database, rows, Side.BEFORE);
    Document next = document(schemas, Side.AFTER, schemas.renames());
    Review review = migrations.review(next, Optional.of(database));
    try {
      migrate(migrations, "next", next, database);
    } catch (MigrationFailure refused) {
      // Values that the new type cannot hold: said before, and nothing is lost.
      assertThat(review.findings()).as(refused.getMessage()).anyMatch(MigrationPairsTest::mayFail);
      if (refused.standing().stream().anyMatch(s -> !s.inPart().isEmpty())) {
        migrations
            .back()
            .rollback(database, migrations.back().lastApplied(database, 1), RunListener.NONE);
      }
      assertThat(read(database, rows, Side.BEFORE)).isEqualTo(before);
      return;
    }
    assertThat(read(database, rows, Side.AFTER)).isEqualTo(before);
    if (migrations.folder().names().size() == 2) {
      migrations
          .back()
          .rollback(database, migrations.back().lastApplied(database, 1), RunListener.NONE);
      assertAsMigrated(migrations, database);
      assertThat(read(database, rows, Side.BEFORE)).isEqualTo(before);
    }
  }

  private static boolean mayFail(Review.Finding finding) {
    return finding.hazard().severity() == Severity.MAY_FAIL && !finding.isHarmless();
  }

  private static Document document(TwoSchemas schemas, Side side, List<Rename> renames) {
    Sources sources = Sources.of(SourceText.of("schema.prisma", schemas.text(side)));
    Analysis analysis = Validation.of(sources);
    assertThat(analysis.diagnostics().stream().filter(d -> d.isError())).isEmpty();
    return Document.of(sources).withRenames(renames);
  }

  private static void migrate(
      Migrations migrations, String name, Document document, Database database) {
    Review review = migrations.review(document, Optional.of(database));
    if (!review.isEmpty()) {
      migrations.writeAndApply(review, name, document, database, RunListener.NONE);
    }
    assertAsMigrated(migrations, database);
  }

  private static void assertAsMigrated(Migrations migrations, Database database) {
    assertThat(migrations.drift(database).changes().stream().map(Wording::of)).isEmpty();
  }

  private static void fill(Database database, List<String> inserts) throws SQLException {
    try (Connection connection = database.ownConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          switch (database.provider()) {
            case SQLITE -> "PRAGMA foreign_keys = OFF";
            default -> "SET session_replication_role = replica";
          });
      for (String insert : inserts) {
        statement.execute(insert);
      }
    }
  }

  private static Map<String, List<String>> read(Database database, LiveRows rows, Side side)
      throws SQLException {
    try (Connection connection = database.connection()) {
      return rows.read(connection, side);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
