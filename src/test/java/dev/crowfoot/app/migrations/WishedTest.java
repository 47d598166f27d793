// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.adapter.liquibase.RunListener;
import dev.crowfoot.editor.Document;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Rename;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Renames that somebody asks for at once are all done, or it is said why not.
@Execution(ExecutionMode.CONCURRENT)
class WishedTest {
  private static final String SCHEMA =
      """
      enum E {
        one
        two
        three
      }

      model A {
        id Int    @id
        x  String
        y  String
        z  String
        e  E
      }

      model B {
        id Int    @id
        x  String
        y  String
        z  String
        e  E
      }
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void fieldsSwapAndRotate(Provider provider) {
    try (LiveMigrations live = start(provider)) {
      apply(live, new Rename.OfField("A", "x", "y"), new Rename.OfField("A", "y", "x"));
      assertThat(live.rows("SELECT x, y, z FROM \"A\"")).containsExactly("ay|ax|az");
      apply(
          live,
          new Rename.OfField("A", "x", "y"),
          new Rename.OfField("A", "y", "z"),
          new Rename.OfField("A", "z", "x"));
      assertThat(live.rows("SELECT x, y, z FROM \"A\"")).containsExactly("az|ay|ax");
      live.rollback();
      live.rollback();
      assertThat(live.rows("SELECT x, y, z FROM \"A\"")).containsExactly("ax|ay|az");
    }
  }

  /// The fields of a renamed model are told by its name now.
  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void modelsSwapTogetherWithTheirFields(Provider provider) {
    try (LiveMigrations live = start(provider)) {
      apply(
          live,
          new Rename.OfModel("A", "B"),
          new Rename.OfModel("B", "A"),
          new Rename.OfField("A", "x", "z"),
          new Rename.OfField("A", "z", "x"));
      assertThat(live.rows("SELECT x, y, z FROM \"A\"")).containsExactly("bz|by|bx");
      assertThat(live.rows("SELECT x, y, z FROM \"B\"")).containsExactly("ax|ay|az");
      live.rollback();
      assertThat(live.rows("SELECT x, y, z FROM \"A\"")).containsExactly("ax|ay|az");
      assertThat(live.rows("SELECT x, y, z FROM \"B\"")).containsExactly("bx|by|bz");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void valuesOfAnEnumRotate(Provider provider) {
    try (LiveMigrations live = start(provider)) {
      apply(
          live,
          new Rename.OfEnumValue("E", "one", "two"),
          new Rename.OfEnumValue("E", "two", "three"),
          new Rename.OfEnumValue("E", "three", "one"));
      assertThat(live.rows("SELECT e FROM \"A\" UNION ALL SELECT e FROM \"B\""))
          .containsExactly("two", "three");
      live.rollback();
      assertThat(live.rows("SELECT e FROM \"A\" UNION ALL SELECT e FROM \"B\""))
          .containsExactly("one", "two");
    }
  }

  @Test
  void aNameThatIsNotThereIsRefused() {
    try (LiveMigrations live = start(Provider.SQLITE)) {
      assertThatThrownBy(() -> renamed(live, new Rename.OfField("B", "qq", "x")))
          .isInstanceOf(ArgumentFailure.class)
          .hasMessage(
              "The last migration has no field `qq` in what is now `B`, so `x` cannot be what it"
                  + " became.");
      assertThatThrownBy(() -> renamed(live, new Rename.OfModel("C", "A")))
          .hasMessageContaining("no model `C`");
      assertThatThrownBy(() -> renamed(live, new Rename.OfEnum("F", "E")))
          .hasMessageContaining("no enum `F`");
      assertThatThrownBy(() -> renamed(live, new Rename.OfEnumValue("E", "four", "one")))
          .hasMessageContaining("no value `four` in what is now `E`");
      assertThatThrownBy(
              () ->
                  renamed(
                      live, new Rename.OfField("A", "x", "z"), new Rename.OfField("A", "y", "z")))
          .hasMessageContaining("another rename takes one of the two names");
    }
  }

  /// The editor records what was renamed before the first migration too.
  @Test
  void whatIsRememberedMayStartFromNowhere() {
    try (LiveMigrations live = start(Provider.SQLITE)) {
      Document remembered =
          live.document(SCHEMA.replace("  x  String\n", "  w  String\n"))
              .withRenames(
                  List.of(
                      new Rename.OfField("A", "nothing", "y"), new Rename.OfField("A", "x", "v")));
      Document all =
          live.migrations().renamed(remembered, List.of(new Rename.OfField("A", "v", "w")));
      assertThat(live.migrations().review(all, Optional.of(live.database())).plan().summary())
          .contains("~ column A.x renamed to w");
    }
  }

  /// The models' alphabet decides which end is `A`, so it is the other one after this.
  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void theOnlyJoinTableOfARenamedModelKeepsItsRows(Provider provider) {
    try (LiveMigrations live = LiveMigrations.in(folder, provider)) {
      live.migrate(
          "init",
          "model Post {\n id Int @id\n tags Tag[]\n}\nmodel Tag {\n id Int @id\n posts Post[]\n}\n");
      live.execute(
          "INSERT INTO \"Post\" VALUES (1)",
          "INSERT INTO \"Tag\" VALUES (7)",
          "INSERT INTO \"_PostToTag\" VALUES (1, 7)");
      Document document =
          live.document(
              "model Post {\n id Int @id\n labels Label[]\n}\nmodel Label {\n id Int @id\n all Post[]\n}\n");
      Document renamed =
          live.migrations().renamed(document, List.of(new Rename.OfModel("Tag", "Label")));
      apply(live, renamed);
      assertThat(live.rows("SELECT \"A\", \"B\" FROM \"_LabelToPost\"")).containsExactly("7|1");
      live.rollback();
      assertThat(live.rows("SELECT \"A\", \"B\" FROM \"_PostToTag\"")).containsExactly("1|7");
    }
  }

  @Test
  void amongSeveralJoinTablesSomebodyIsAsked() {
    try (LiveMigrations live = LiveMigrations.in(folder, Provider.SQLITE)) {
      live.migrate(
          "init",
          """
          model Post {
            id   Int   @id
            tags Tag[] @relation("has")
            bans Tag[] @relation("lacks")
          }

