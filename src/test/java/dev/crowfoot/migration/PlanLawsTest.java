// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.adapter.jdbc.CatalogReader;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.CatalogRename;
import dev.crowfoot.catalog.Column;
import dev.crowfoot.catalog.ColumnDefault;
import dev.crowfoot.catalog.ColumnType;
import dev.crowfoot.catalog.ForeignKey;
import dev.crowfoot.catalog.Index;
import dev.crowfoot.catalog.PrimaryKey;
import dev.crowfoot.catalog.ReferentialAction;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.diff.Change;
import dev.crowfoot.diff.Diff;
import dev.crowfoot.diff.Difference;
import dev.crowfoot.diff.Differences;
import dev.crowfoot.diff.Patch;
import dev.crowfoot.diff.Wording;
import dev.crowfoot.testing.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/// What holds for any two catalogs.
class PlanLawsTest {
  @Property(tries = 300)
  void nothingDiffersFromItself(@ForAll @LongRange(min = 0) long seed) {
    for (Dialect dialect : List.of(Dialect.postgresql(), Dialect.sqlite())) {
      Catalog catalog = new Dice(seed, dialect).catalog();
      assertThat(Diff.between(catalog, catalog, List.of(), dialect)).isEmpty();
    }
  }

  @Property(tries = 60)
  void aPlanLeadsSqliteThereAndBack(@ForAll @LongRange(min = 0) long seed)
      throws IOException, SQLException {
    Path folder = Files.createTempDirectory("laws");
    thereAndBack(seed, Dialect.sqlite(), "file:./laws.db", folder);
    for (String file : List.of("laws.db", "laws.db-wal", "laws.db-shm")) {
      Files.deleteIfExists(folder.resolve(file));
    }
    Files.delete(folder);
  }

  @Property(tries = 25)
  void aPlanLeadsPostgresThereAndBack(@ForAll @LongRange(min = 0) long seed) throws SQLException {
    thereAndBack(seed, Dialect.postgresql(), Postgres.freshDatabase(), Path.of("."));
  }

  @Property(tries = 300)
  void allDifferencesTogetherAreTheDifference(@ForAll @LongRange(min = 0) long seed) {
    for (Dialect dialect : List.of(Dialect.postgresql(), Dialect.sqlite())) {
      Dice dice = new Dice(seed, dialect);
      Catalog before = dice.catalog();
      Catalog after = dice.catalog();
      List<Change> changes = Diff.between(before, after, List.of(), dialect);
      assertThat(Differences.of(changes).stream().flatMap(d -> d.changes().stream()))
          .containsExactlyInAnyOrderElementsOf(changes);
      assertSame(Patch.of(before, changes), after, dialect);
      assertSame(Patch.undo(after, changes), before, dialect);
    }
  }

  private static void assertSame(Catalog one, Catalog other, Dialect dialect) {
    assertThat(Diff.between(one, other, List.of(), dialect).stream().map(Wording::of)).isEmpty();
  }

  @Property(tries = 30)
  void eachDifferenceStandsAloneOnSqlite(@ForAll @LongRange(min = 0) long seed)
      throws IOException, SQLException {
    Path file = Files.createTempFile("laws", ".db");
    eachAlone(seed, Dialect.sqlite(), "file:" + file);
    Files.delete(file);
  }

  @Property(tries = 15)
  void eachDifferenceStandsAloneOnPostgres(@ForAll @LongRange(min = 0) long seed)
      throws SQLException {
    eachAlone(seed, Dialect.postgresql(), Postgres.freshDatabase());
  }

  private static void eachAlone(long seed, Dialect dialect, String url) throws SQLException {
    Dice dice = new Dice(seed, dialect);
    Catalog before = dice.catalog();
    List<Change> changes = Diff.between(before, dice.catalog(), List.of(), dialect);
    try (Database database = Database.openOrCreate(DatabaseUrl.parse(url, Path.of(".")));
        Connection connection = database.ownConnection();
        Statement statement = connection.createStatement()) {
      if (dialect.equals(Dialect.sqlite())) {
        statement.execute("PRAGMA foreign_keys = OFF");
      }
      connection.setAutoCommit(false);
      run(statement, Planner.plan(Catalog.EMPTY, before, List.of(), dialect).actions());
      for (Difference difference : Differences.of(changes)) {
        Savepoint savepoint = connection.setSavepoint();
        Catalog alone = Patch.of(before, difference.changes());
        run(statement, Planner.plan(before, alone, List.of(), dialect).actions());
        connection.rollback(savepoint);
      }
      connection.rollback();
    }
  }

  private static void run(Statement statement, List<Action> actions) throws SQLException {
    for (Action action : actions) {
      for (String sql : action.statements()) {
        statement.execute(sql);
      }
    }
  }

  private static void thereAndBack(long seed, Dialect dialect, String url, Path folder)
      throws SQLException {
    Dice dice = new Dice(seed, dialect);
    Catalog before = dice.catalog();
    Catalog after = dice.catalog();
    List<CatalogRename> renames = dice.renames(before, after);
    try (Database database = Database.openOrCreate(DatabaseUrl.parse(url, folder))) {
      run(database, Planner.plan(Catalog.EMPTY, before, List.of(), dialect).actions());
      assertIs(database, before, dialect);
      Plan plan = Planner.plan(before, after, renames, dialect);
      run(database, plan.actions());
      assertIs(database, after, dialect);
      run(database, plan.rollback());
      assertIs(database, before, dialect);
    }
  }

