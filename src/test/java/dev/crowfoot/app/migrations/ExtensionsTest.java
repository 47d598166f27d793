// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.liquibase.RunListener;
import dev.crowfoot.app.migrations.Trial.Place;
import dev.crowfoot.diff.Difference;
import dev.crowfoot.model.Provider;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import dev.crowfoot.validation.Validation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The extensions of PostgreSQL that a datasource asks for.
@Execution(ExecutionMode.CONCURRENT)
class ExtensionsTest {
  private static final String INSTALLED =
      "SELECT e.extname, n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid ="
          + " e.extnamespace WHERE e.extname <> 'plpgsql' ORDER BY 1";

  private static final String WORDS =
      """
      model Word {
        id   Int    @id
        text String @db.Citext
      }
      """;

  @TempDir private Path folder;
  private LiveMigrations live;

  @BeforeEach
  void open() {
    live = LiveMigrations.in(folder, Provider.POSTGRESQL);
  }

  @AfterEach
  void close() {
    live.close();
  }

  @Test
  void migrationsCreateWhatTheSchemaAsksForAndTakeItBack() {
    live.migrate("init", asking("citext, uuidOssp(map: \"uuid-ossp\", schema: \"tools\")", WORDS));
    assertThat(live.rows(INSTALLED)).containsExactly("citext|public", "uuid-ossp|tools");
    live.execute("INSERT INTO \"Word\" VALUES (1, 'Tree')");
    assertThat(live.rows("SELECT id FROM \"Word\" WHERE text = 'tREE'")).containsExactly("1");
    assertThat(
            live.rows(
                "SELECT obj_description(oid, 'pg_extension') FROM pg_extension WHERE extname = 'citext'"))
        .containsExactly(
            "data type for case-insensitive character strings (created by a migration)");

    live.rollback();
    assertThat(live.rows(INSTALLED)).isEmpty();
  }

  @Test
  void whatWasThereBeforeStaysWhenTheMigrationIsTakenBack() {
    live.execute("CREATE EXTENSION citext");
    live.migrate("init", asking("citext", WORDS));
    live.rollback();
    assertThat(live.rows(INSTALLED)).containsExactly("citext|public");
  }

  @Test
  void anExtensionThatIsNoLongerAskedForGoesUnlessSomethingNeedsIt() {
    live.migrate("init", asking("citext, pg_trgm", ""));
    live.execute("CREATE TABLE by_hand (word public.citext)");
    live.migrations()
        .drift()
        .ignore(live.database(), live.migrations().drift().look(live.database()).open());

    Review both = live.review(asking("", ""));
    assertThat(both.findings())
        .extracting(Review.Finding::sentence)
        .containsExactly(
            "H208 What uses the extension `citext` keeps it from going.",
            "H208 What uses the extension `pg_trgm` keeps it from going.");
    assertThat(both.findings()).extracting(f -> f.count().orElseThrow()).containsExactly(1L, 0L);
    assertThat(both.refused(java.util.Set.of())).hasSize(1);

    live.migrate("one", asking("citext", ""));
    assertThat(live.rows(INSTALLED)).containsExactly("citext|public");
    MigrationFailure refused =
        catchThrowableOfType(MigrationFailure.class, () -> live.migrate("none", asking("", "")));
    assertThat(refused).hasMessageContaining("Nothing was applied");
    live.rollback();
    assertThat(live.rows(INSTALLED)).containsExactly("citext|public", "pg_trgm|public");
  }

  @Test
  void whatGoesWithItsTableIsNotInTheWay() {
    live.migrate("init", asking("citext", WORDS));
    Review back =
        live.migrations()
            .back()
            .review(live.database(), live.migrations().back().lastApplied(live.database(), 1));
    assertThat(back.findings())
        .filteredOn(f -> f.hazard().reason().contains("extension"))
        .singleElement()
        .matches(Review.Finding::isHarmless);
  }

  @Test
  void anotherSchemaIsAChangeAndSaidBack() {
    live.migrate("init", asking("citext", WORDS));
    Review review = live.migrate("moved", asking("citext(schema: \"tools\")", WORDS));
    assertThat(review.plan().summary())
        .containsExactly("+ schema tools", "~ extension citext in schema tools");
    assertThat(live.rows(INSTALLED)).containsExactly("citext|tools");
  }

