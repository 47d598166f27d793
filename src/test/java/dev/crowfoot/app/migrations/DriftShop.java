// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.liquibase.RunListener;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.app.migrations.MigrationStatus.Entry;
import dev.crowfoot.diff.Difference;
import dev.crowfoot.editor.Document;
import dev.crowfoot.testing.Postgres;
import dev.crowfoot.testing.Tables;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A shop in a database that somebody changes beside its migrations.
abstract class DriftShop {
  static final String SHOP =
      """
      /// Those who buy
      model Customer {
        id     Int     @id @default(autoincrement())
        name   String // as on the invoice
        orders Order[]
      }

      model Order {
        id         Int      @id @default(autoincrement())
        customerId Int
        customer   Customer @relation(fields: [customerId], references: [id])

        @@index([customerId])
      }
      """;

  @TempDir Path folder;
  Migrations migrations;

  @BeforeEach
  void open() {
    migrations = new Migrations(new ProjectFiles(folder.resolve("schema.prisma")));
  }

  Drift.Report look(Database database) {
    return migrations.drift().look(database);
  }

  List<Difference> open(Database database, String code) {
    return look(database).open().stream().filter(d -> d.code().equals(code)).toList();
  }

  static void byHand(Database database) {
    Tables.execute(
        database,
        "ALTER TABLE \"Customer\" ADD COLUMN \"note\" TEXT",
        "CREATE INDEX \"Customer_note_idx\" ON \"Customer\" (\"note\")",
        "UPDATE \"Customer\" SET \"note\" = 'by hand'",
        "DROP INDEX \"Order_customerId_idx\"",
        "CREATE TABLE \"Log\" (\"id\" INTEGER NOT NULL PRIMARY KEY, \"line\" TEXT NOT NULL)",
        "INSERT INTO \"Log\" VALUES (1, 'kept')");
  }

  Database shop(String provider) {
    Database database = begun(provider, SHOP);
    Tables.execute(
        database,
        "INSERT INTO \"Customer\" (name) VALUES ('Ada')",
        "INSERT INTO \"Order\" (\"customerId\") VALUES (1), (1)");
    return database;
  }

  Database begun(String provider, String models) {
    Database database = another(provider);
    Document document = document(provider, models);
    migrations.writeAndApply(
        migrations.review(document, Optional.of(database)),
        "init",
        document,
        database,
        RunListener.NONE);
    return database;
  }

  Database another(String provider) {
    String url =
        provider.equals("sqlite")
            ? "file:db%d.db".formatted(System.nanoTime())
            : Postgres.freshDatabase();
    return Database.openOrCreate(DatabaseUrl.parse(url, folder));
  }

  Entry entry(Database database, String migration) {
    return migrations.status(Optional.of(database)).entries().stream()
        .filter(e -> e.migration().equals(migration))
        .findFirst()
        .orElseThrow();
  }

  static Document document(String provider, String models) {
    return Document.of(
        Sources.of(
            SourceText.of(
                "schema.prisma",
                "datasource db {\n  provider = \"" + provider + "\"\n}\n\n" + models)));
  }

  /// The first row, its values with spaces.
  static String rows(Database database, String sql) throws SQLException {
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      StringBuilder values = new StringBuilder(rows.getString(1));
      for (int i = 2; i <= rows.getMetaData().getColumnCount(); i++) {
        values.append(' ').append(rows.getString(i));
      }
      return values.toString();
    }
  }
}
