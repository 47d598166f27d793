// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.liquibase.RunListener;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.app.migrations.MigrationStatus.State;
import dev.crowfoot.app.migrations.Migrations.Outcome;
import dev.crowfoot.editor.Document;
import dev.crowfoot.migration.Plan;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Rename;
import dev.crowfoot.testing.Postgres;
import dev.crowfoot.testing.Tables;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// One history for SQLite and PostgreSQL.
@Execution(ExecutionMode.CONCURRENT)
class TwoDatabasesTest {
  private static final List<Provider> BOTH = List.of(Provider.SQLITE, Provider.POSTGRESQL);
  private static final String SHOP =
      """
      enum Role {
        USER
        ADMIN
      }

      model User {
        id    BigInt   @id @default(autoincrement())
        email String   @unique @db.VarChar(200)
        role  Role     @default(USER)
        tags  String[] @default([])
        key   String   @default(dbgenerated("gen_random_uuid()")) @db.Uuid
        posts Post[]
      }

      model Post {
        id       Int    @id @default(autoincrement())
        title    String
        data     Json?
        author   User   @relation(fields: [authorId], references: [id], onDelete: Cascade)
        authorId BigInt

        @@index([data], type: Gin)
      }
      """;

  @TempDir private Path folder;
  private Migrations migrations;
  private Database sqlite;
  private Database postgres;

  @BeforeEach
  void open() {
    migrations = new Migrations(new ProjectFiles(folder.resolve("schema.prisma")));
    sqlite = Database.openOrCreate(DatabaseUrl.parse("file:dev.db", folder));
    postgres = Database.open(DatabaseUrl.parse(Postgres.freshDatabase(), folder));
  }

  @AfterEach
  void close() {
    sqlite.close();
    postgres.close();
  }

  @Test
  void everyMigrationServesBothAndIsTakenBackOnBoth() {
    apply(document("postgresql", SHOP), "init", postgres, BOTH);
    Review rename =
        migrations.review(
            document("postgresql", SHOP.replace("title ", "name  "))
                .withRenames(List.of(new Rename.OfField("Post", "title", "name"))),
            Optional.of(postgres));
    assertThat(rename.plans()).extracting(Plan::summary).hasSize(2);
    assertThat(rename.others().getFirst().summary()).isEqualTo(rename.plan().summary());
    Document next =
        document("postgresql", SHOP.replace("title    String", "name     String?"))
            .withRenames(List.of(new Rename.OfField("Post", "title", "name")));
    apply(next, "rename", postgres, List.of());

    assertThat(migrations.apply(sqlite, RunListener.NONE).migrations()).hasSize(2);
    for (Database database : List.of(sqlite, postgres)) {
      assertThat(migrations.drift(database).summary()).isEmpty();
      assertThat(migrations.review(next.withRenames(List.of()), Optional.of(database)).isEmpty())
          .isTrue();
      List<String> all = migrations.back().lastApplied(database, 2);
      assertThat(migrations.back().review(database, all).refused(Set.of())).isEmpty();
      migrations.back().rollback(database, all.subList(0, 1), RunListener.NONE);
      assertThat(migrations.drift(database).summary()).isEmpty();
      migrations.back().rollback(database, all.subList(1, 2), RunListener.NONE);
      assertThat(migrations.drift(database).summary()).isEmpty();
    }
  }

  @Test
  void whatTheOtherCannotHoldIsSaidAndMapped() {
    Review review = migrations.review(document("postgresql", SHOP), Optional.of(postgres), BOTH);
    assertThat(review.losses())
        .containsExactly(
            "SQLite has no enums: `Role` is text there, and nothing in the database checks the values.",
            "SQLite has no native types: the `@db` types of `User.email`, `User.key` set no length"
                + " and no range there.",
            "`User.tags` is a list. SQLite has none: its column holds JSON there.",
            "The default of `User.key`, `gen_random_uuid()`, is PostgreSQL's, so its column has none"
                + " on SQLite.",
            "The index of `Post` over `data` is of the type `Gin`; on SQLite it is a plain one.");
    apply(document("postgresql", SHOP), "init", sqlite, BOTH);
    Tables.execute(
        sqlite, "INSERT INTO \"User\" (email, key, tags) VALUES ('a@b.c', 'k', '[\"x\"]')");
    assertThat(migrations.drift(sqlite).summary()).isEmpty();
  }

  @Test
  void hazardsAreCountedInTheDatabaseAtHand() {
    apply(document("postgresql", SHOP), "init", postgres, BOTH);
    migrations.apply(sqlite, RunListener.NONE);
    Tables.execute(
        postgres, "INSERT INTO \"User\" (email, role) VALUES ('a', 'ADMIN'), ('b', 'ADMIN')");
    Tables.execute(sqlite, "INSERT INTO \"User\" (email, role, key) VALUES ('a', 'ADMIN', 'k')");
    Document next = document("postgresql", SHOP.replace("  USER\n  ADMIN\n", "  USER\n"));
    assertThat(migrations.review(next, Optional.of(postgres)).refused(Set.of()))
        .extracting(f -> f.hazard().code() + " " + f.count().orElse(-1))
        .containsExactly("H201 2");
    assertThat(migrations.review(next, Optional.of(sqlite)).refused(Set.of()))
        .extracting(f -> f.hazard().code() + " " + f.count().orElse(-1))
        .containsExactly("H201 1");
  }

