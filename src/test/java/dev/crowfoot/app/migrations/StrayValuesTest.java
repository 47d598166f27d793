// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crowfoot.adapter.liquibase.RunListener;
import dev.crowfoot.app.migrations.Review.Finding;
import dev.crowfoot.editor.Document;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Rename;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A push knows no enum of before; the rows tell what they hold.
class StrayValuesTest {
  private static final String SCHEMA =
      """
      enum Mood {
        glad
        sad  @map("very sad")
        odd
      }

      model T {
        id   Int   @id
        mood Mood?
      }
      """;

  @TempDir private Path folder;

  @Test
  void valuesThatTheEnumHasLostAreCounted() {
    try (LiveMigrations live = LiveMigrations.in(folder, Provider.SQLITE)) {
      Push push = live.migrations().push();
      push(live, live.document(SCHEMA));
      live.execute(
          "INSERT INTO T VALUES (1, 'glad'), (2, 'odd'), (3, 'odd'), (4, 'very sad'), (5, NULL)");
      assertThat(push.review(live.document(SCHEMA), live.database()).isEmpty()).isTrue();
      Document less = live.document(SCHEMA.replace("  odd\n", ""));
      assertThat(push.review(less, live.database()).findings())
          .extracting(Finding::sentence)
          .containsExactly(
              "H201 `T.mood` can no longer be `odd`; rows that hold it keep it, and clients cannot"
                  + " read them. 2 rows are concerned. By `id`: 2, 3.");
      Document renamed =
          push.renamed(
              live.document(SCHEMA.replace("  odd\n", "").replace("mood Mood?", "feels Mood?")),
              List.of(new Rename.OfField("T", "mood", "feels")),
              live.database());
      push(live, renamed);
      assertThat(live.rows("SELECT feels FROM T ORDER BY id"))
          .containsExactly("glad", "odd", "odd", "very sad", "null");
    }
  }

  @Test
  void aRenamedValueIsRenamedInTheRows() {
    try (LiveMigrations live = LiveMigrations.in(folder, Provider.SQLITE)) {
      push(live, live.document(SCHEMA));
      live.execute("INSERT INTO T VALUES (1, 'glad'), (2, 'odd'), (3, NULL)");
      Push push = live.migrations().push();
      Document document =
          live.document(SCHEMA.replace("glad", "happy").replace("mood Mood?", "feels Mood?"));
      Document renamed =
          push.renamed(
              document,
              List.of(
                  new Rename.OfEnumValue("Mood", "glad", "happy"),
                  new Rename.OfField("T", "mood", "feels")),
              live.database());
      assertThat(push.review(renamed, live.database()).findings()).isEmpty();
      push(live, renamed);
      assertThat(live.rows("SELECT feels FROM T ORDER BY id"))
          .containsExactly("happy", "odd", "null");

      Document typo = live.document(SCHEMA.replace("odd", "even"));
      assertThatThrownBy(
              () ->
                  push.renamed(
                      typo,
                      List.of(new Rename.OfEnumValue("Mood", "add", "even")),
                      live.database()))
          .hasMessageContaining("has no value `add` in what is now `Mood`");
    }
  }

  @Test
  void allRenamedValuesAreRenamedHoweverManyThereAre() {
    try (LiveMigrations live = LiveMigrations.in(folder, Provider.SQLITE)) {
      push(live, live.document(many("v")));
      for (int i = 11; i <= 35; i++) {
        live.execute("INSERT INTO T VALUES (%d, 'v%d')".formatted(i, i));
      }
      Push push = live.migrations().push();
      assertThat(push.review(live.document(many("w")), live.database()).findings())
          .as("what nobody reads is cut")
          .hasSize(20);
      List<Rename> renames =
          IntStream.rangeClosed(11, 35)
              .<Rename>mapToObj(i -> new Rename.OfEnumValue("E", "v" + i, "w" + i))
              .toList();
      push(live, push.renamed(live.document(many("w")), renames, live.database()));
      assertThat(live.rows("SELECT count(*) FROM T WHERE e = 'w' || id")).containsExactly("25");
    }
  }

  private static String many(String letter) {
    return IntStream.rangeClosed(11, 35)
        .mapToObj(i -> "  " + letter + i)
        .collect(
            Collectors.joining("\n", "enum E {\n", "\n}\n\nmodel T {\n  id Int @id\n  e  E\n}\n"));
  }

  private static void push(LiveMigrations live, Document document) {
    Push push = live.migrations().push();
    push.apply(push.review(document, live.database()), document, live.database(), RunListener.NONE);
  }
}
