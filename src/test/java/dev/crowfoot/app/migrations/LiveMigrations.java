// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.liquibase.RunListener;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.editor.Document;
import dev.crowfoot.model.Provider;
import dev.crowfoot.testing.Postgres;
import dev.crowfoot.testing.Tables;
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
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;

/// A project's migrations with a real database behind them.
record LiveMigrations(Migrations migrations, Database database) implements AutoCloseable {
  static LiveMigrations in(Path folder, Provider provider) {
    return new LiveMigrations(
        new Migrations(new ProjectFiles(folder.resolve("schema.prisma"))),
        Database.openOrCreate(
            DatabaseUrl.parse(
                provider == Provider.SQLITE ? "file:./dev.db" : Postgres.freshDatabase(), folder)));
  }

  /// @param body the schema; one without its datasource is for this database
  Document document(String body) {
    String text =
        body.contains("datasource db {")
            ? body
            : "datasource db {\n  provider = \"%s\"\n}\n%s"
                .formatted(database.provider().word(), body);
    return Document.of(Sources.of(SourceText.of("schema.prisma", text)));
  }

  Review review(String body, Backfill... backfills) {
    return migrations.review(document(body), Optional.of(database), List.of(), List.of(backfills));
  }

  /// Reviews and applies, whatever the review says.
  Review migrate(String name, String body, Backfill... backfills) {
    Review review = review(body, backfills);
    migrations.writeAndApply(review, name, document(body), database, RunListener.NONE);
    return review;
  }

  void rollback() {
    migrations
        .back()
        .rollback(database, migrations.back().lastApplied(database, 1), RunListener.NONE);
  }

  /// Writes a migration by hand, which is not applied yet.
  ///
  /// @param body the schema
  String byHand(String body, List<String> apply, List<String> rollback) throws IOException {
    String migration = migrations.writeByHand(review(body), "by hand");
    Path file = migrations.folder().path().resolve(migration).resolve("changelog.yaml");
    Files.writeString(
        file,
        Files.readString(file)
            .replaceFirst("(?m)^    - empty: \\{\\s*}", Matcher.quoteReplacement(sql(apply)))
            .replaceFirst("(?m)^    - empty: \\{\\s*}", Matcher.quoteReplacement(sql(rollback))));
    return migration;
  }

  private static String sql(List<String> statements) {
    return String.join(
        "\n",
        statements.stream()
            .map(s -> "    - sql:\n        splitStatements: false\n        sql: |-\n          " + s)
            .toList());
  }

  /// An empty database of the same kind.
  Database another(Path folder) {
    return Database.openOrCreate(
        DatabaseUrl.parse(
            database.provider() == Provider.SQLITE ? "file:./other.db" : Postgres.freshDatabase(),
            folder));
  }

  /// Leaves alone whatever is there beside the migrations.
  void ignore() {
    Drift drift = migrations.drift();
    drift.ignore(database, drift.look(database).open());
  }

  void execute(String... statements) {
    Tables.execute(database, statements);
  }

  /// Rows as their values with bars.
  List<String> rows(String sql) {
    List<String> rows = new ArrayList<>();
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        StringJoiner row = new StringJoiner("|");
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(result.getString(i)));
        }
        rows.add(row.toString());
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return rows;
  }

  @Override
  public void close() {
    database.close();
  }
}
