// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import static dev.crowfoot.editor.command.CommandCase.after;
import static dev.crowfoot.editor.command.CommandCase.assertRefused;
import static dev.crowfoot.editor.command.CommandCase.schema;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.model.FieldId;
import org.junit.jupiter.api.Test;

class ChangeFieldTypeTest {
  private static final String BLOG =
      """
      enum Role {
        ADMIN
        READER
      }

      model User {
        id    Int     @id @default(autoincrement())
        name  String  @default("Ada") @db.VarChar(20) @map("n") // called
        role  Role    @default(READER)
        born  DateTime @updatedAt
        posts Post[]
        page  Page?
      }

      model Post {
        id       Int  @id
        authorId Int
        author   User @relation(fields: [authorId], references: [id])
      }

      model Page {
        userId Int  @id
        user   User @relation(fields: [userId], references: [id])
      }
      """;

  @Test
  void aFieldOfTheSameTypeKeepsItsAttributes() {
    assertThat(after(schema(BLOG), change("User", "name", "String?")))
        .isEqualTo(BLOG.replace("name  String  @default", "name  String?  @default"));
  }

  @Test
  void whatCannotFitTheNewTypeGoes() {
    assertThat(after(schema(BLOG), change("User", "name", "Int")))
        .contains("  name  Int @map(\"n\") // called\n");
    assertThat(after(schema(BLOG), change("User", "born", "String"))).contains("  born  String\n");
    assertThat(after(schema(BLOG), change("User", "role", "String"))).contains("  role  String\n");
    assertThat(after(schema(BLOG), change("User", "role", "Role[]"))).contains("  role  Role[]\n");
  }

  @Test
  void foreignKeysFollowTheKeyTheyReferTo() {
    assertThat(after(schema(BLOG), change("User", "id", "String")))
        .contains("  id    String     @id\n")
        .contains("  authorId String\n")
        .contains("  userId String @id\n");
  }

  @Test
  void aForeignKeyIsOptionalTogetherWithItsRelation() {
    String optional =
        BLOG.replace(
            """
              id       Int  @id
              authorId Int
              author   User @relation
            """
                .stripTrailing(),
            """
              id       Int   @id
              authorId Int?
              author   User? @relation
            """
                .stripTrailing());
    assertThat(after(schema(BLOG), change("Post", "authorId", "Int?"))).isEqualTo(optional);
    assertThat(after(schema(BLOG), change("Post", "author", "User?"))).isEqualTo(optional);
    assertThat(after(schema(optional), change("Post", "author", "User"))).isEqualTo(BLOG);
  }

  @Test
  void whatAnotherFieldDependsOnIsRefused() {
    Snapshot blog = schema(BLOG);
    assertRefused(blog, change("Post", "authorId", "String"), "Change the type there");
    assertRefused(blog, change("User", "posts", "String"), "one end of a relation with `Post`");
    assertRefused(blog, change("User", "page", "Page"), "stays optional");
    assertRefused(blog, change("User", "id", "Int?"), "always required");
    assertRefused(blog, change("Page", "user", "User?"), "always required");
    assertRefused(blog, change("User", "name", "Post"), "Draw a relation");
    assertRefused(blog, change("User", "name", "Text"), "There is no type `Text`");
  }

  private static Command change(String model, String field, String type) {
    return new ChangeFieldType(new FieldId(model, field), type);
  }
}