  @Test
  void theProviderMayBeSwitchedWithoutAChange() {
    apply(document("postgresql", SHOP), "init", postgres, BOTH);
    migrations.apply(sqlite, RunListener.NONE);
    Review switched = migrations.review(document("sqlite", SHOP), Optional.of(sqlite));
    assertThat(switched.plan().dialect().provider()).isEqualTo(Provider.SQLITE);
    assertThat(switched.isEmpty()).isTrue();

    String more = SHOP.replace("data     Json?", "data     Json?\n  likes Int @default(0)");
    apply(document("sqlite", more), "likes", sqlite, List.of());
    assertThat(migrations.apply(postgres, RunListener.NONE).migrations()).hasSize(1);
    assertThat(migrations.drift(postgres).summary()).isEmpty();
    assertThat(migrations.review(document("postgresql", more), Optional.of(postgres)).isEmpty())
        .isTrue();
  }

  @Test
  void aChangeOfOneDatabaseAloneIsAMigrationOfBoth() {
    apply(document("postgresql", SHOP), "init", sqlite, BOTH);
    Document wider = document("postgresql", SHOP.replace("VarChar(200)", "VarChar(300)"));
    Review review = migrations.review(wider, Optional.of(sqlite));
    assertThat(review.plan().isEmpty()).isTrue();
    assertThat(review.isEmpty()).isFalse();
    assertThat(review.shown().summary()).singleElement().asString().contains("VARCHAR(300)");
    assertThat(apply(wider, "wider", sqlite, List.of()).migrations()).hasSize(1);
    assertThat(migrations.apply(postgres, RunListener.NONE).migrations()).hasSize(2);
    assertThat(migrations.drift(postgres).summary()).isEmpty();
  }

  @Test
  void theFirstMigrationDecidesAndABaselineAddsADatabase() {
    String plain = "model A {\n  id Int @id @default(autoincrement())\n  n String?\n}\n";
    apply(document("sqlite", plain), "init", sqlite, List.of());
    assertThatThrownBy(() -> migrations.review(document("sqlite", plain), Optional.empty(), BOTH))
        .isInstanceOf(MigrationFailure.class)
        .hasMessageContaining("begun for `sqlite`")
        .hasMessageContaining("`crowfoot migrate baseline --for postgresql,sqlite`");
    assertThatThrownBy(
            () ->
                migrations
                    .baseline()
                    .adopt(
                        document("sqlite", plain + "model B {\n  id Int @id\n}"),
                        "pg",
                        BOTH,
                        sqlite))
        .hasMessageContaining("changes that no migration has");

    migrations.baseline().adopt(document("sqlite", plain), "add_postgres", BOTH, sqlite);
    assertThat(migrations.targets().providers()).containsExactlyInAnyOrderElementsOf(BOTH);
    assertThat(migrations.apply(postgres, RunListener.NONE).migrations()).hasSize(1);
    assertThat(migrations.status(Optional.of(postgres)).entries())
        .extracting(MigrationStatus.Entry::state)
        .containsExactly(State.NOT_HERE, State.APPLIED);
    for (Database database : List.of(sqlite, postgres)) {
      assertThat(migrations.drift(database).summary()).isEmpty();
      assertThat(migrations.status(Optional.of(database)).pending()).isEmpty();
    }
    migrations
        .back()
        .rollback(postgres, migrations.back().lastApplied(postgres, 1), RunListener.NONE);
    assertThat(migrations.drift(postgres).summary()).isEmpty();
  }

  @Test
  void aDatabaseThatIsThereIsAddedAsItIs() {
    String plain = "model A {\n  id Int @id @default(autoincrement())\n  n String?\n}\n";
    apply(document("sqlite", plain), "init", sqlite, List.of());
    Tables.execute(postgres, "CREATE TABLE \"A\" (id SERIAL NOT NULL, n TEXT)");
    assertThatThrownBy(
            () -> migrations.baseline().adopt(document("postgresql", plain), "pg", BOTH, postgres))
        .hasMessageContaining("does not describe the database as it is");
    assertThat(migrations.folder().names()).hasSize(1);
    Tables.execute(postgres, "ALTER TABLE \"A\" ADD CONSTRAINT \"A_pkey\" PRIMARY KEY (id)");
    migrations.baseline().adopt(document("postgresql", plain), "pg", BOTH, postgres);
    assertThat(migrations.status(Optional.of(postgres)).pending()).isEmpty();
    assertThat(migrations.apply(sqlite, RunListener.NONE).migrations()).hasSize(1);
  }

  @Test
  void whatDoesNotFitIsRefusedWithTheReason() {
    String name = "x".repeat(70);
    assertThatThrownBy(
            () ->
                migrations.review(
                    document("sqlite", "model A {\n  id Int @id\n  %s Int\n}".formatted(name)),
                    Optional.empty(),
                    BOTH))
        .hasMessageContaining("does not fit postgresql")
        .satisfies(
            e ->
                assertThat(((MigrationFailure) e).details().orElse(""))
                    .contains("PostgreSQL keeps 63 bytes of a name"));
    assertThatThrownBy(
            () ->
                migrations.review(
                    document(
                        "postgresql", "model A {\n  id Int @id\n}\nmodel a {\n  id Int @id\n}"),
                    Optional.empty(),
                    BOTH))
        .satisfies(
            e ->
                assertThat(((MigrationFailure) e).details().orElse(""))
                    .contains("one table or index called `a`"));
  }

  private Outcome apply(Document document, String name, Database database, List<Provider> wished) {
    Review review = migrations.review(document, Optional.of(database), wished);
    return migrations.writeAndApply(review, name, document, database, RunListener.NONE);
  }

  private static Document document(String provider, String models) {
    return Document.of(
        Sources.of(
            SourceText.of(
                "schema.prisma",
                "datasource db {\n  provider = \"" + provider + "\"\n}\n\n" + models)));
  }
}
