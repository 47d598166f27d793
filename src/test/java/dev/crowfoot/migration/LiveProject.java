// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.adapter.jdbc.CatalogReader;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.liquibase.LiquibaseRunner;
import dev.crowfoot.adapter.liquibase.RunListener;
import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.dialect.CatalogRenames;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.diff.Diff;
import dev.crowfoot.diff.Hazard;
import dev.crowfoot.diff.Wording;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Rename;
import dev.crowfoot.model.Schema;
import dev.crowfoot.testing.Postgres;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/// A project with a real database behind it, migrated as a person would: each migration is planned
/// from the last schema, written as a changelog, and applied by Liquibase. After each step the
/// database is inspected and compared with what the schema wants.
final class LiveProject implements AutoCloseable {
  private final Path folder;
  private final Dialect dialect;
  private final Database database;
  private final List<String> names = new ArrayList<>();
  private final List<Schema> schemas = new ArrayList<>(List.of(Schema.EMPTY));
  private final List<Plan> plans = new ArrayList<>();

  LiveProject(Provider provider, Path folder) {
    this.folder = folder;
    this.dialect = Dialect.of(provider).orElseThrow();
    this.database =
        Database.openOrCreate(
            DatabaseUrl.parse(
                provider == Provider.SQLITE ? "file:./dev.db" : Postgres.freshDatabase(), folder));
  }

  /// @param body the schema without its datasource
  Plan migrate(String body, Rename... renames) throws IOException {
    Plan plan = plan(body, renames);
    Schema schema = schemaOf(body);
    String name = "2026112300000%d_step".formatted(names.size());
    Path migration = Files.createDirectories(folder.resolve(name));
    names.add(name);
    Files.writeString(
        migration.resolve("changelog.yaml"), Changelog.render(List.of(plan), name, "ada"));
    Files.writeString(folder.resolve("changelog.yaml"), Changelog.root(names));
    schemas.add(schema);
    plans.add(plan);
    runner().update(RunListener.NONE);
    assertAsWanted();
    return plan;
  }

  /// The plan for a schema, not applied.
  Plan plan(String body, Rename... renames) {
    Schema before = schemas.getLast();
    Schema after = schemaOf(body);
    return Planner.plan(
        dialect.catalogOf(before),
        dialect.catalogOf(after),
        CatalogRenames.of(List.of(renames), before, after, dialect),
        dialect);
  }

  /// Takes the last migration back.
  void rollback() {
    runner().rollback(Math.max(1, plans.getLast().transactions().size()), RunListener.NONE);
    names.removeLast();
    schemas.removeLast();
    plans.removeLast();
    assertAsWanted();
  }

  private LiquibaseRunner runner() {
    return new LiquibaseRunner(database, folder, names);
  }

  private Schema schemaOf(String body) {
    String text =
        "datasource db {\n  provider = \"%s\"\n}\n".formatted(dialect.provider().word()) + body;
    Analysis analysis = Analysis.of(Sources.of(SourceText.of("schema.prisma", text)));
    assertThat(analysis.diagnostics()).isEmpty();
    return analysis.schema();
  }

  private void assertAsWanted() {
    Catalog wanted = dialect.catalogOf(schemas.getLast());
    Catalog found = dialect.aligned(CatalogReader.read(database), wanted);
    assertThat(Diff.between(found, wanted, List.of(), dialect).stream().map(Wording::of)).isEmpty();
  }

  void execute(String... statements) throws SQLException {
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /// Every row as its values with commas, rows with semicolons.
  String query(String sql) throws SQLException {
    StringJoiner rows = new StringJoiner("; ");
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        StringJoiner row = new StringJoiner(", ");
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(result.getString(i)));
        }
        rows.add(row.toString());
      }
    }
    return rows.toString();
  }

  /// The hazards of a plan whose queries count something here: `H102=3`.
  List<String> realHazards(Plan plan) throws SQLException {
    List<String> found = new ArrayList<>();
    for (Hazard hazard : plan.hazards()) {
      String count =
          hazard.question().isPresent() ? query(hazard.question().orElseThrow().count()) : "?";
      if (!count.equals("0")) {
        found.add(hazard.code() + "=" + count);
      }
    }
    return found;
  }

  @Override
  public void close() {
    database.close();
  }
}
