// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import static dev.crowfoot.editor.command.CommandCase.after;
import static dev.crowfoot.editor.command.CommandCase.applied;
import static dev.crowfoot.editor.command.CommandCase.assertRefused;
import static dev.crowfoot.editor.command.CommandCase.schema;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Layout.CardPosition;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Rename;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RenameTest {
  private static final String BLOG =
      """
      enum Role {
        ADMIN // may do all
        READER
      }

      /// Writes posts.
      model User {
        id    Int    @id // the key
        name  String
        role  Role   @default(READER)
        posts Post[]
      }

      model Post {
        id       Int  @id
        authorId Int
        author   User @relation(fields: [authorId], references: [id])

        @@unique([authorId, id])
        @@index([authorId(sort: Desc)]) // authorId, newest first
      }
      """;

  @Test
  void aModelIsRenamedWhereverItIsAType() {
    assertThat(after(schema(BLOG), new RenameModel("User", "Author")))
        .isEqualTo(
            BLOG.replace("model User {", "model Author {")
                .replace("id       Int  @id", "id       Int    @id")
                .replace("author   User @relation", "author   Author @relation"));
  }

  @Test
  void aModelKeepsItsPlaceOnTheCanvas() {
    CardPosition place = new CardPosition(3, 4);
    Document document = schema(BLOG).document();
    Snapshot placed =
        Snapshot.of(document.withLayout(document.layout().with(Map.of("User", place))));

    Document renamed = applied(placed, new RenameModel("User", "Author"));

    assertThat(renamed.layout().cards()).containsExactly(Map.entry("Author", place));
  }

  @Test
  void aFieldIsRenamedInKeysIndexesAndRelations() {
    assertThat(after(schema(BLOG), new RenameField(new FieldId("Post", "authorId"), "writer")))
        .isEqualTo(
            BLOG.replace(
                    """
                      id       Int  @id
                      authorId Int
                      author   User @relation(fields: [authorId], references: [id])
                    """,
                    """
                      id     Int  @id
                      writer Int
                      author User @relation(fields: [writer], references: [id])
                    """)
                .replace("[authorId, id]", "[writer, id]")
                .replace("[authorId(sort", "[writer(sort"));
  }

  @Test
  void aFieldIsRenamedWhereOtherModelsReferToIt() {
    assertThat(after(schema(BLOG), new RenameField(new FieldId("User", "id"), "nr")))
        .contains("  nr    Int    @id // the key\n", "fields: [authorId], references: [nr]")
        .contains("model Post {\n  id       Int  @id\n");
  }

  @Test
  void anEnumAndItsValuesAreRenamedInFieldsAndDefaults() {
    Document renamed = applied(schema(BLOG), new RenameEnum("Role", "Rank"));
    assertThat(
            after(
                Snapshot.of(renamed), new RenameEnumValue(new FieldId("Rank", "READER"), "GUEST")))
        .isEqualTo(
            BLOG.replace("enum Role", "enum Rank")
                .replace("role  Role   @default(READER)", "role  Rank   @default(GUEST)")
                .replace("  READER\n", "  GUEST\n"));
  }

  @Test
  void namesThatAreTakenOrNoNamesAreRefused() {
    Snapshot blog = schema(BLOG);
    assertRefused(blog, new RenameModel("User", "Post"), "There is a `Post` already");
    assertRefused(blog, new RenameModel("User", "Role"), "There is a `Role` already");
    assertRefused(blog, new RenameModel("User", "2nd"), "names begin with a letter");
    assertRefused(blog, new RenameModel("User", "String"), "a word of the language");
    assertRefused(blog, new RenameModel("Gone", "Users"), "`Gone` is not there any more");
    assertRefused(
        blog, new RenameField(new FieldId("User", "name"), "id"), "There is a field `id`");
    assertRefused(blog, new RenameField(new FieldId("User", "name"), ""), "Write a name");
  }

  @Test
  void aChainOfRenamesIsOneRename() {
    assertThat(renames(new RenameModel("User", "Author"), new RenameModel("Author", "Writer")))
        .containsExactly(new Rename.OfModel("User", "Writer"));
  }

  @Test
  void aRenameTakenBackIsNone() {
    assertThat(renames(new RenameModel("User", "Author"), new RenameModel("Author", "User")))
        .isEmpty();
  }

  @Test
  void renamesOfFieldsFollowTheirModel() {
    assertThat(
            renames(
                new RenameField(new FieldId("User", "name"), "fullName"),
                new RenameModel("User", "Author"),
                new RenameField(new FieldId("Author", "fullName"), "called")))
        .containsExactly(
            new Rename.OfField("Author", "name", "called"), new Rename.OfModel("User", "Author"));
  }

  @Test
  void namesThatAreSwappedStayApart() {
    assertThat(
            renames(
                new RenameModel("User", "Other"),
                new RenameModel("Post", "User"),
                new RenameModel("Other", "Post")))
        .containsExactly(
            new Rename.OfModel("User", "Other"),
            new Rename.OfModel("Post", "User"),
            new Rename.OfModel("Other", "Post"));
  }

  @Test
  void eachDefinitionIsRenamedInItsOwnFile() {
    Sources files =
        new Sources(
            List.of(
                SourceText.of("a.prisma", "model A {\r\n  id Int @id\r\n  b  B[]\r\n}\r\n"),
                SourceText.of(
                    "b.prisma",
                    """
                    model B {
                      id  Int @id
                      aId Int
                      a   A   @relation(fields: [aId], references: [id])
                    }
                    """)));

    Document renamed =
        applied(Snapshot.of(Document.of(files)), new RenameField(new FieldId("A", "id"), "key"));

    assertThat(renamed.sources().files().getFirst().content())
        .isEqualTo("model A {\r\n  key Int @id\r\n  b   B[]\r\n}\r\n");
    assertThat(renamed.sources().files().getLast().content()).contains("references: [key]");
  }

  private static List<Rename> renames(Command... commands) {
    Document document = schema(BLOG).document();
    for (Command command : commands) {
      document = applied(Snapshot.of(document), command);
    }
    return document.renames();
  }
}