  @Test
  void aMissingOneIsDriftThatCanBeRevertedOrAdopted() {
    live.migrate("init", asking("citext, pg_trgm", ""));
    live.execute("DROP EXTENSION citext", "DROP EXTENSION pg_trgm", "CREATE EXTENSION hstore");
    Drift drift = live.migrations().drift();
    List<Difference> open = drift.look(live.database()).open();
    assertThat(open)
        .extracting(d -> d.code() + " " + d.sentence())
        .containsExactly(
            "V701 The database lacks extension citext, which the migrations made.",
            "V701 The database lacks extension pg_trgm, which the migrations made.");

    List<Difference> citext = open.subList(0, 1);
    drift.revert(live.database(), citext, drift.review(live.database(), citext), RunListener.NONE);
    assertThat(live.rows(INSTALLED)).containsExactly("citext|public", "hstore|public");

    Drift.Adopted adopted =
        drift.adopt(
            live.database(),
            live.document(asking("citext, pg_trgm", "")),
            open.subList(1, 2),
            "no trigrams");
    assertThat(adopted.sources().files().getFirst().content()).isEqualTo(asking("citext", ""));
    assertThat(drift.look(live.database()).all()).isEmpty();
  }

  @Test
  void aPulledSchemaSaysThemWhereThePreviewFeatureIsOn() {
    live.execute(
        "CREATE SCHEMA tools",
        "CREATE EXTENSION citext",
        "CREATE EXTENSION \"uuid-ossp\" SCHEMA tools");
    String without = asking("", "").replace("\"postgresqlExtensions\"", "");
    Pulled silent = Pull.from(live.database(), Validation.of(sources(without)).schema());
    assertThat(silent.text()).doesNotContain("extensions");
    assertThat(silent.findings())
        .anyMatch(
            f -> f.startsWith("2 extensions (citext, uuid-ossp) stay in the database alone."));

    Pulled pulled = Pull.from(live.database(), Validation.of(sources(asking("", ""))).schema());
    assertThat(pulled.text())
        .contains("extensions = [citext, uuid_ossp(map: \"uuid-ossp\", schema: \"tools\")]\n");
    assertThat(pulled.findings()).isEmpty();
  }

  @Test
  void aSchemaIsBroughtUpToThemInItsPlace() {
    live.execute("CREATE EXTENSION citext", "CREATE EXTENSION hstore");
    String text = asking("pg_trgm, words(map: \"citext\", version: \"1.0\")", "");
    String version =
        live.rows("SELECT extversion FROM pg_extension WHERE extname = 'citext'").getFirst();
    assertThat(Pull.from(live.database(), sources(text)).text())
        .isEqualTo(
            text.replace(
                "[pg_trgm, words(map: \"citext\", version: \"1.0\")]",
                "[words(map: \"citext\", version: \"" + version + "\"), hstore]"));
    assertThat(Pull.from(live.database(), sources(asking("", ""))).text())
        .contains("  provider   = \"postgresql\"\n  extensions = [citext, hstore]\n}");
  }

  @Test
  void anEmptyCloneHasThemToo() {
    live.execute("CREATE SCHEMA tools", "CREATE EXTENSION citext SCHEMA tools");
    String enums = "enum Size {\n  SMALL\n%s}\n";
    String words = "model Word {\n  id Int @id\n  size Size\n}\n";
    live.migrate("init", asking("citext(schema: \"tools\")", words + enums.formatted("")));
    String more = asking("citext(schema: \"tools\")", words + enums.formatted("  LARGE\n"));
    Trial trial =
        live.migrations()
            .dryRun()
            .of(live.review(more), live.document(more), live.database(), RunListener.NONE);
    assertThat(trial.place()).isEqualTo(Place.EMPTY_CLONE);
    assertThat(trial.problems()).isEmpty();
  }

  @Test
  void oneThatTheServerDoesNotHaveIsSaidSo() {
    String body = asking("no_such_thing", WORDS);
    MigrationFailure refused =
        catchThrowableOfType(MigrationFailure.class, () -> live.migrate("init", body));
    assertThat(refused)
        .hasMessageContaining("The server does not have this extension, or not in this version")
        .hasMessageContaining("Nothing was applied");
    assertThat(live.migrations().status(Optional.of(live.database())).pending()).isEmpty();
  }

  private static Sources sources(String text) {
    return Sources.of(SourceText.of("schema.prisma", text));
  }

  private static String asking(String extensions, String models) {
    return """
    datasource db {
      provider   = "postgresql"
    %s}

    generator client {
      provider        = "prisma-client-js"
      previewFeatures = ["postgresqlExtensions"]
    }

    %s"""
        .formatted(extensions.isEmpty() ? "" : "  extensions = [" + extensions + "]\n", models);
  }
}
