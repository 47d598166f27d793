// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import static dev.crowfoot.editor.command.CommandCase.after;
import static dev.crowfoot.editor.command.CommandCase.applied;
import static dev.crowfoot.editor.command.CommandCase.assertRefused;
import static dev.crowfoot.editor.command.CommandCase.schema;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.model.FieldId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeysAndDefaultsTest {
  private static final String BLOG =
      """
      enum Role {
        ADMIN
        READER
      }

      model User {
        id    Int    @id @default(autoincrement())
        email String @map("mail") // where to write
        name  String @default("Ada")
        role  Role
        page  Page?
      }

      model Page {
        id     Int  @id
        userId Int  @unique
        user   User @relation(fields: [userId], references: [id])
      }
      """;

  @Test
  void uniqueIsWrittenBeforeOtherAttributes() {
    String unique = after(schema(BLOG), new SetUnique(id("User", "email"), true));
    assertThat(unique)
        .isEqualTo(BLOG.replace("String @map(\"mail\")", "String @unique @map(\"mail\")"));
    assertThat(after(schema(unique), new SetUnique(id("User", "email"), false))).isEqualTo(BLOG);
  }

  @Test
  void aKeyThatARelationNeedsStays() {
    assertRefused(schema(BLOG), new SetId(id("User", "id"), false), "`Page.user` needs this key");
    assertRefused(
        schema(BLOG),
        new SetUnique(id("Page", "userId"), false),
        "needs this key to be one-to-one");
  }

  @Test
  void anIdIsRequiredAndTheOnlyOne() {
    assertRefused(schema(BLOG), new SetId(id("User", "email"), true), "already");
    assertRefused(schema(BLOG), new SetId(id("User", "page"), true), "required, stored field");
    assertRefused(schema(BLOG), new AddBlockKey("User", BlockKey.ID, List.of("name")), "already");
    assertThat(after(schema(BLOG), new SetId(id("Page", "id"), false)))
        .contains("  id     Int\n  userId Int  @unique\n");
  }

  @Test
  void aDefaultStandsBehindTheKeys() {
    assertThat(after(schema(BLOG), new SetDefault(id("User", "role"), Optional.of("READER"))))
        .contains("  role  Role   @default(READER)\n");
    assertThat(after(schema(BLOG), new SetDefault(id("User", "email"), Optional.of("\"x\""))))
        .contains("  email String @default(\"x\") @map(\"mail\") // where to write\n");
    assertThat(after(schema(BLOG), new SetDefault(id("User", "name"), Optional.empty())))
        .contains("  name  String\n");
    assertThat(after(schema(BLOG), new SetDefault(id("User", "id"), Optional.of("7"))))
        .contains("  id    Int    @id @default(7)\n");
  }

  @Test
  void aDefaultThatCannotBeIsRefused() {
    assertRefused(
        schema(BLOG),
        new SetDefault(id("User", "name"), Optional.of("Ada")),
        "Write texts in quotes: `\"Ada\"`");
    assertRefused(
        schema(BLOG),
        new SetDefault(id("User", "id"), Optional.of("now()")),
        "`now()` cannot be the default of `id`, which is of type `Int`");
    assertRefused(
        schema(BLOG),
        new SetDefault(id("User", "role"), Optional.of("NOBODY")),
        "Enum `Role` has no value `NOBODY`");
    assertRefused(
        schema(BLOG), new SetDefault(id("User", "name"), Optional.of("\"a")), "break the schema");
  }

  @Test
  void indexesComeAndGo() {
    Command add = new AddBlockKey("User", BlockKey.INDEX, List.of("name", "email"));
    String indexed = after(schema(BLOG), add);
    assertThat(indexed)
        .isEqualTo(BLOG.replace("  page  Page?\n", "  page  Page?\n\n  @@index([name, email])\n"));
    assertRefused(schema(indexed), add, "has that `@@index` already");
    assertThat(
            after(
                schema(indexed),
                new RemoveBlockKey("User", BlockKey.INDEX, List.of("name", "email"))))
        .isEqualTo(BLOG);
    assertRefused(
        schema(BLOG), new AddBlockKey("User", BlockKey.UNIQUE, List.of("page")), "no field");
  }

  @Test
  void enumsAndTheirValuesAreAdded() {
    Snapshot blog = schema(BLOG);
    assertThat(after(blog, new AddEnumValue("Role", "GUEST"))).contains("  READER\n  GUEST\n}");
    assertRefused(blog, new AddEnumValue("Role", "ADMIN"), "a value `ADMIN`");
    assertThat(after(blog, new AddEnum("Mood", List.of("GOOD", "BAD"), Optional.empty())))
        .endsWith("}\n\nenum Mood {\n  GOOD\n  BAD\n}\n");
    assertRefused(blog, new AddEnum("Mood", List.of(), Optional.empty()), "at least one value");
  }

  @Test
  void enumValuesAreReorderedWithTheirComments() {
    Snapshot state =
        schema(
            """
            enum State {
              OPEN
              /// paid
              PAID // in full
              SENT
            }
            """);
    var up = ReorderField.up(state, id("State", "PAID")).orElseThrow();
    String moved = after(state, up);
    assertThat(moved)
        .isEqualTo(
            """
            enum State {
              /// paid
              PAID // in full
              OPEN
              SENT
            }
            """);
    assertThat(ReorderField.up(schema(moved), id("State", "PAID"))).isEmpty();
    var down = ReorderField.down(schema(moved), id("State", "OPEN")).orElseThrow();
    assertThat(after(schema(moved), down)).endsWith("  SENT\n  OPEN\n}\n");
  }

  @Test
  void aFieldMovesWithItsComments() {
    Snapshot blog = schema(BLOG);
    String moved = after(blog, new ReorderField(id("User", "email"), Optional.of("id")));
    assertThat(moved)
        .contains(
            """
            model User {
              email String @map("mail") // where to write
              id    Int    @id @default(autoincrement())
              name  String @default("Ada")
            """);
    assertThat(ReorderField.up(blog, id("User", "id"))).isEmpty();
    assertThat(ReorderField.down(blog, id("User", "role"))).isEmpty();
    var down = ReorderField.down(schema(moved), id("User", "email")).orElseThrow();
    assertThat(after(schema(moved), down)).isEqualTo(BLOG);
    assertThat(applied(blog, new ReorderField(id("User", "page"), Optional.empty())))
        .isSameAs(blog.document());
  }

  private static FieldId id(String model, String field) {
    return new FieldId(model, field);
  }
}
