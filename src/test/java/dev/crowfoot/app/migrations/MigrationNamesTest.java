// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.liquibase.RunListener;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.app.migrations.MigrationStatus.State;
import dev.crowfoot.editor.Document;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What migrations and what they migrate may be called, and what is refused in a sentence.
@Execution(ExecutionMode.CONCURRENT)
class MigrationNamesTest extends Blog {
  @Test
  void aSchemaThatCannotBeMigratedIsRefusedInASentence() {
    assertThatThrownBy(() -> migrations.review(document("mysql", BLOG), Optional.empty()))
        .hasMessageStartingWith("Crowfoot migrates SQLite and PostgreSQL, not `mysql`.");
    assertThatThrownBy(
            () ->
                migrations.review(
                    Document.of(sources("model A {\n  id Int @id\n}")), Optional.empty()))
        .hasMessageContaining("no `datasource`");
    assertThatThrownBy(
            () ->
                migrations.review(
                    document("sqlite", "model A {\n  x Nothing\n}"), Optional.empty()))
        .hasMessageContaining("The schema has");
  }

  @Test
  void anotherProviderNeedsAnotherHistory() {
    try (Database database = database("sqlite")) {
      apply(document("sqlite", BLOG), "init", database);
      assertThatThrownBy(
              () -> migrations.review(document("postgresql", BLOG), Optional.of(database)))
          .hasMessageContaining("so far are for `sqlite`, the schema now says `postgresql`");
    }
  }

  @Test
  void aMigrationWhoseFolderIsGoneIsNamed() {
    try (Database database = database("sqlite")) {
      apply(document("sqlite", BLOG), "init", database);
      String init = migrations.folder().names().getFirst();
      migrations.folder().remove(init);
      assertThat(migrations.status(Optional.of(database)).entries())
          .extracting(MigrationStatus.Entry::state)
          .containsExactly(State.MISSING);
      assertThatThrownBy(
              () -> migrations.back().rollback(database, List.of(init), RunListener.NONE))
          .hasMessageContaining(init)
          .hasMessageContaining("missing");
    }
  }

  @Test
  void aNewMigrationSortsAfterTheLastEvenWhenClocksDiffer() {
    migrations.folder().write("29990101000000_future", "databaseChangeLog: []\n", sources(BLOG));
    assertThat(migrations.folder().fullName("x", java.time.Instant.EPOCH))
        .isEqualTo("29990101000001_x");
    assertThat(migrations.folder().fullName(" Größe & ; 🙂 ", java.time.Instant.EPOCH))
        .isEqualTo("29990101000001_größe");
  }

  @Test
  void namesNobodyShouldGiveAreMigratedAndTakenBack() throws SQLException {
    String odd =
        """
        model Order {
          id    Int    @id
          group String @map("a \\"b\\"; DROP TABLE x; --")
          smile String @map("🙂 smile")
          @@map("select; 'from' \\"where\\"")
        }
        """;
    for (String provider : List.of("sqlite", "postgresql")) {
      migrations =
          new Migrations(new ProjectFiles(folder.resolve(provider).resolve("schema.prisma")));
      try (Database database = database(provider)) {
        apply(document(provider, odd), "init", database);
        assertThat(migrations.drift(database).summary()).isEmpty();
        apply(
            document(
                provider,
                odd.replace("smile String", "smile String?")
                    .replace("group String", "group String @unique @default(\"x;\")")),
            "more",
            database);
        assertThat(migrations.drift(database).summary()).isEmpty();
        migrations
            .back()
            .rollback(database, migrations.back().lastApplied(database, 2), RunListener.NONE);
        assertThat(migrations.drift(database).summary()).isEmpty();
      }
    }
  }
}
