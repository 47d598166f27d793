// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.liquibase.RunListener;
import dev.crowfoot.app.migrations.Review.Finding;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Provider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a migration on disk would meet in a database that somebody has worked with since.
@Execution(ExecutionMode.CONCURRENT)
class WrittenMigrationsTest {
  private static final String USER =
      """
      enum Role {
        USER
        ADMIN
      }

      model User {
        id   Int     @id
        role Role
        note String?
      }
      """;

  private static final String WITHOUT_NOTE = USER.replace("  note String?\n", "");

  private static final String PROPERTIES =
      """
      model User {
        id   Int    @id
        home String @default("it's \\\\ ${HOME}") @map("h${HOME}")
        nick String?

        @@index([home], map: "by${HOME}")
        @@map("u${HOME}")
      }
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void whatAPendingMigrationDestroysIsAskedAbout(Provider provider) {
    try (LiveMigrations live = LiveMigrations.in(folder, provider)) {
      live.migrate("init", USER);
      live.execute("INSERT INTO \"User\" VALUES (1, 'ADMIN', 'mine')");
      String pending = write(live, "less", WITHOUT_NOTE);
      Migrations migrations = live.migrations();
      assertThat(sentences(migrations.forward(live.database())))
          .containsExactly("H102 All values of `User.note` are lost. 1 row is concerned.");
      assertThatThrownBy(() -> migrations.apply(live.database(), RunListener.NONE))
          .isInstanceOf(MigrationFailure.class)
          .hasMessageContaining("H102 All values of `User.note` are lost. 1 row is concerned.");
      assertThatThrownBy(() -> live.migrate("more", WITHOUT_NOTE + "model More {\n  id Int @id\n}"))
          .isInstanceOf(MigrationFailure.class)
          .hasMessageContaining("H102");
      assertThat(live.rows("SELECT note FROM \"User\"")).containsExactly("mine");
      assertThat(migrations.apply(live.database(), Set.of("H102"), RunListener.NONE).migrations())
          .containsExactly(pending);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void whatHoldsNothingGoesUnasked(Provider provider) {
    try (LiveMigrations live = LiveMigrations.in(folder, provider)) {
      live.migrate("init", USER);
      live.execute("INSERT INTO \"User\" VALUES (1, 'ADMIN', NULL)");
      String less = write(live, "less", WITHOUT_NOTE);
      String renamed = write(live, "again", USER);
      assertThat(live.migrations().apply(live.database(), RunListener.NONE).migrations())
          .containsExactly(less, renamed);
    }
  }

  /// Liquibase puts properties in such places, and knows the variables of the environment.
  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void whatLiquibaseWouldTakeForAPropertyStaysAsItIs(Provider provider) throws IOException {
    try (LiveMigrations live = LiveMigrations.in(folder, provider)) {
      live.migrate("init", PROPERTIES);
      live.execute("INSERT INTO \"u${HOME}\" (id) VALUES (1)");
      assertThat(live.rows("SELECT * FROM \"u${HOME}\"")).containsExactly("1|it's \\ ${HOME}|null");
      assertThat(live.migrations().drift().look(live.database()).all()).isEmpty();

      String next = PROPERTIES.replace("nick String?", "nick String");
      live.migrate("next", next, new Backfill(new FieldId("User", "nick"), "${PATH}"));
      live.migrate("more", next.replace("u${HOME}", "v$\\\\{HOME}${}"));
      assertThat(live.rows("SELECT * FROM \"v$\\{HOME}${}\""))
          .containsExactly("1|it's \\ ${HOME}|${PATH}");
      assertThat(live.migrations().drift().look(live.database()).all()).isEmpty();
      assertThat(live.review(next.replace("u${HOME}", "v$\\\\{HOME}${}")).isEmpty()).isTrue();
      live.rollback();
      live.rollback();
      assertThat(live.rows("SELECT * FROM \"u${HOME}\""))
          .containsExactly("1|it's \\ ${HOME}|${PATH}");
      assertThat(live.migrations().drift().look(live.database()).all()).isEmpty();
      live.migrations().reset(live.database(), RunListener.NONE);
      assertThat(live.migrations().drift().look(live.database()).all()).isEmpty();
    }
  }

  /// Only the database knows of it, and only since the migration was written.
  @Test
  void aCheckThatARebuildWouldLoseIsAskedAbout() {
    try (LiveMigrations live = LiveMigrations.in(folder, Provider.SQLITE)) {
      String before = "model User {\n  id   Int     @id\n  name String?\n}\n";
      live.migrate("init", before);
      write(live, "required", before.replace("String?", "String "));
      assertThat(sentences(live.migrations().forward(live.database()))).isEmpty();
      live.execute(
          "DROP TABLE \"User\"",
          "CREATE TABLE \"User\" (\"id\" INTEGER NOT NULL PRIMARY KEY,"
              + " \"name\" TEXT CHECK (length(name) > 1))");
      assertThat(sentences(live.migrations().forward(live.database())))
          .singleElement()
          .asString()
          .startsWith("H104 ");
    }
  }

  /// The way back says the check again that was there when it was written, and no other.
  @Test
  void aCheckThatTheWayBackKeepsIsNotAskedAbout() {
    try (LiveMigrations live = LiveMigrations.in(folder, Provider.SQLITE)) {
      String before = "model User {\n  id   Int     @id\n  name String?\n}\n";
      live.migrate("init", before);
      String definition =
          "CREATE TABLE \"User\" (\"id\" INTEGER NOT NULL PRIMARY KEY,"
              + " \"name\" TEXT CHECK(length(name) > 1))";
      live.execute("DROP TABLE \"User\"", definition);
      live.ignore();
      live.migrate("required", before.replace("String?", "String "));
      assertThat(backwards(live)).isEmpty();
      live.execute(
          "DROP TABLE \"User\"", definition.replace("> 1)", "> 1) NOT NULL, CHECK (id > 0)"));
      assertThat(backwards(live)).singleElement().asString().startsWith("H104 ");
    }
  }

  /// What somebody made for the enum by hand keeps the database from giving it another type.
  @Test
  void theWayBackOfANewValueNamesWhatIsInItsWay() {
    try (LiveMigrations live = LiveMigrations.in(folder, Provider.POSTGRESQL)) {
      live.migrate("init", USER);
      live.migrate("more", USER.replace("  ADMIN\n", "  ADMIN\n  ROOT\n"));
      assertThat(backwards(live)).isEmpty();
      live.execute(
          "ALTER TABLE \"User\" ADD CONSTRAINT of_mine CHECK (role <> 'ROOT')",
          "CREATE INDEX mine ON \"User\" (id) WHERE role = 'USER'");
      assertThat(backwards(live))
          .singleElement()
          .asString()
          .startsWith("H208 ")
          .contains("of_mine", "index mine");
    }
  }

  /// The new type's helper is not another enum.
  @Test
  void theWayBackOfAnEnumSeesTheEnum() {
    try (LiveMigrations live = LiveMigrations.in(folder, Provider.POSTGRESQL)) {
      live.migrate("init", USER);
      live.execute("INSERT INTO \"User\" VALUES (1, 'USER', NULL)");
      live.migrate("less", USER.replace("  ADMIN\n", "  ROOT\n"));
      live.execute("INSERT INTO \"User\" VALUES (2, 'ROOT', NULL)");
      assertThat(backwards(live))
          .singleElement()
          .asString()
          .matches("H201 .*`ROOT`.* 1 row is concerned\\..*");
    }
  }

  @Test
  void theWayBackOfAMoveLosesNothing() {
    try (LiveMigrations live = LiveMigrations.in(folder, Provider.POSTGRESQL)) {
      String schemas =
          """
          datasource db {
            provider = "postgresql"
            schemas  = ["a", "b"]
          }
          enum Mood {
            GLAD
            @@schema("a")
          }
          model User {
            id   Int  @id
            mood Mood
            @@schema("a")
          }
          """;
      live.migrate("init", schemas);
      live.execute("INSERT INTO a.\"User\" VALUES (1, 'GLAD')");
      live.migrate("moved", schemas.replace("schema(\"a\")", "schema(\"b\")"));
      assertThat(live.rows("SELECT mood FROM b.\"User\"")).containsExactly("GLAD");
      assertThat(backwards(live)).isEmpty();
      live.rollback();
      assertThat(live.rows("SELECT mood FROM a.\"User\"")).containsExactly("GLAD");
    }
  }

  private static String write(LiveMigrations live, String name, String body) {
    return live.migrations()
        .write(
            live.migrations().review(live.document(body), Optional.empty()),
            name,
            live.document(body));
  }

  private static List<String> backwards(LiveMigrations live) {
    WayBack back = live.migrations().back();
    return sentences(back.review(live.database(), back.lastApplied(live.database(), 1)));
  }

  private static List<String> sentences(Review review) {
    return review.findings().stream().filter(f -> !f.isHarmless()).map(Finding::sentence).toList();
  }
}
