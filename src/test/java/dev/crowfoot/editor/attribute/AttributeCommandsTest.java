// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.editor.attribute.SetReferentialAction.Event;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.ReferentialAction;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttributeCommandsTest {
  private static final String SCHEMA =
      """
      enum Role {
        ADMIN
      }

      /// People.
      model User {
        id    Int    @id // the key
        /// Where letters go.
        email String @unique @db.VarChar(20)
        posts Post[]
      }

      model Post {
        id       Int  @id
        author   User @relation(fields: [authorId], references: [id])
        authorId Int
      }
      """;
  private static final FieldId EMAIL = new FieldId("User", "email");
  private static final FieldId AUTHOR = new FieldId("Post", "author");

  private static String after(Command command) {
    return after(SCHEMA, command);
  }

  private static String after(String text, Command command) {
    Snapshot snapshot = Snapshot.of(Document.of(Sources.of(SourceText.of("schema.prisma", text))));
    return command.applyTo(snapshot).sources().main().content();
  }

  private static String replaced(String line, String by) {
    assertThat(SCHEMA).contains(line);
    return SCHEMA.replace(line, by);
  }

  @Test
  void anAttributeIsAddedBehindTheOthersAndBeforeAComment() {
    assertThat(after(new SetRowAttribute(new FieldId("User", "id"), "default", "default(1)")))
        .isEqualTo(replaced("@id // the key", "@id @default(1) // the key"));
  }

  @Test
  void anAttributeIsChangedInItsPlace() {
    assertThat(after(new SetRowAttribute(EMAIL, "db.", "db.Text")))
        .isEqualTo(replaced("@db.VarChar(20)", "@db.Text"));
  }

  @Test
  void anAttributeIsTakenAwayWithTheBlanksBeforeIt() {
    assertThat(after(new SetRowAttribute(EMAIL, "unique", "")))
        .isEqualTo(replaced("String @unique @db", "String @db"));
  }

  @Test
  void takingAwayWhatIsNotThereChangesNothing() {
    assertThat(after(new SetRowAttribute(EMAIL, "default", ""))).isEqualTo(SCHEMA);
  }

  @Test
  void namesInTheDatabaseAreSetAndTakenAway() {
    String mapped = after(new SetMappedName("User", Optional.empty(), "app \"users\""));
    assertThat(mapped).contains("posts Post[]\n\n  @@map(\"app \\\"users\\\"\")\n}");
    assertThat(after(mapped, new SetMappedName("User", Optional.empty(), "people")))
        .contains("  @@map(\"people\")\n}");
    assertThat(after(mapped, new SetMappedName("User", Optional.empty(), "")))
        .doesNotContain("@@map");
    assertThat(after(new SetMappedName("Role", Optional.of("ADMIN"), "admin")))
        .isEqualTo(replaced("  ADMIN\n", "  ADMIN @map(\"admin\")\n"));
    assertThat(after(new SetMappedName("Role", Optional.empty(), "roles")))
        .isEqualTo(replaced("  ADMIN\n", "  ADMIN\n  @@map(\"roles\")\n"));
  }

  @Test
  void documentationIsWrittenAndTakenAway() {
    assertThat(after(new SetDocumentation("User", Optional.of("email"), "One.\nTwo.")))
        .isEqualTo(replaced("  /// Where letters go.\n", "  /// One.\n  /// Two.\n"));
    assertThat(after(new SetDocumentation("User", Optional.empty(), "")))
        .isEqualTo(replaced("/// People.\n", ""));
    assertThat(after(new SetDocumentation("Post", Optional.empty(), "Articles.")))
        .isEqualTo(replaced("model Post", "/// Articles.\nmodel Post"));
    assertThat(after(new SetDocumentation("Role", Optional.of("ADMIN"), "May all.")))
        .isEqualTo(replaced("  ADMIN\n", "  /// May all.\n  ADMIN\n"));
  }

  @Test
  void aLineAboveTheDatasourceAsksForChecks() {
    Document plain =
        Document.of(
            Sources.of(
                SourceText.of(
                    "schema.prisma",
                    "/// The shop\r\ndatasource db {\r\n  provider = \"sqlite\"\r\n}\r\n")));
    Document checked = new CheckEnums(true).applyTo(Snapshot.of(plain));
    assertThat(checked.sources().main().content())
        .startsWith("/// The shop\r\n/// @checkEnums\r\ndatasource db {");
    assertThat(new CheckEnums(true).applyTo(Snapshot.of(checked))).isEqualTo(checked);
    assertThat(new CheckEnums(false).applyTo(Snapshot.of(checked)).sources())
        .isEqualTo(plain.sources());
  }

  @Test
  void referentialActionsAreArgumentsOfTheRelation() {
    String cascading =
        after(
            new SetReferentialAction(AUTHOR, Event.DELETE, Optional.of(ReferentialAction.CASCADE)));
    assertThat(cascading)
        .isEqualTo(replaced("references: [id])", "references: [id], onDelete: Cascade)"));
    assertThat(
            after(
                cascading,
                new SetReferentialAction(
                    AUTHOR, Event.DELETE, Optional.of(ReferentialAction.SET_NULL))))
        .contains("references: [id], onDelete: SetNull)");
    assertThat(after(cascading, new SetReferentialAction(AUTHOR, Event.DELETE, Optional.empty())))
        .isEqualTo(SCHEMA);
  }
}
