// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.liquibase.RunListener;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.app.migrations.MigrationStatus.State;
import dev.crowfoot.editor.Document;
import dev.crowfoot.testing.Tables;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A project with one migration, a row, and a second migration that meets trouble.
abstract class TroubledProject {
  static final String MODEL = "model A {\n  id Int @id @default(autoincrement())\n  n Int\n}\n";
  static final String HALF = "\nmodel Half {\n  id Int?\n\n  @@ignore\n}\n";
  static final String LATER = "29990101000000_slow";

  @TempDir Path folder;
  Migrations migrations;

  @BeforeEach
  void open() {
    migrations = new Migrations(new ProjectFiles(folder.resolve("schema.prisma")));
  }

  /// The table `A` has its row, and nothing of the later migration is there.
  void asBefore(Database database) throws SQLException {
    assertThat(column(database, "SELECT n FROM \"A\"")).isEqualTo("7");
    assertThat(migrations.status(Optional.of(database)).entries())
        .extracting(MigrationStatus.Entry::state)
        .containsExactly(State.APPLIED, State.PENDING);
    assertThatThrownBy(() -> column(database, "SELECT count(*) FROM \"Half\""))
        .isInstanceOf(SQLException.class);
  }

  MigrationFailure failure(Database database) {
    MigrationFailure failure =
        catchThrowableOfType(
            MigrationFailure.class, () -> migrations.apply(database, RunListener.NONE));
    assertThat(failure).isNotNull();
    return failure;
  }

  Database begun(String url) {
    Database database = Database.openOrCreate(DatabaseUrl.parse(url, folder));
    Document document = document(database.provider().word(), MODEL);
    migrations.writeAndApply(
        migrations.review(document, Optional.of(database)),
        "init",
        document,
        database,
        RunListener.NONE);
    Tables.execute(database, "INSERT INTO \"A\" (n) VALUES (7)");
    return database;
  }

  /// A migration by hand, written or written again.
  void later(String... statements) {
    StringBuilder yaml = new StringBuilder("databaseChangeLog:\n- logicalFilePath: " + LATER);
    yaml.append("/changelog.yaml\n- changeSet:\n    id: slow\n    author: ada\n    changes:\n");
    for (String statement : statements) {
      yaml.append("    - sql:\n        sql: >-\n          ").append(statement).append('\n');
    }
    yaml.append("    rollback:\n    - sql:\n        sql: DROP TABLE \"Half\"\n");
    if (migrations.folder().names().contains(LATER)) {
      migrations.folder().remove(LATER);
    }
    String model =
        migrations.folder().snapshot(migrations.folder().names().getFirst()).main().content();
    migrations.folder().write(LATER, yaml.toString(), sources(model + HALF));
  }

  static Document document(String models) {
    return document("sqlite", models);
  }

  static Document document(String provider, String models) {
    return Document.of(
        sources("datasource db {\n  provider = \"" + provider + "\"\n}\n\n" + models));
  }

  static Sources sources(String text) {
    return Sources.of(SourceText.of("schema.prisma", text));
  }

  static String column(Database database, String sql) throws SQLException {
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
