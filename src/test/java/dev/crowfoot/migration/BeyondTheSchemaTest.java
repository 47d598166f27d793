// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crowfoot.adapter.jdbc.CatalogReader;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.jdbc.SqlScript;
import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.CatalogRename;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.dialect.SchemaOfCatalog;
import dev.crowfoot.diff.Hazard;
import dev.crowfoot.generate.PrismaWriter;
import dev.crowfoot.model.Datasource;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Schema;
import dev.crowfoot.testing.Foreign;
import dev.crowfoot.testing.Postgres;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Plans for databases that hold more than their schema says.
class BeyondTheSchemaTest {
  @TempDir private Path folder;

  @Test
  void aUniqueConstraintOfPostgresIsDroppedAndMadeAgainAsOne() throws SQLException {
    try (Database database = postgres()) {
      Plan plan = plan(database, " @unique(map: \"customers_vat\")", "");
      assertThat(statements(plan))
          .containsExactly("ALTER TABLE \"customers\" DROP CONSTRAINT \"customers_vat\"");
      run(database, plan.actions());
      run(database, plan.rollback());
      assertThat(
              CatalogReader.read(database)
                  .table(TableName.of("customers"))
                  .orElseThrow()
                  .index("customers_vat")
                  .orElseThrow()
                  .constraint())
          .isTrue();
    }
  }

  @Test
  void whatStandsOnAColumnOfPostgresIsNamedBeforeItsTypeIsChanged() {
    try (Database database = postgres()) {
      Plan retyped =
          plan(
              database,
              "  customer_id String?                   @db.Char(5)",
              "  customer_id String?                   @db.Char(6)");
      assertThat(dependents(retyped))
          .containsExactly(
              "H208 PostgreSQL does not let the type of `orders.customer_id` go or change while"
                  + " this stands on it: the view `open_orders`. Drop that before, and create it"
                  + " again after.");
      assertThatThrownBy(() -> run(database, retyped.actions()))
          .hasMessageContaining("used by a view");
      Plan generated = plan(database, "Int      @default(1)", "BigInt   @default(1)");
      assertThat(dependents(generated)).singleElement().asString().contains("`total`");
      Plan untouched = plan(database, "  discontinued Boolean ", "  gone Boolean ");
      assertThat(dependents(untouched)).isEmpty();
    }
  }

  @Test
  void whatGoesWithAColumnOfPostgresIsNamed() {
    try (Database database = postgres()) {
      Plan plan = plan(database, "  sent_at     DateTime?                 @db.Timestamptz\n", "");
      assertThat(dependents(plan))
          .containsExactly(
              "H104 With `orders.sent_at` goes what the schema does not know: the CHECK constraint"
                  + " `open_or_sent`, the CHECK constraint `sent_after`.");
    }
  }

  @Test
  void aSqliteTableMadeAnewKeepsItsChecksCollationsAndComputedColumns() throws SQLException {
    try (Database database = sqlite()) {
      execute(database, "INSERT INTO users (user_login, user_email) VALUES ('Ada', 'a@b')");
      Plan plan = plan(database, "  user_login   String  @unique", "  user_login   String");
      assertThat(plan.actions()).singleElement().isInstanceOf(Action.Rebuild.class);
      assertThat(dependents(plan)).isEmpty();
      run(database, plan.actions());
      assertThat(extrasOf(database, "users"))
          .containsExactlyInAnyOrder(
              "COLLATION user_login",
              "GENERATED_COLUMN display_name",
              "CHECK has_at",
              "VIEW published");
      assertThatThrownBy(
              () -> execute(database, "INSERT INTO users (user_login, user_email) VALUES (1, 'x')"))
          .hasMessageContaining("has_at");
      assertThat(text(database, "SELECT display_name FROM users")).isEqualTo("Ada <a@b>");
      run(database, plan.rollback());
      assertThatThrownBy(() -> execute(database, "INSERT INTO users (user_login) VALUES ('ADA')"))
          .hasMessageContaining("UNIQUE");
    }
  }

  private static final String SPECIAL =
      """
      CREATE TABLE parents (id INTEGER PRIMARY KEY);
      CREATE TABLE specials (
        a INTEGER NOT NULL,
        b TEXT NOT NULL ON CONFLICT IGNORE DEFAULT 'x',
        c TEXT UNIQUE ON CONFLICT REPLACE,
        d TEXT,
        parent INTEGER REFERENCES parents (id) ON DELETE SET NULL ON UPDATE CASCADE
          DEFERRABLE INITIALLY DEFERRED,
        PRIMARY KEY (a, b) ON CONFLICT REPLACE
      ) STRICT, WITHOUT ROWID;
      INSERT INTO parents VALUES (1);
      INSERT INTO specials VALUES (1, 'b', 'c', NULL, 1);
      """;

