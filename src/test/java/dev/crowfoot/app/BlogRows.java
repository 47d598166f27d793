// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.rows.value.Json;
import dev.crowfoot.app.Rows.Operation;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Schema;
import dev.crowfoot.testing.Postgres;
import dev.crowfoot.testing.Tables;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import dev.crowfoot.validation.Validation;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/// A small blog in a real database, asked in JSON with single quotes.
final class BlogRows implements AutoCloseable {
  private static final String MODELS =
      """
      model User {
        id       Int       @id @default(autoincrement())
        email    String    @unique
        name     String?
        nick     String?
        age      Int?
        balance  Decimal?
        born     DateTime?
        settings Json?
        bossId   Int?
        boss     User?     @relation("boss", fields: [bossId], references: [id])
        staff    User[]    @relation("boss")
        posts    Post[]
        profile  Profile?
      }
      model Profile {
        id     Int    @id @default(autoincrement())
        bio    String
        userId Int?   @unique
        user   User?  @relation(fields: [userId], references: [id])
      }
      model Post {
        id       Int       @id @default(autoincrement())
        title    String
        slug     String?   @unique
        views    Int       @default(0)
        authorId Int?
        author   User?     @relation(fields: [authorId], references: [id])
        labels   Label[]
        comments Comment[]
      }
      model Label {
        id    Int    @id @default(autoincrement())
        name  String @unique
        posts Post[]
      }
      model Comment {
        postId Int
        no     Int
        text   String
        post   Post   @relation(fields: [postId], references: [id], onDelete: Cascade)
        @@id([postId, no])
      }
      """;

  private final Schema schema;
  private final Database database;
  private final Rows rows;

  BlogRows(Provider provider, Path folder) {
    String source = "datasource db {\n  provider = \"" + provider.word() + "\"\n}\n" + MODELS;
    schema = Validation.of(Sources.of(SourceText.of("schema.prisma", source))).schema();
    boolean sqlite = provider == Provider.SQLITE;
    String url = sqlite ? "file:./blog.db" : Postgres.freshDatabase();
    database = Database.openOrCreate(DatabaseUrl.parse(url, folder));
    Tables.create(database, schema);
    rows = Rows.of(schema, database);
  }

  RowLines lines() {
    return rows.lines();
  }

  Database database() {
    return database;
  }

  Schema schema() {
    return schema;
  }

  /// Three users with posts: Ada (1 to 4), Bob (5 and 6), Eve (none); Bob works for Ada.
  void fill() {
    run(
        Operation.CREATE,
        "User",
        """
        {'data': {'email': 'ada', 'name': 'Ada', 'nick': 'Ada', 'age': 36, 'balance': '10.50',
          'profile': {'create': {'bio': 'first'}},
          'posts': {'create': [
            {'title': 'a1', 'views': 5, 'labels': {'create': [{'name': 'red'}, {'name': 'blue'}]}},
            {'title': 'a2', 'views': 3, 'comments': {'createMany': {'data': [
              {'no': 1, 'text': 'x'}, {'no': 2, 'text': 'y'}, {'no': 3, 'text': 'z'}]}}},
            {'title': 'a3', 'views': 8, 'labels': {'connect': {'name': 'red'}}},
            {'title': 'a4', 'views': 1}]}}}
        """);
    run(
        Operation.CREATE,
        "User",
        """
        {'data': {'email': 'bob', 'name': 'Bob', 'age': 41, 'boss': {'connect': {'email': 'ada'}},
          'posts': {'create': [
            {'title': 'b1', 'views': 2, 'comments': {'create': {'no': 1, 'text': 'x'}}},
            {'title': 'b2', 'views': 8}]}}}
        """);
    run(Operation.CREATE, "User", "{'data': {'email': 'eve', 'age': 36, 'balance': '1.25'}}");
  }

  /// @param arguments JSON with single quotes
  JsonNode run(Operation operation, String model, String arguments) {
    return rows.run(operation, model, Json.MAPPER.readTree(arguments.replace('\'', '"')));
  }

  /// @param arguments JSON as it is
  String raw(Operation operation, String model, String arguments) {
    return rows.run(operation, model, Json.MAPPER.readTree(arguments)).toString();
  }

  /// The answer with single quotes, to compare.
  String text(Operation operation, String model, String arguments) {
    return run(operation, model, arguments).toString().replace('"', '\'');
  }

  @Override
  public void close() {
    database.close();
  }
}
