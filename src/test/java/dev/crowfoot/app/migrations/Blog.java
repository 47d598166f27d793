// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.liquibase.RunListener;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.app.migrations.Migrations.Outcome;
import dev.crowfoot.editor.Document;
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
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A blog in a database of either kind, migrated as a project is.
abstract class Blog {
  static final String BLOG =
      """
      model User {
        id    Int    @id @default(autoincrement())
        email String @unique
        name  String?
        posts Post[]
      }

      model Post {
        id       Int    @id @default(autoincrement())
        title    String
        author   User   @relation(fields: [authorId], references: [id], onDelete: Cascade)
        authorId Int
      }
      """;

  @TempDir Path folder;
  Migrations migrations;

  @BeforeEach
  void open() throws IOException {
    Files.writeString(folder.resolve("schema.prisma"), BLOG);
    migrations = new Migrations(ProjectFiles.locate(folder));
  }

  Outcome apply(Document document, String name, Database database) {
    Review review = migrations.review(document, Optional.of(database));
    return migrations.writeAndApply(review, name, document, database, RunListener.NONE);
  }

  static Document document(String provider, String models) {
    return Document.of(
        sources("datasource db {\n  provider = \"" + provider + "\"\n}\n\n" + models));
  }

  static Sources sources(String text) {
    return Sources.of(SourceText.of("schema.prisma", text));
  }

  Database database(String provider) {
    String url = provider.equals("sqlite") ? "file:dev.db" : Postgres.freshDatabase();
    return Database.openOrCreate(DatabaseUrl.parse(url, folder));
  }

  static void people(Database database) throws SQLException {
    execute(
        database,
        "INSERT INTO \"User\" (email, name) VALUES ('ada@example.com', 'Ada')",
        "INSERT INTO \"User\" (email) VALUES ('bob@example.com')",
        "INSERT INTO \"Post\" (title, \"authorId\") VALUES ('one', 1), ('two', 1), ('three', 2)");
  }

  static List<String> column(Database database, String sql) throws SQLException {
    List<String> values = new java.util.ArrayList<>();
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  static void execute(Database database, String... statements) throws SQLException {
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
