// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.liquibase.RunListener;
import dev.crowfoot.diff.Difference;
import dev.crowfoot.editor.Document;
import dev.crowfoot.model.Provider;
import dev.crowfoot.testing.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What stops while somebody's changes beside the migrations are open, and what is looked at so
/// that none of them is lost.
@Execution(ExecutionMode.CONCURRENT)
class DriftGuardsTest extends DriftShop {
  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void nothingIsAppliedWhileDriftIsOpen(String provider) throws SQLException {
    try (Database database = shop(provider)) {
      byHand(database);
      Document next = document(provider, SHOP + "model More {\n  id Int @id\n}\n");
      Review review = migrations.review(next, Optional.of(database));
      MigrationFailure refused =
          catchThrowableOfType(
              MigrationFailure.class,
              () -> migrations.writeAndApply(review, "more", next, database, RunListener.NONE));
      assertThat(refused)
          .hasMessageStartingWith("Not applied. There are 3 differences")
          .hasMessageContaining("`--adopt`")
          .hasMessageContaining("`--ignore`")
          .hasMessageContaining("`--revert`");
      assertThat(refused.details().orElseThrow()).contains("+ table Log");
      assertThat(migrations.folder().names()).hasSize(1);
      String more = migrations.write(review, "more", next);
      assertThatThrownBy(() -> migrations.apply(database, RunListener.NONE))
          .hasMessageStartingWith("Not applied. There are 3 differences");

      migrations.drift().ignore(database, look(database).open());
      assertThat(migrations.apply(database, RunListener.NONE).migrations()).containsExactly(more);
      assertThat(look(database).open()).isEmpty();
      assertThat(rows(database, "SELECT name, note FROM \"Customer\"")).isEqualTo("Ada by hand");
    }
  }

