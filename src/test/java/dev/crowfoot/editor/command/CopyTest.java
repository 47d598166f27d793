// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import static dev.crowfoot.editor.command.CommandCase.after;
import static dev.crowfoot.editor.command.CommandCase.applied;
import static dev.crowfoot.editor.command.CommandCase.assertRefused;
import static dev.crowfoot.editor.command.CommandCase.schema;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Layout.CardPosition;
import dev.crowfoot.editor.Snapshot;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CopyTest {
  private static final String BLOG =
      """
      enum Role {
        ADMIN
      }

      /// Writes.
      model User {
        id    Int    @id(map: "user_key")
        email String @unique(sort: Desc, map: "mail_key")
        role  Role // of all
        posts Post[]

        @@index([email], map: "by_mail")
        @@map("users")
      }

      model Post {
        id       Int  @id
        authorId Int
        author   User @relation(fields: [authorId], references: [id])
      }
      """;

  @Test
  void aCopyStandsAlone() {
    Document document = schema(BLOG).document();
    Snapshot placed =
        Snapshot.of(
            document.withLayout(document.layout().with(Map.of("User", new CardPosition(10, 20)))));

    Document copied = applied(placed, new DuplicateDefinitions(Set.of("User")));

    assertThat(CommandCase.text(copied))
        .isEqualTo(
            BLOG
                + """

                /// Writes.
                model UserCopy {
                  id    Int    @id
                  email String @unique(sort: Desc)
                  role  Role // of all

                  @@index([email])
                }
                """);
    assertThat(copied.layout().card("UserCopy")).contains(new CardPosition(42, 52));
    assertThat(copied.renames()).isEmpty();
  }

  @Test
  void relationsAmongCopiesAreCopied() {
    assertThat(after(schema(BLOG), new DuplicateDefinitions(Set.of("User", "Post", "Role"))))
        .contains("enum RoleCopy {")
        .contains("  role  RoleCopy // of all\n  posts PostCopy[]\n")
        .contains("  author   UserCopy @relation(fields: [authorId], references: [id])");
  }

  @Test
  void textIsPastedUnderFreeNames() {
    String post =
        """
        // mine
        model Post {
          id     Int  @id
          text   String
          userId Int
          user   User @relation(fields: [userId], references: [id])
        }
        """;
    Document pasted =
        applied(schema(BLOG), new PasteBlocks(post, Optional.of(new CardPosition(1, 2))));
    assertThat(CommandCase.text(pasted))
        .startsWith(BLOG)
        .endsWith("model Post2 {\n  id     Int  @id\n  text   String\n  userId Int\n}\n");
    assertThat(pasted.layout().cards()).isEqualTo(Map.of("Post2", new CardPosition(1, 2)));
  }

  @Test
  void whatWasCopiedCanBePastedIntoAnEmptySchema() {
    String copied = CopyText.of(schema(BLOG), Set.of("User", "Post", "Role"));
    assertThat(copied).isEqualTo(BLOG);
    assertThat(after(schema(""), new PasteBlocks(copied, Optional.empty()))).isEqualTo(BLOG);
  }

  @Test
  void textThatIsNoSchemaIsRefused() {
    assertRefused(schema(BLOG), new PasteBlocks("hello", Optional.empty()), "no models or enums");
    assertRefused(
        schema(BLOG),
        new PasteBlocks("model A {\n  id Int @id\n  x Foo\n}", Optional.empty()),
        "break the schema");
  }

  @Test
  void severalDefinitionsAreDeletedAtOnce() {
    assertThat(after(schema(BLOG), new DeleteDefinitions(Set.of("User", "Role"))))
        .isEqualTo("model Post {\n  id Int @id\n}\n");
    assertRefused(schema(BLOG), new DeleteDefinitions(Set.of("Role")), "`User.role`");
  }
}
