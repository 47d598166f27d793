// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.sidebar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.editor.Hue;
import dev.crowfoot.editor.command.AddField;
import dev.crowfoot.editor.command.AddModel;
import dev.crowfoot.editor.view.AreaCommand;
import dev.crowfoot.ui.Workspaces;
import dev.crowfoot.ui.workspace.WorkspaceViewModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class TablesViewModelTest {
  private static final String SCHEMA =
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
      """;
  private final WorkspaceViewModel workspace = Workspaces.of(SCHEMA);
  private final TablesViewModel tables = new TablesViewModel(workspace);

  private List<String> names() {
    return tables.entries().stream().map(Entry::name).toList();
  }

  @Test
  void modelsComeBeforeEnums() {
    assertThat(names()).containsExactly("User", "Post", "Role");
  }

  @Test
  void onlyWhatChangedIsListedAnew() {
    List<Integer> changed = new ArrayList<>();
    tables
        .entries()
        .addListener(
            (ListChangeListener<Entry>)
                change -> {
                  while (change.next()) {
                    IntStream.range(change.getFrom(), change.getTo()).forEach(changed::add);
                  }
                });
    workspace.execute(new AddField("Post", Optional.empty(), "title", "String"));
    assertThat(changed).containsExactly(1);
    workspace.execute(new AddModel("Tag", Optional.empty()));
    assertThat(changed).containsExactly(1, 2);
    assertThat(names()).containsExactly("User", "Post", "Tag", "Role");
    workspace.undo();
    assertThat(names()).containsExactly("User", "Post", "Role");
  }

  @Test
  void theFilterLooksAtNamesOfTablesAndColumns() {
    tables.filterProperty().set("AUTHOR");
    assertThat(names()).containsExactly("Post");
    tables.filterProperty().set("");
    assertThat(names()).hasSize(3);
  }

  @Test
  void aColumnSaysItsPart() {
    assertThat(
            tables.entries().get(1).children().stream()
                .map(e -> ((Entry.OfField) e).role())
                .toList())
        .containsExactly(Entry.Role.PRIMARY_KEY, Entry.Role.RELATION, Entry.Role.FOREIGN_KEY);
    assertThat(((Entry.OfField) tables.entries().getFirst().children().get(1)).role())
        .isEqualTo(Entry.Role.UNIQUE);
  }

  @Test
  void aSyntaxErrorKeepsTheLastTables() {
    workspace.type("schema.prisma", SCHEMA + "model {");
    assertThat(names()).containsExactly("User", "Post", "Role");
  }

  @Test
  void tablesStandBelowTheirAreas() {
    workspace.execute(new AreaCommand.Add("Login", Hue.GREEN, Set.of("User", "Role")));
    assertThat(names()).containsExactly("Login", "User", "Role", "", "Post");
    assertThat(tables.entries().get(1).colour()).contains(Hue.GREEN);
    tables.fold("Login");
    assertThat(names()).containsExactly("Login", "", "Post");
    tables.filterProperty().set("role");
    assertThat(names()).containsExactly("Login", "Role");
    tables.filterProperty().set("");
    tables.assign(Set.of("Post"), "Login");
    assertThat(names()).containsExactly("Login");
    workspace.undo();
    workspace.undo();
    assertThat(names()).containsExactly("User", "Post", "Role");
  }
}
