// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.adapter.jdbc.CatalogReader;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Schema;
import dev.crowfoot.testing.Postgres;
import dev.crowfoot.testing.Tables;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import dev.crowfoot.validation.Validation;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import liquibase.Scope;
import liquibase.command.CommandScope;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Liquibase makes the same of a changelog in each notation.
@Execution(ExecutionMode.CONCURRENT)
class ChangelogNotationTest {
  private static final String BEFORE =
      """
      model User {
        id   Int     @id @default(autoincrement())
        name String?
        mail String? @unique
      }
      """;

  private static final String AFTER =
      """
      model User {
        id   Int    @id @default(autoincrement())
        name String @default("a \\"<&'; b")
        mail String @unique
        kind Kind   @default(A)
      }

      model Tag {
        id Int @id
      }

      enum Kind {
        A
        B
      }
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"XML,sqlite", "SQL,sqlite", "XML,postgresql", "SQL,postgresql", "YAML,sqlite"})
  void liquibaseAppliesItAndTakesItBack(ChangelogNotation notation, String provider)
      throws Exception {
    Dialect dialect = provider.equals("sqlite") ? Dialect.sqlite() : Dialect.postgresql();
    Catalog before = catalog(BEFORE, provider, dialect);
    Plan plan = Planner.plan(before, catalog(AFTER, provider, dialect), List.of(), dialect);
    String yaml = Changelog.render(List.of(plan), "20260101000000_next", "crowfoot");
    String url = provider.equals("sqlite") ? "file:dev.db" : Postgres.freshDatabase();
    try (Database database = Database.openOrCreate(DatabaseUrl.parse(url, folder))) {
      Tables.create(database, schema(BEFORE, provider));
      Tables.execute(database, "INSERT INTO \"User\" (name, mail) VALUES ('Ada', 'a@b.c')");
      Catalog was = CatalogReader.read(database);

      String file = "changelog." + notation.name().toLowerCase(Locale.ROOT);
      Files.writeString(folder.resolve(file), notation.write(yaml));
      run(database, "update", file);
      assertThat(dialect.catalogOf(schema(AFTER, provider)).tables())
          .extracting(t -> t.name().name())
          .allMatch(name -> CatalogReader.read(database).tables().toString().contains(name));
      assertThat(CatalogReader.read(database).tables().toString()).contains("kind");
      run(database, "rollbackCount", file);
      assertThat(CatalogReader.read(database).tables())
          .filteredOn(t -> !t.name().name().startsWith("databasechangelog"))
          .containsExactlyElementsOf(was.tables());
    }
  }

  private void run(Database database, String command, String file) throws Exception {
    try (Connection connection = database.ownConnection();
        Statement statement = connection.createStatement()) {
      if (database.provider() == Provider.SQLITE) {
        statement.execute("PRAGMA foreign_keys=OFF");
      }
      liquibase.database.Database target =
          DatabaseFactory.getInstance()
              .findCorrectDatabaseImplementation(new JdbcConnection(connection));
      Scope.child(
          Scope.Attr.resourceAccessor,
          new DirectoryResourceAccessor(folder),
          () -> {
            CommandScope scope =
                new CommandScope(command)
                    .addArgumentValue("database", target)
                    .addArgumentValue("changelogFile", file)
                    .setOutput(OutputStream.nullOutputStream());
            if (command.equals("rollbackCount")) {
              scope.addArgumentValue("count", 1);
            }
            scope.execute();
          });
    }
  }

  private static Catalog catalog(String models, String provider, Dialect dialect) {
    return dialect.catalogOf(schema(models, provider));
  }

  private static Schema schema(String models, String provider) {
    return Validation.of(
            Sources.of(
                SourceText.of(
                    "schema.prisma",
                    "datasource db {\n  provider = \"" + provider + "\"\n}\n\n" + models)))
        .schema();
  }
}