  @Test
  void whatIsIgnoredIsNotLostWhenItsTableIsMadeAnew() throws SQLException {
    try (Database database = shop("sqlite")) {
      byHand(database);
      migrations.drift().ignore(database, look(database).open());
      Document next =
          document("sqlite", SHOP.replace("name   String", "name String @default(\"-\")"));
      Review review = migrations.review(next, Optional.of(database));
      MigrationFailure refused =
          catchThrowableOfType(
              MigrationFailure.class,
              () -> migrations.writeAndApply(review, "anew", next, database, RunListener.NONE));
      assertThat(refused).hasMessageContaining("makes a table anew, and what somebody made there");
      assertThat(refused.details().orElseThrow())
          .contains("+ column Customer.note TEXT")
          .doesNotContain("Log");
      assertThat(migrations.folder().names()).hasSize(1);
      assertThat(rows(database, "SELECT name, note FROM \"Customer\"")).isEqualTo("Ada by hand");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void whatSomebodyMadeIsNotLostOnTheWayBack(String provider) throws SQLException {
    try (Database database = shop(provider)) {
      Document next =
          document(provider, SHOP.replace("name   String", "name String @default(\"-\")"));
      migrations.writeAndApply(
          migrations.review(next, Optional.of(database)), "next", next, database, RunListener.NONE);
      Tables.execute(
          database,
          "ALTER TABLE \"Customer\" ADD COLUMN \"note\" TEXT",
          "UPDATE \"Customer\" SET \"note\" = 'by hand'");
      List<String> back = migrations.back().lastApplied(database, 1);
      if (provider.equals("sqlite")) {
        assertThatThrownBy(() -> migrations.back().rollback(database, back, RunListener.NONE))
            .hasMessageStartingWith("Not taken back")
            .hasMessageContaining("makes a table anew");
      } else {
        migrations.back().rollback(database, back, RunListener.NONE);
      }
      assertThat(rows(database, "SELECT name, note FROM \"Customer\"")).isEqualTo("Ada by hand");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void aWayBackThatLeadsElsewhereIsAnError(String provider) throws IOException {
    try (Database database = shop(provider)) {
      Document next = document(provider, SHOP + "model More {\n  id Int @id\n}\n");
      String more = migrations.write(migrations.review(next, Optional.of(database)), "more", next);
      Path changelog = migrations.folder().path().resolve(more).resolve("changelog.yaml");
      Files.writeString(
          changelog,
          Files.readString(changelog)
              .replace("DROP TABLE \"More\"", "CREATE TABLE x (id INTEGER)"));
      migrations.apply(database, RunListener.NONE);
      assertThatThrownBy(
              () -> migrations.back().rollback(database, List.of(more), RunListener.NONE))
          .hasMessageContaining("is not what the model of `")
          .hasMessageContaining("_init` says");
      assertThat(look(database).open())
          .extracting(Difference::code)
          .containsExactly("V101", "V101");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void aMigrationThatDoesOtherThanItsModelSaysIsAnError(String provider) throws IOException {
    try (Database database = shop(provider)) {
      Document next = document(provider, SHOP + "model More {\n  id Int @id\n}\n");
      String more = migrations.write(migrations.review(next, Optional.of(database)), "more", next);
      Path changelog = migrations.folder().path().resolve(more).resolve("changelog.yaml");
      Files.writeString(
          changelog, Files.readString(changelog).replace("\"More\" (", "\"More\" (\"x\" TEXT,"));
      if (provider.equals("sqlite")) {
        assertThatThrownBy(() -> migrations.apply(database, RunListener.NONE))
            .hasMessageStartingWith("Tried on a copy of the file, and not applied");
      }
      MigrationFailure other =
          catchThrowableOfType(
              MigrationFailure.class, () -> migrations.untried().apply(database, RunListener.NONE));
      assertThat(other)
          .hasMessageContaining("is not what the model of `" + more + "` says")
          .hasMessageContaining("`crowfoot migrate drift`");
      assertThat(other.details()).hasValue("+ column More.x TEXT");
      assertThat(other.standing().orElseThrow().done()).containsExactly(more);
    }
  }

  @Test
  void whatNobodyCanCompareIsSaid() {
    try (Database database = another("sqlite")) {
      assertThat(look(database).unknown()).hasValueSatisfying(u -> assertThat(u).contains("none"));
    }
    try (Database database = shop("sqlite")) {
      migrations.folder().remove(migrations.folder().newest().orElseThrow());
      assertThat(look(database).unknown())
          .hasValueSatisfying(u -> assertThat(u).contains("the folder does not"));
    }
  }

  @Test
  void fromAnotherKindOfDatabaseNothingIsAdopted() {
    String provider = "sqlite";
    Document both = document(provider, SHOP);
    Review first =
        migrations.review(both, Optional.empty(), List.of(Provider.SQLITE, Provider.POSTGRESQL));
    migrations.write(first, "init", both);
    try (Database postgres = another("postgresql")) {
      migrations.apply(postgres, RunListener.NONE);
      Tables.execute(postgres, "ALTER TABLE \"Order\" ADD paid boolean");
      assertThatThrownBy(() -> migrations.drift().adopt(postgres, both, look(postgres).open(), "x"))
          .isInstanceOf(MigrationFailure.class)
          .hasMessageContaining("The schema is for `sqlite`");
      assertThat(migrations.folder().names()).hasSize(1);
    }
    try (Database sqlite = another(provider);
        Database postgres = another("postgresql")) {
      migrations.apply(sqlite, RunListener.NONE);
      Tables.execute(sqlite, "ALTER TABLE \"Order\" ADD paid BOOLEAN");
      String adopted =
          migrations
              .drift()
              .adopt(sqlite, both, look(sqlite).open(), "paid")
              .migrations()
              .getFirst();
      assertThat(migrations.apply(postgres, RunListener.NONE).migrations()).contains(adopted);
      assertThat(look(postgres).all()).isEmpty();
    }
  }
}
