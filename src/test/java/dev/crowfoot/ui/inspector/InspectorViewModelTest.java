// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.editor.Selection;
import dev.crowfoot.model.Arity;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Rename;
import dev.crowfoot.ui.Workspaces;
import dev.crowfoot.ui.workspace.WorkspaceViewModel;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InspectorViewModelTest {
  private static final FieldId EMAIL = new FieldId("User", "email");

  private final WorkspaceViewModel workspace =
      Workspaces.of(
          """
          enum Role {
            ADMIN
          }

          model User {
            id    Int    @id
            email String @unique
            posts Post[]
          }

          model Post {
            id       Int  @id
            author   User @relation(fields: [authorId], references: [id])
            authorId Int
          }
          """);
  private final InspectorViewModel inspector = new InspectorViewModel(workspace);

  private Inspected at(Selection selection) {
    workspace.selectionProperty().set(selection);
    return inspector.inspectedProperty().get();
  }

  @Test
  void itFollowsTheSelection() {
    assertThat(at(new Selection.Nothing())).isInstanceOf(Inspected.OfSchema.class);
    assertThat(at(new Selection.Cards(Set.of("User")))).isInstanceOf(Inspected.OfModel.class);
    assertThat(at(new Selection.Cards(Set.of("User", "Post")))).isEqualTo(new Inspected.OfMany(2));
    assertThat(at(new Selection.Cards(Set.of("Role")))).isInstanceOf(Inspected.OfEnum.class);
    assertThat(at(new Selection.Row(EMAIL))).isInstanceOf(Inspected.OfField.class);
    assertThat(at(new Selection.Row(new FieldId("Role", "ADMIN"))))
        .isInstanceOf(Inspected.OfEnumValue.class);
    assertThat(at(new Selection.Edge(new FieldId("Post", "author"))))
        .isInstanceOf(Inspected.OfRelation.class);
    assertThat(at(new Selection.Cards(Set.of("Gone")))).isInstanceOf(Inspected.OfSchema.class);
  }

  @Test
  void itChangesOnlyWhenWhatItIsAboutDoes() {
    Inspected schema = at(new Selection.Nothing());
    String other = Workspaces.text(workspace).replace("authorId", "writerId");
    workspace.type("schema.prisma", other);
    assertThat(inspector.inspectedProperty().get()).isSameAs(schema);
    Inspected role = at(new Selection.Cards(Set.of("Role")));
    Inspected user = at(new Selection.Cards(Set.of("User")));
    workspace.type("schema.prisma", other.replace("  ADMIN", "  ADMIN\n  GUEST"));
    assertThat(inspector.inspectedProperty().get()).isSameAs(user);
    assertThat(at(new Selection.Cards(Set.of("Role")))).isNotEqualTo(role);
  }

  @Test
  void aRenameIsRecordedAndStaysSelected() {
    at(new Selection.Row(EMAIL));
    inspector.renameField(EMAIL, "mail");
    assertThat(workspace.document().renames())
        .containsExactly(new Rename.OfField("User", "email", "mail"));
    assertThat(workspace.selectionProperty().get())
        .isEqualTo(new Selection.Row(new FieldId("User", "mail")));
    workspace.undo();
    assertThat(workspace.document().renames()).isEmpty();
  }

  @Test
  void aNameThatIsTakenIsRefusedWithASentence() {
    inspector.renameField(EMAIL, "id");
    assertThat(Workspaces.text(workspace)).contains("email String");
    assertThat(workspace.messageProperty().get()).contains("`id`");
  }

  @Test
  void eachPropertyIsAnEditOfTheText() {
    inspector.setUnique(EMAIL, false);
    inspector.setDefault(EMAIL, "\"none\"");
    inspector.setNativeType(EMAIL, "@db.VarChar(20)");
    inspector.setArity(EMAIL, "String", Arity.OPTIONAL);
    inspector.setMappedName("User", Optional.of("email"), "e_mail");
    inspector.setDocumentation("User", Optional.of("email"), "Where letters go.");
    assertThat(Workspaces.text(workspace))
        .contains("  /// Where letters go.\n  email String?")
        .contains("@default(\"none\") @db.VarChar(20) @map(\"e_mail\")")
        .doesNotContain("@unique");
    inspector.setDefault(EMAIL, "");
    inspector.setNativeType(EMAIL, "");
    assertThat(Workspaces.text(workspace)).doesNotContain("@default(\"none\")", "@db.");
  }

  @Test
  void anotherTypeMayBeAnEnum() {
    assertThat(inspector.types()).contains("String", "Role");
    inspector.retype(EMAIL, Arity.LIST, "Role");
    assertThat(Workspaces.text(workspace)).contains("email Role[]");
  }
}
