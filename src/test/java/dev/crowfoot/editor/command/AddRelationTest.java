// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import static dev.crowfoot.editor.command.CommandCase.after;
import static dev.crowfoot.editor.command.CommandCase.assertRefused;
import static dev.crowfoot.editor.command.CommandCase.schema;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.editor.command.AddRelation.Kind;
import dev.crowfoot.model.FieldId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AddRelationTest {
  private static final String BLOG =
      """
      model User {
        id    String @id @default(uuid()) @db.Uuid
        email String @unique // for letters
        nick  String
      }

      model Post {
        id       Int    @id
        title    String
        authorId String @db.Uuid
      }

      model Seat {
        row    Int
        number Int

        @@id([row, number])
      }

      model Note {
        id Int @id
      }
      """;

  @Test
  void oneToManyWritesKeyFieldOppositeAndIndex() {
    AddRelation relation = relation(Kind.ONE_TO_MANY, "Post", "User");
    assertThat(relation.preview(schema(BLOG))).isEqualTo("Post.userId String → User.id");
    assertThat(relation.edge(schema(BLOG))).isEqualTo(new FieldId("Post", "user"));
    assertThat(after(schema(BLOG), relation))
        .isEqualTo(
            BLOG.replace(
                    "  nick  String\n",
                    """
                      nick  String
                      posts Post[]
                    """)
                .replace(
                    "  authorId String @db.Uuid\n",
                    """
                      authorId String @db.Uuid
                      userId   String @db.Uuid
                      user     User   @relation(fields: [userId], references: [id])

                      @@index([userId])
                    """));
  }

  @Test
  void aRowThatIsThereHoldsTheKey() {
    assertThat(
            after(
                schema(BLOG),
                new AddRelation(
                    Kind.ONE_TO_MANY, "Post", "User", Optional.of("authorId"), Optional.empty())))
        .contains(
            """
              authorId String @db.Uuid
              author   User   @relation(fields: [authorId], references: [id])

              @@index([authorId])
            """)
        .contains("  posts Post[]\n");
  }

  @Test
  void oneToOneIsUniqueAndOptionalAtTheOtherEnd() {
    assertThat(after(schema(BLOG), relation(Kind.ONE_TO_ONE, "Note", "Post")))
        .contains(
            """
              id     Int  @id
              postId Int  @unique
              post   Post @relation(fields: [postId], references: [id])
            }
            """)
        .contains("  note     Note?\n");
  }

  @Test
  void aKeyOfSeveralFieldsIsReferredToByAsMany() {
    assertThat(after(schema(BLOG), relation(Kind.ONE_TO_MANY, "Note", "Seat")))
        .contains(
            """
              seatRow    Int
              seatNumber Int
              seat       Seat @relation(fields: [seatRow, seatNumber], references: [row, number])

              @@index([seatRow, seatNumber])
            """)
        .contains("  notes  Note[]\n");
  }

  @Test
  void manyToManyIsTwoLists() {
    AddRelation relation = relation(Kind.MANY_TO_MANY, "Post", "Note");
    assertThat(relation.preview(schema(BLOG))).isEqualTo("Post.notes Note[] ↔ Note.posts Post[]");
    assertThat(after(schema(BLOG), relation))
        .contains("  notes    Note[]\n")
        .contains("  posts Post[]\n");
    assertRefused(
        schema(BLOG), relation(Kind.MANY_TO_MANY, "Post", "Seat"), "a single key field at both");
  }

  @Test
  void aSecondRelationBetweenTheSameModelsHasAName() {
    String once = after(schema(BLOG), relation(Kind.ONE_TO_MANY, "Post", "User"));
    assertThat(after(schema(once), relation(Kind.ONE_TO_MANY, "Post", "User")))
        .contains("@relation(\"PostUser2\", fields: [user2Id], references: [id])")
        .contains("  posts2 Post[] @relation(\"PostUser2\")\n");
  }

  @Test
  void aSelfRelationIsOptionalAndNamed() {
    assertThat(after(schema(BLOG), relation(Kind.ONE_TO_MANY, "Post", "Post")))
        .contains(
            """
              parentId Int?
              parent   Post?  @relation("PostParent", fields: [parentId], references: [id])
              children Post[] @relation("PostParent")

              @@index([parentId])
            """);
    assertThat(after(schema(BLOG), relation(Kind.MANY_TO_MANY, "Post", "Post")))
        .contains("posts    Post[] @relation(\"PostPosts\")")
        .contains("postsOf  Post[] @relation(\"PostPosts\")");
    assertThat(after(schema(BLOG), relation(Kind.ONE_TO_ONE, "Post", "Post")))
        .contains("parentId Int?   @unique")
        .contains("child    Post?  @relation(\"PostParent\")");
  }

  @Test
  void whatCannotBeDrawnIsRefused() {
    Snapshot blog = schema(BLOG);
    assertRefused(
        blog,
        new AddRelation(Kind.ONE_TO_MANY, "Post", "User", Optional.of("id"), Optional.empty()),
        "A field that refers to another has the same type");
    assertRefused(
        blog,
        new AddRelation(Kind.ONE_TO_MANY, "Post", "User", Optional.empty(), Optional.of("nick")),
        "`User.nick` is not unique");
    assertRefused(
        blog,
        new AddRelation(Kind.ONE_TO_MANY, "Post", "Seat", Optional.of("id"), Optional.empty()),
        "identified by 2 fields together");
    assertThat(
            after(
                blog,
                new AddRelation(
                    Kind.ONE_TO_MANY, "Note", "User", Optional.empty(), Optional.of("email"))))
        .contains("fields: [userEmail], references: [email]");
  }

  @Test
  void actionsDoNotGoRoundWhereNoForeignKeysCarryThemOut() {
    String text =
        """
        datasource db {
          provider     = "sqlite"
          relationMode = "prisma"
        }

        model User {
          id Int @id
        }

        model Team {
          id     Int  @id
          userId Int
          user   User @relation(fields: [userId], references: [id])

          @@index([userId])
        }
        """
            .replace("  id Int @id\n}", "  id    Int    @id\n  teams Team[]\n}");
    assertThat(after(schema(text), relation(Kind.ONE_TO_MANY, "User", "Team")))
        .contains("references: [id], onDelete: Restrict, onUpdate: Restrict)");
    assertThat(after(schema(text), relation(Kind.ONE_TO_MANY, "Team", "User")))
        .doesNotContain("Restrict");
    String foreignKeys = text.replace("\"prisma\"", "\"foreignKeys\"");
    assertThat(after(schema(foreignKeys), relation(Kind.ONE_TO_MANY, "User", "Team")))
        .doesNotContain("Restrict");
  }

  private static AddRelation relation(Kind kind, String child, String parent) {
    return new AddRelation(kind, child, parent, Optional.empty(), Optional.empty());
  }
}