  @Test
  void aSqliteTableMadeAnewKeepsItsOptionsAndWhatBecomesOfConflicts() throws SQLException {
    try (Database database = sqlite()) {
      SqlScript.run(database, SPECIAL);
      Plan plan = plan(database, "@default(\"x\")", "@default(\"y\")");
      assertThat(plan.actions()).singleElement().isInstanceOf(Action.Rebuild.class);
      assertThat(lost(plan, database)).isEqualTo("0");
      List<String> before = extrasOf(database, "specials");
      assertThat(before)
          .containsExactlyInAnyOrder(
              "TABLE_OPTION STRICT",
              "TABLE_OPTION WITHOUT ROWID",
              "CONFLICT NOT NULL ON CONFLICT IGNORE",
              "CONFLICT UNIQUE ON CONFLICT REPLACE",
              "CONFLICT PRIMARY KEY ON CONFLICT REPLACE",
              "DEFERRABLE ");
      run(database, plan.actions());
      assertThat(extrasOf(database, "specials"))
          .map(e -> e.startsWith("DEFERRABLE") ? "DEFERRABLE " : e)
          .containsExactlyInAnyOrderElementsOf(before);
      execute(
          database,
          "INSERT INTO specials VALUES (1, 'b', 'c', 'again', 1)",
          "INSERT INTO specials VALUES (2, NULL, 'ignored', NULL, 1)");
      assertThat(text(database, "SELECT group_concat(d) FROM specials")).isEqualTo("again");
      assertThatThrownBy(
              () -> execute(database, "INSERT INTO specials VALUES ('no', 'b', 'd', 1, 1)"))
          .hasMessageContaining("cannot store TEXT value in INTEGER column");
      run(database, plan.rollback());
      assertThat(text(database, "SELECT sql FROM sqlite_schema WHERE name = 'specials'"))
          .contains("DEFERRABLE INITIALLY DEFERRED", "DEFAULT 'x'", ") STRICT, WITHOUT ROWID");
    }
  }

  @Test
  void aStrictTableThatGetsATypeItMayNotHaveIsNoLongerStrictAndThatIsSaid() throws SQLException {
    try (Database database = sqlite()) {
      SqlScript.run(database, SPECIAL);
      Plan plan = plan(database, "  d       String?", "  d       DateTime?");
      assertThat(lost(plan, database)).isEqualTo("1");
      run(database, plan.actions());
      assertThat(extrasOf(database, "specials"))
          .contains("TABLE_OPTION WITHOUT ROWID")
          .doesNotContain("TABLE_OPTION STRICT");
    }
  }

  @Test
  void aCheckFollowsItsRenamedColumnIntoATableMadeAnew() throws SQLException {
    try (Database database = sqlite()) {
      Plan plan =
          plan(
              database,
              "  user_email   String  @default(\"\")",
              "  mail   String  @default(\"none@\")",
              new CatalogRename.OfColumn(TableName.of("users"), "user_email", "mail"));
      run(database, plan.actions());
      assertThatThrownBy(
              () -> execute(database, "INSERT INTO users (user_login, mail) VALUES ('B', 'x')"))
          .hasMessageContaining("has_at");
      execute(database, "INSERT INTO users (user_login) VALUES ('C')");
      assertThat(text(database, "SELECT display_name FROM users")).isEqualTo("C <none@>");
    }
  }

  @Test
  void whatStandsOnAColumnOfSqliteIsNamedBeforeItGoes() {
    try (Database database = sqlite()) {
      Plan plan = plan(database, "  post_status String   @default(\"draft\")\n", "");
      assertThat(dependents(plan))
          .anyMatch(h -> h.startsWith("H208") && h.contains("the view `published`"))
          .anyMatch(h -> h.startsWith("H104") && h.contains("the CHECK constraint"));
    }
  }

  private static List<String> dependents(Plan plan) {
    return plan.hazards().stream()
        .filter(
            h ->
                h.kind() == Hazard.Kind.DEPENDENT
                    || (h.reason().startsWith("With ")
                        && h.kind() == Hazard.Kind.HAND_WRITTEN_LOST))
        .map(h -> h.code() + " " + h.reason())
        .toList();
  }

  /// How many tables lose something by a plan of one step.
  private static String lost(Plan plan, Database database) throws SQLException {
    for (Hazard hazard : plan.hazards()) {
      if (hazard.kind() == Hazard.Kind.HAND_WRITTEN_LOST) {
        return text(database, hazard.question().orElseThrow().count());
      }
    }
    return "";
  }

  private static List<String> statements(Plan plan) {
    return plan.actions().stream().flatMap(a -> a.statements().stream()).toList();
  }

  private static List<String> extrasOf(Database database, String table) {
    return CatalogReader.read(database).extras(TableName.of(table)).stream()
        .map(e -> e.kind() + " " + e.name())
        .toList();
  }

  /// The plan that leads from what was pulled to the same text with one thing replaced.
  private static Plan plan(
      Database database, String replaced, String by, CatalogRename... renames) {
    Provider provider = database.provider();
    Dialect dialect = Dialect.of(provider).orElseThrow();
    Catalog found = CatalogReader.read(database);
    Datasource datasource =
        new Datasource(
            "db",
            provider.word(),
            Optional.empty(),
            Datasource.RelationMode.FOREIGN_KEYS,
            List.of());
    String text =
        PrismaWriter.write(SchemaOfCatalog.of(found, dialect, Optional.of(datasource), List.of()));
    assertThat(text).contains(replaced);
    Catalog before = dialect.completed(dialect.catalogOf(schema(text)), found);
    Catalog after = dialect.catalogOf(schema(text.replace(replaced, by)));
    return Planner.plan(before, after, List.of(renames), dialect);
  }

  private static Schema schema(String text) {
    return Analysis.of(Sources.of(SourceText.of("schema.prisma", text))).schema();
  }

  private static void run(Database database, List<Action> actions) throws SQLException {
    execute(
        database, actions.stream().flatMap(a -> a.statements().stream()).toArray(String[]::new));
  }

  private static void execute(Database database, String... statements) throws SQLException {
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static String text(Database database, String query) throws SQLException {
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private Database postgres() {
    Database database = Database.open(DatabaseUrl.parse(Postgres.freshDatabase(), folder));
    SqlScript.run(database, Foreign.POSTGRES);
    return database;
  }

  private Database sqlite() {
    Database database = Database.openOrCreate(DatabaseUrl.parse("file:blog.db", folder));
    SqlScript.run(database, Foreign.SQLITE);
    return database;
  }
}
