// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Selection;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import dev.crowfoot.ui.background.Background;
import dev.crowfoot.ui.search.Hit;
import dev.crowfoot.ui.workspace.WorkspaceViewModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CopyCommandsTest {
  private static final String SCHEMA =
      """
      model User {
        id    Int    @id
        posts Post[]
      }

      model Post {
        id     Int  @id
        userId Int
        user   User @relation(fields: [userId], references: [id])
      }
      """;

  private final WorkspaceViewModel workspace =
      new WorkspaceViewModel(
          Snapshot.of(Document.of(Sources.of(SourceText.of("schema.prisma", SCHEMA)))),
          Background.direct());
  private final List<String> clipboard = new ArrayList<>();

  @Test
  void withoutASelectionTheWholeSchemaIsCopied() {
    run("Copy as Mermaid");
    assertThat(clipboard.getFirst())
        .startsWith("erDiagram\n")
        .contains("User ||--o{ Post : \"user\"");
    assertThat(workspace.messageProperty().get()).isEqualTo("Copied as Mermaid: the whole schema.");
    run("Copy as DBML");
    assertThat(clipboard.getLast()).contains("Ref: \"Post\".\"userId\" > \"User\".\"id\"");
  }

  @Test
  void theSelectedTablesAreCopiedWithoutTheirRelationsToOthers() {
    workspace.selectionProperty().set(new Selection.Cards(Set.of("Post")));
    run("Copy as DBML");
    assertThat(clipboard.getFirst()).contains("Table \"Post\"").doesNotContain("User", "Ref");
    assertThat(workspace.messageProperty().get()).isEqualTo("Copied as DBML: the selected tables.");
  }

  private void run(String title) {
    CopyCommands.of(workspace, clipboard::add).stream()
        .filter(c -> c.title().equals(title))
        .map(Hit.OfCommand::action)
        .findFirst()
        .orElseThrow()
        .run();
  }
}
