// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import static dev.crowfoot.editor.command.CommandCase.after;
import static dev.crowfoot.editor.command.CommandCase.applied;
import static dev.crowfoot.editor.command.CommandCase.assertRefused;
import static dev.crowfoot.editor.command.CommandCase.schema;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.editor.Layout.CardPosition;
import dev.crowfoot.editor.Snapshot;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AddModelAndFieldTest {
  private static final String USER =
      """
      // people
      model User {
        id    Int     @id
        /// For invoices.
        email String? @unique // unsure
        posts Post[]

        @@map("users")
      }

      model Post {
        id Int @id
        userId Int
        user User @relation(fields: [userId], references: [id])
      }
      """;

  @Test
  void aModelIsWrittenBehindTheLastBlock() {
    assertThat(after(schema(USER), new AddModel("Tag", Optional.empty())))
        .isEqualTo(
            USER
                + """

                model Tag {
                  id Int @id @default(autoincrement())
                }
                """);
  }

  @Test
  void aModelInAnEmptyFileBeginsIt() {
    CardPosition place = new CardPosition(10, 20);
    var document = applied(schema(""), new AddModel("Tag", Optional.of(place)));
    assertThat(CommandCase.text(document))
        .isEqualTo("model Tag {\n  id Int @id @default(autoincrement())\n}\n");
    assertThat(document.layout().cards()).isEqualTo(Map.of("Tag", place));
  }

  @Test
  void aFreshNameIsNobodyElses() {
    Snapshot user = schema(USER);
    assertThat(FreshNames.model(user.analysis().schema(), "User")).isEqualTo("User2");
    assertThat(FreshNames.model(user.analysis().schema(), "NewTable")).isEqualTo("NewTable");
  }

  @Test
  void aFieldComesBehindTheLastStoredOneInItsColumns() {
    assertThat(after(schema(USER), new AddField("User", Optional.empty(), "nickname", "String?")))
        .isEqualTo(
            USER.replace(
                """
                  id    Int     @id
                  /// For invoices.
                  email String? @unique // unsure
                  posts Post[]
                """,
                """
                  id       Int     @id
                  /// For invoices.
                  email    String? @unique // unsure
                  nickname String?
                  posts    Post[]
                """));
  }

  @Test
  void aFieldComesBehindTheOneThatIsNamed() {
    assertThat(after(schema(USER), new AddField("User", Optional.of("id"), "age", "Int")))
        .contains("  id    Int     @id\n  age   Int\n  /// For invoices.\n");
  }

  @Test
  void aBlockThatIsNotInColumnsIsLeftAsItIs() {
    assertThat(after(schema(USER), new AddField("Post", Optional.empty(), "title", "String")))
        .contains("  id Int @id\n  userId Int\n  title String\n  user User @relation(");
  }

  @Test
  void whatIsNoFieldIsRefused() {
    Snapshot user = schema(USER);
    assertRefused(
        user, new AddField("User", Optional.empty(), "email", "Int"), "a field `email` in this");
    assertRefused(
        user, new AddField("User", Optional.empty(), "x", "string"), "Did you mean `String`?");
    assertRefused(user, new AddField("User", Optional.empty(), "x", "Int??"), "is no type");
    assertRefused(
        user, new AddField("User", Optional.empty(), "x", "Post"), "Draw a relation to it");
    assertRefused(user, new AddField("Gone", Optional.empty(), "x", "Int"), "not there any more");
  }
}
