// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crowfoot.adapter.Failure.FileFailure;
import dev.crowfoot.app.Project;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FromSqlTest {
  @TempDir private Path folder;

  private Adopted made(String sql) throws IOException {
    return FromSql.project(Files.writeString(folder.resolve("shop.sql"), sql));
  }

  private static Schema schema(Adopted adopted) {
    return Snapshot.of(Project.open(adopted.files()).document()).analysis().schema();
  }

  @Test
  void tablesBecomeModelsWithTheirRelations() throws IOException {
    Adopted adopted =
        made(
            """
            -- the shop
            CREATE TABLE Customer (id INTEGER PRIMARY KEY, email TEXT NOT NULL);
            CREATE UNIQUE INDEX email ON Customer(email);
            CREATE TABLE Purchase (
              id INTEGER PRIMARY KEY,
              customerId INTEGER NOT NULL REFERENCES Customer(id)
            );
            INSERT INTO Customer VALUES (1, 'ada; lovelace');
            """);
    Schema schema = schema(adopted);
    assertThat(schema.models()).extracting(Model::name).containsExactly("Customer", "Purchase");
    assertThat(schema.relations()).hasSize(1);
    assertThat(adopted.findings()).contains("One statement that makes no table was left out.");
    assertThat(adopted.files().schema()).isEqualTo(folder.resolve("schema.prisma"));
    assertThat(folder.resolve("dev.db")).doesNotExist();
  }

  @Test
  void besideASchemaItGetsAFolderOfItsOwn() throws IOException {
    Files.writeString(folder.resolve("schema.prisma"), "model A {\n  id Int @id\n}\n");
    assertThat(made("CREATE TABLE B (id INTEGER PRIMARY KEY)").files().folder())
        .isEqualTo(folder.resolve("shop"));
  }

  @Test
  void statementsThatReachOutsideDoNotRun() throws IOException {
    Path other = folder.resolve("other.db");
    made("ATTACH DATABASE '" + other + "' AS o; CREATE TABLE B (id INTEGER PRIMARY KEY);");
    assertThat(other).doesNotExist();
  }

  @Test
  void whatIsWrittenForAnotherDatabaseIsRefused() {
    assertThatThrownBy(() -> made("CREATE TABLE a (id BIGSERIAL PRIMARY KEY);"))
        .isInstanceOf(FileFailure.class)
        .hasMessageContaining("`shop.sql` is written for PostgreSQL (`BIGSERIAL`)")
        .hasMessageContaining("begin from that database");
    assertThatThrownBy(() -> made("CREATE TABLE a (id INT AUTO_INCREMENT) ENGINE=InnoDB;"))
        .isInstanceOf(FileFailure.class)
        .hasMessageContaining("MySQL");
    assertThat(folder.resolve("schema.prisma")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE a (id BIGINT PRIMARY KEY, \"n\" SERIAL)",
        "CREATE TABLE a (id INTEGER); ALTER TABLE a ADD COLUMN n smallserial",
        "CREATE TYPE mood AS ENUM ('glad')",
        "ALTER TABLE ONLY public.a ADD CONSTRAINT k PRIMARY KEY (id)",
        "CREATE TABLE a (id INT GENERATED ALWAYS AS IDENTITY)",
        "CREATE TABLE a (id INT, at TIMESTAMP WITH TIME ZONE)",
        "CREATE TABLE a (id INT, name character varying(20))",
        "CREATE TABLE `a` (`id` INT(11) UNSIGNED NOT NULL)"
      })
  void otherDatabasesAreKnownByWhatTheyMake(String sql) {
    assertThatThrownBy(() -> made(sql)).hasMessageContaining("`shop.sql` is written for ");
  }

  @Test
  void wordsOfOtherDatabasesInNamesAndTextsAreNone() throws IOException {
    Adopted adopted =
        made(
            """
            CREATE TABLE Parcel (
              id INTEGER PRIMARY KEY,
              serial TEXT NOT NULL DEFAULT 'a bigserial',
              "as identity" TEXT,
              jsonb UNSIGNED BIG INT,
              engine TEXT CHECK (length(engine) > 1 AND engine = 'with time zone'),
              CONSTRAINT serial UNIQUE (id, serial)
            );
            ALTER TABLE Parcel ADD COLUMN timestamptz TEXT;
            CREATE VIEW v AS SELECT id AS identity, engine serial FROM Parcel;
            INSERT INTO Parcel VALUES (1, 'unsigned parcel', 'serial, jsonb', 1, 'x');
            INSERT INTO Parcel SELECT id serial, 'AUTO_INCREMENT' FROM other;
            """);
    assertThat(schema(adopted).models().getFirst().scalarFields())
        .extracting(ScalarField::name)
        .contains("serial", "jsonb", "engine", "timestamptz");
  }

  @Test
  void whatSqliteDoesNotUnderstandIsNamed() {
    assertThatThrownBy(() -> made("CREATE TABLE a (id INTEGER PRIMARY KEY,);"))
        .isInstanceOf(FileFailure.class)
        .hasMessageContaining("Statement 1 of 1")
        .hasMessageContaining("syntax error");
    assertThatThrownBy(() -> made("SELECT 1;"))
        .isInstanceOf(FileFailure.class)
        .hasMessageContaining("makes no table");
  }
}
