// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.liquibase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.migration.Changelog;
import dev.crowfoot.model.Provider;
import dev.crowfoot.testing.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Only what is surely done is not read again.
class OpenMigrationsTest {
  private static final String FIRST = "1_first";
  private static final String SECOND = "2_second";

  @TempDir private Path folder;
  private Database database;

  @AfterEach
  void close() {
    database.close();
  }

  @BeforeEach
  void applyTheFirst() throws IOException {
    database = Database.openOrCreate(DatabaseUrl.parse("file:a.db", folder));
    write(FIRST, file(FIRST, "CREATE TABLE one (a INTEGER)"));
    runner().update(RunListener.NONE);
    write(SECOND, file(SECOND, "CREATE TABLE two (a INTEGER)"));
  }

  @Test
  void whatIsDoneIsLeftOut() {
    assertThat(open()).containsExactly(SECOND);
    assertThat(runner().update(RunListener.NONE)).containsExactly(SECOND);
    assertThat(open()).isEmpty();
  }

  @Test
  void whatWasEditedIsReadAndRefused() throws IOException {
    write(FIRST, file(FIRST, "CREATE TABLE one (a TEXT)"));
    assertThat(open()).containsExactly(FIRST, SECOND);
    assertThatThrownBy(() -> runner().update(RunListener.NONE))
        .isInstanceOf(MigrationFailure.class)
        .hasMessageContaining("changed after it had been applied");
  }

  /// An edit of as many letters within the same tick of the clock.
  @Test
  void anEditCannotHideBehindItsTime() throws IOException {
    Path file = folder.resolve(FIRST).resolve("changelog.yaml");
    var time = Files.getLastModifiedTime(file);
    write(FIRST, file(FIRST, "CREATE TABLE one (b INTEGER)"));
    Files.setLastModifiedTime(file, time);
    assertThat(open()).containsExactly(FIRST, SECOND);
  }

  @Test
  void whatSomebodyWroteIntoItKeepsItIn() throws IOException {
    String plain = file(FIRST, "CREATE TABLE one (a INTEGER)");
    assertThat(Changelog.header(plain).plain()).isNotEmpty();
    for (String more :
        List.of(
            plain.replace("author: me", "author: me\n    runAlways: true"),
            plain.replace("author: me", "author: me\n    contexts: test"),
            plain.replace(
                "- changeSet:", "- property: {name: x, value: y, global: true}\n- changeSet:"),
            plain.replace("- changeSet:", "- include: {file: other.yaml}\n- changeSet:"),
            plain.replace("dbms: sqlite", "dbms: '!mysql'"),
            plain.replace("splitStatements: false", "splitStatements: false\n        dbms: h2"),
            plain.replace("- sql:", "- sqlFile:"),
            plain.replace("- sql:", "- dropColumn:"),
            plain.replace("rollback:", "rollback:\n    - sqlFile: {path: back.sql}"),
            plain
                .replace("dbms: sqlite", "dbms: postgresql")
                .replace("- sql:", "- sqliteStatement:"))) {
      assertThat(Changelog.header(more).plain()).as(more).isEmpty();
    }
    write(FIRST, plain.replace("author: me", "author: me\n    runOnChange: true"));
    assertThat(open()).containsExactly(FIRST, SECOND);
  }

  /// What a run notes is remembered as what the file says, so that both must be the same.
  @Test
  void whatARunNotedIsWhatTheFileSays() throws IOException {
    assertThat(History.read(database).of(FIRST))
        .allSatisfy(a -> assertThat(a.checksum()).contains(checksum(FIRST)))
        .hasSize(1);
    String known = checksum(FIRST);
    // Read anew, by Crowfoot itself.
    write(FIRST, file(FIRST, "CREATE TABLE one (a TEXT)"));
    assertThat(checksum(FIRST)).isNotEqualTo(known);
    write(FIRST, file(FIRST, "CREATE TABLE one (a INTEGER)"));
    assertThat(checksum(FIRST)).isEqualTo(known);
  }

  @Test
  void aForgottenChecksumIsNotedAgain() throws Exception {
    Tables.execute(database, "UPDATE DATABASECHANGELOG SET MD5SUM = NULL");
    assertThat(open()).containsExactly(FIRST, SECOND);
  }

  @Test
  void aCopiedMigrationIsRefused() throws IOException {
    write(SECOND, file(FIRST, "CREATE TABLE one (a INTEGER)"));
    assertThat(open()).containsExactly(FIRST, SECOND);
    assertThatThrownBy(() -> runner().update(RunListener.NONE))
        .isInstanceOf(MigrationFailure.class);
  }

  private String checksum(String migration) {
    return Checksums.of(folder, migration).ofChangeSets().values().iterator().next();
  }

  private List<String> open() {
    return OpenMigrations.open(
        folder, List.of(FIRST, SECOND), History.read(database), Provider.SQLITE);
  }

  private LiquibaseRunner runner() {
    return new LiquibaseRunner(database, folder, written());
  }

  private void write(String name, String changelog) throws IOException {
    Files.createDirectories(folder.resolve(name));
    Files.writeString(folder.resolve(name).resolve("changelog.yaml"), changelog);
    Files.writeString(folder.resolve("changelog.yaml"), Changelog.root(written()));
  }

  private List<String> written() {
    return List.of(FIRST, SECOND).stream().filter(m -> Files.exists(folder.resolve(m))).toList();
  }

  private static String file(String name, String sql) {
    return """
        databaseChangeLog:
        - logicalFilePath: %1$s/changelog.yaml
        - changeSet:
            id: %1$s-sqlite
            author: me
            dbms: sqlite
            objectQuotingStrategy: QUOTE_ALL_OBJECTS
            changes:
            - sql:
                splitStatements: false
                sql: %2$s
            rollback:
            - empty: {}
        """
        .formatted(name, sql);
  }
}