  private static void assertIs(Database database, Catalog wanted, Dialect dialect) {
    Catalog found = dialect.aligned(CatalogReader.read(database), wanted);
    assertThat(Diff.between(found, wanted, List.of(), dialect).stream().map(Wording::of)).isEmpty();
  }

  private static void run(Database database, List<Action> actions) throws SQLException {
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      run(statement, actions);
    }
  }

  /// Throws catalogs: few names, so that they often meet.
  private static final class Dice {
    private final Random random;
    private final Dialect dialect;

    Dice(long seed, Dialect dialect) {
      this.random = new Random(seed);
      this.dialect = dialect;
    }

    private <T> T one(List<T> of) {
      return of.get(random.nextInt(of.size()));
    }

    private Set<String> some(List<String> of) {
      Set<String> chosen = new LinkedHashSet<>();
      of.forEach(
          s -> {
            if (random.nextBoolean()) {
              chosen.add(s);
            }
          });
      return chosen;
    }

    Catalog catalog() {
      Set<String> names = some(List.of("A", "B", "c d", "order"));
      List<Table> tables = names.stream().map(n -> table(n, List.copyOf(names))).toList();
      return new Catalog(tables, List.of());
    }

    private Table table(String name, List<String> others) {
      List<Column> columns = new ArrayList<>();
      columns.add(new Column("id", ColumnType.of("INTEGER"), false, Optional.empty(), isSqlite()));
      List<ForeignKey> keys = new ArrayList<>();
      List<Index> indexes = new ArrayList<>();
      for (String column : some(List.of("a", "b", "c", "x \"y\""))) {
        columns.add(column(column));
        if (random.nextInt(4) == 0) {
          boolean unique = random.nextBoolean();
          indexes.add(
              new Index(
                  name + "_" + column + (unique ? "_key" : "_idx"),
                  unique,
                  List.of(new Index.IndexColumn(column, random.nextBoolean(), Optional.empty())),
                  Index.BTREE,
                  Optional.empty()));
        }
      }
      if (random.nextBoolean()) {
        String target = one(others);
        columns.add(
            new Column(
                "ref", ColumnType.of("INTEGER"), random.nextBoolean(), Optional.empty(), false));
        keys.add(
            new ForeignKey(
                name + "_ref_fkey",
                List.of("ref"),
                TableName.of(target),
                List.of("id"),
                one(List.of(ReferentialAction.CASCADE, ReferentialAction.RESTRICT)),
                ReferentialAction.CASCADE));
      }
      Optional<String> keyName = isSqlite() ? Optional.empty() : Optional.of(name + "_pkey");
      return new Table(
          TableName.of(name),
          columns,
          Optional.of(new PrimaryKey(keyName, List.of("id"))),
          indexes,
          keys);
    }

    private boolean isSqlite() {
      return dialect.equals(Dialect.sqlite());
    }

    private Column column(String name) {
      String type =
          one(
              isSqlite()
                  ? List.of("TEXT", "INTEGER", "REAL", "DATETIME", "BOOLEAN")
                  : List.of("TEXT", "INTEGER", "VARCHAR(9)", "TIMESTAMP(3)", "BOOLEAN", "JSONB"));
      Optional<ColumnDefault> value =
          random.nextBoolean()
              ? Optional.empty()
              : Optional.of(
                  switch (type) {
                    case "INTEGER", "REAL" -> new ColumnDefault.Numeric("7");
                    case "BOOLEAN" -> new ColumnDefault.Bool(true);
                    case "DATETIME", "TIMESTAMP(3)" -> new ColumnDefault.Now();
                    case "JSONB" -> new ColumnDefault.Text("{\"a\": [1]}");
                    default -> new ColumnDefault.Text("it's;");
                  });
      return new Column(name, ColumnType.of(type), random.nextBoolean(), value, false);
    }

    List<CatalogRename> renames(Catalog before, Catalog after) {
      List<CatalogRename> renames = new ArrayList<>();
      List<Table> from = shuffled(before.tables());
      List<Table> to = shuffled(after.tables());
      for (int i = 0; i < Math.min(from.size(), to.size()); i++) {
        if (random.nextBoolean()) {
          continue;
        }
        if (!from.get(i).name().equals(to.get(i).name())) {
          renames.add(new CatalogRename.OfTable(from.get(i).name(), to.get(i).name()));
        }
        List<Column> was = shuffled(from.get(i).columns());
        List<Column> is = shuffled(to.get(i).columns());
        for (int c = 0; c < Math.min(was.size(), is.size()); c++) {
          String a = was.get(c).name();
          String b = is.get(c).name();
          if (!a.equals(b) && !a.equals("id") && !b.equals("id") && random.nextBoolean()) {
            renames.add(new CatalogRename.OfColumn(to.get(i).name(), a, b));
          }
        }
      }
      return renames;
    }

    private <T> List<T> shuffled(List<T> list) {
      List<T> copy = new ArrayList<>(list);
      Collections.shuffle(copy, random);
      return copy;
    }
  }
}