          model Tag {
            id     Int    @id
            posts  Post[] @relation("has")
            banned Post[] @relation("lacks")
          }
          """);
      live.execute(
          "INSERT INTO Post VALUES (1)",
          "INSERT INTO Tag VALUES (7)",
          "INSERT INTO _has VALUES (1, 7)");
      Document document =
          live.document(
              """
              model Post {
                id     Int   @id
                labels Tag[] @relation("bears")
                bans   Tag[] @relation("lacks")
              }

              model Tag {
                id     Int    @id
                posts  Post[] @relation("bears")
                banned Post[] @relation("lacks")
              }
              """);
      Review review = live.migrations().review(document, Optional.of(live.database()));
      assertThat(review.guesses()).containsExactly(new Rename.OfField("Post", "tags", "labels"));
      apply(live, live.migrations().renamed(document, review.guesses()));
      assertThat(live.rows("SELECT * FROM _bears")).containsExactly("1|7");
    }
  }

  @Test
  void aPushRefusesToo() {
    try (LiveMigrations live = LiveMigrations.in(folder, Provider.POSTGRESQL)) {
      live.execute("CREATE TABLE \"A\" (id int PRIMARY KEY, x text)");
      Document wanted = live.document("model A {\n  id Int @id\n  y String?\n}\n");
      Push push = live.migrations().push();
      assertThatThrownBy(
              () ->
                  push.renamed(wanted, List.of(new Rename.OfField("A", "q", "y")), live.database()))
          .hasMessageStartingWith("The database has no field `q`");
      Document renamed =
          push.renamed(wanted, List.of(new Rename.OfField("A", "x", "y")), live.database());
      assertThat(push.review(renamed, live.database()).plan().summary())
          .containsExactly("~ column A.x renamed to y");
    }
  }

  private LiveMigrations start(Provider provider) {
    LiveMigrations live = LiveMigrations.in(folder, provider);
    live.migrate("init", SCHEMA);
    live.execute(
        "INSERT INTO \"A\" VALUES (1, 'ax', 'ay', 'az', 'one')",
        "INSERT INTO \"B\" VALUES (1, 'bx', 'by', 'bz', 'two')");
    return live;
  }

  private static Document renamed(LiveMigrations live, Rename... wished) {
    return live.migrations().renamed(live.document(SCHEMA), List.of(wished));
  }

  private static void apply(LiveMigrations live, Rename... wished) {
    apply(live, renamed(live, wished));
  }

  private static void apply(LiveMigrations live, Document document) {
    Review review = live.migrations().review(document, Optional.of(live.database()));
    live.migrations().writeAndApply(review, "m", document, live.database(), RunListener.NONE);
  }
}
