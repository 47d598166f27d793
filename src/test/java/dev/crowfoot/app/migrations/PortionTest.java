// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.liquibase.RunListener;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.app.migrations.ChangeTree.Item;
import dev.crowfoot.app.migrations.Migrations.Part;
import dev.crowfoot.diff.Change;
import dev.crowfoot.diff.Needs;
import dev.crowfoot.editor.Document;
import dev.crowfoot.model.Rename;
import dev.crowfoot.testing.Postgres;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class PortionTest {
  private static final String BEFORE =
      """
      model User {
        id    Int    @id @default(autoincrement())
        email String @unique
        name  String?
        posts Post[]
      }

      model Post {
        id       Int    @id @default(autoincrement())
        title    String
        author   User   @relation(fields: [authorId], references: [id], onDelete: Cascade)
        authorId Int
      }

      model Old {
        id Int @id
      }
      """;

  /// A column comes, one goes, one is called otherwise, an index and two tables come, one goes.
  private static final String AFTER =
      """
      /// Somebody who writes.
      model User {
        id    Int    @id @default(autoincrement())
        email String @unique
        born  DateTime?
        posts Post[]
        likes Like[]
      }

      model Post {
        id       Int    @id @default(autoincrement())
        heading  String
        note     String? // for the editor
        author   User   @relation(fields: [authorId], references: [id], onDelete: Cascade)
        authorId Int
        tags     Tag[]

        @@index([note])
      }

      model Tag {
        id     Int  @id
        post   Post @relation(fields: [postId], references: [id])
        postId Int
      }

      model Like {
        user   User @relation(fields: [userId], references: [id])
        userId Int  @id
      }
      """;

  @TempDir private Path folder;
  private Migrations migrations;

  @BeforeEach
  void open() throws IOException {
    Files.writeString(folder.resolve("schema.prisma"), BEFORE);
    migrations = new Migrations(ProjectFiles.locate(folder));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void eachChangeCanBeLeftOutAndMadeLater(String provider) {
    int changes = changes(provider).items().size();
    assertThat(changes).isGreaterThanOrEqualTo(7);
    for (int i = 0; i < changes; i++) {
      leaveOutAndMakeLater(provider, i);
    }
  }

  private ChangeTree changes(String provider) {
    try (Database database = database(provider, "count")) {
      apply(document(provider, BEFORE), "init", database);
      ChangeTree tree = ChangeTree.of(migrations.review(after(provider), Optional.of(database)));
      forget(database);
      return tree;
    }
  }

  private void leaveOutAndMakeLater(String provider, int index) {
    try (Database database = database(provider, "part" + index)) {
      apply(document(provider, BEFORE), "init", database);
      Document document = after(provider);
      Review whole = migrations.review(document, Optional.of(database));
      List<Item> items = ChangeTree.of(whole).items();
      Item left = items.get(index);
      Set<Change> together =
          Needs.of(items.stream().map(Item::change).toList()).leftOutWith(List.of(left.change()));
      Set<String> lines =
          items.stream()
              .filter(i -> together.contains(i.change()))
              .map(Item::line)
              .collect(Collectors.toSet());

      Part part = migrations.part(whole, document, lines, Optional.of(database), List.of());
      if (!part.review().isEmpty()) {
        migrations.writeAndApply(
            part.review(), "part", part.document(), database, RunListener.NONE);
      }
      assertThat(migrations.drift(database).summary()).as("without %s", left.line()).isEmpty();

      List<Rename> renames = new ArrayList<>(document.renames());
      renames.removeAll(part.document().renames());
      Document rest = document.withRenames(renames);
      assertThat(lines(migrations.review(rest, Optional.of(database))))
          .as("what waits without %s", left.line())
          .containsExactlyInAnyOrderElementsOf(lines);
      apply(rest, "rest", database);
      assertThat(migrations.review(rest.withRenames(List.of()), Optional.of(database)).isEmpty())
          .isTrue();
      forget(database);
    }
  }

  @Test
  void commentsStayWhereAChangeIsLeftOut() {
    try (Database database = database("sqlite", "text")) {
      apply(document("sqlite", BEFORE), "init", database);
      Document document = after("sqlite");
      Review whole = migrations.review(document, Optional.of(database));
      Part part =
          migrations.part(
              whole, document, Set.of("+ table Like"), Optional.of(database), List.of());
      assertThat(part.document().sources().main().content())
          .contains("/// Somebody who writes.", "// for the editor", "model Tag {")
          .doesNotContain("Like");
    }
  }

  @Test
  void whatAnotherChangeNeedsIsNotLeftOutAlone() {
    try (Database database = database("sqlite", "needs")) {
      apply(document("sqlite", BEFORE), "init", database);
      Document document = after("sqlite");
      Review whole = migrations.review(document, Optional.of(database));
      assertThatThrownBy(
              () ->
                  migrations.part(
                      whole,
                      document,
                      Set.of("+ column Post.note TEXT"),
                      Optional.of(database),
                      List.of()))
          .isInstanceOf(MigrationFailure.class)
          .hasMessageContaining("cannot be left out by itself");
      List<Item> items = ChangeTree.of(whole).items();
      Item column =
          items.stream().filter(i -> i.line().startsWith("+ column Post.note")).findFirst().get();
      assertThat(
              Needs.of(items.stream().map(Item::change).toList())
                  .leftOutWith(List.of(column.change())))
          .extracting(ChangeTree::line)
          .containsExactlyInAnyOrder("+ column Post.note TEXT", "+ index Post (note)");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void whatIsNotDroppedIsTheFieldThatItWas(String provider) {
    String full =
        """
        /// Who may do what
        enum Role {
          READER
          /// Of posts
          WRITER @map("writer")
        }

        model User {
          id       Int      @id
          /// In the team,
          /// not outside
          role     Role     @default(WRITER)
          joinedAt DateTime @map("joined_at")
        }

        /// For the coat
        model Badge {
          id   Int  @id
          kind Role
        }
        """;
    String less = "model User {\n  id Int @id\n}\n";
    try (Database database = database(provider, "recall")) {
      apply(document(provider, full), "init", database);
      Document document = document(provider, less);
      Review whole = migrations.review(document, Optional.of(database));
      Set<String> all = Set.copyOf(lines(whole));
      Part part = migrations.part(whole, document, all, Optional.of(database), List.of());
      assertThat(part.review().isEmpty()).isTrue();
      assertThat(part.document().sources().main().content().replaceAll(" +", " "))
          .contains("enum Role {", "WRITER @map(\"writer\")", "role Role @default(WRITER)")
          .contains("joinedAt DateTime @map(\"joined_at\")", "kind Role")
          .contains(" /// In the team,\n /// not outside\n role", "/// For the coat\nmodel Badge")
          .contains("/// Who may do what\nenum Role", " /// Of posts\n WRITER");
    }
  }

  private static final String NAMED =
      """
      enum Role {
        READER
        WRITER @map("writer")
        GUEST  @map("guest")
      }

      model User {
        id   Int    @id
        name String @map("user_name")
        role Role   @default(READER)

        @@map("people")
      }
      """;

  /// Other names in the database alone, and a value less.
  private static final String RENAMED =
      NAMED
          .replace("user_name", "full_name")
          .replace("\"writer\"", "\"author\"")
          .replace("  GUEST  @map(\"guest\")\n", "");

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void namesInTheDatabaseAndValuesOfEnumsCanBeLeftOutAndMadeLater(String provider) {
    for (int i = 0; i < 3; i++) {
      try (Database database = database(provider, "names" + i)) {
        apply(document(provider, NAMED), "init", database);
        Document document = document(provider, RENAMED);
        Review whole = migrations.review(document, Optional.of(database));
        List<String> all = lines(whole);
        assertThat(all).hasSize(3);
        String left = all.get(i);
        Part part =
            migrations.part(whole, document, Set.of(left), Optional.of(database), List.of());
        assertThat(lines(part.review())).as("without %s", left).hasSize(2).doesNotContain(left);
        migrations.writeAndApply(
            part.review(), "part", part.document(), database, RunListener.NONE);
        assertThat(migrations.drift(database).summary()).as("without %s", left).isEmpty();

        assertThat(lines(migrations.review(document, Optional.of(database)))).hasSize(1);
        apply(document, "rest", database);
        assertThat(migrations.drift(database).summary()).isEmpty();
        forget(database);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void theNameOfATableCanBeLeftOutWithWhatFollowsIt(String provider) {
    try (Database database = database(provider, "table")) {
      apply(document(provider, NAMED), "init", database);
      Document document =
          document(
              provider, NAMED.replace("people", "persons") + "\nmodel Log {\n  id Int @id\n}\n");
      Review whole = migrations.review(document, Optional.of(database));
      Set<String> left =
          lines(whole).stream().filter(l -> l.contains("renamed")).collect(Collectors.toSet());
      Part part = migrations.part(whole, document, left, Optional.of(database), List.of());
      assertThat(lines(part.review())).containsExactly("+ table Log");
      assertThat(part.document().sources().main().content()).contains("@@map(\"people\")");
    }
  }

  private static List<String> lines(Review review) {
    return ChangeTree.of(review).items().stream().map(Item::line).toList();
  }

  private static Document after(String provider) {
    return document(provider, AFTER)
        .withRenames(List.of(new Rename.OfField("Post", "title", "heading")));
  }

  /// The next one begins anew.
  private void forget(Database database) {
    migrations.back().lastApplied(database, 9).forEach(m -> migrations.folder().remove(m));
  }

  private void apply(Document document, String name, Database database) {
    Review review = migrations.review(document, Optional.of(database));
    migrations.writeAndApply(review, name, document, database, RunListener.NONE);
  }

  private Database database(String provider, String name) {
    String url = provider.equals("sqlite") ? "file:" + name + ".db" : Postgres.freshDatabase();
    return Database.openOrCreate(DatabaseUrl.parse(url, folder));
  }

  private static Document document(String provider, String models) {
    return Document.of(
        Sources.of(
            SourceText.of(
                "schema.prisma",
                "datasource db {\n  provider = \"" + provider + "\"\n}\n\n" + models)));
  }
}
