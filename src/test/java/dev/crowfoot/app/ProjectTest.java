// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crowfoot.adapter.Failure.FileFailure;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Layout.CardPosition;
import dev.crowfoot.text.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectTest {
  @TempDir Path folder;
  private Path schema = Path.of("");

  @BeforeEach
  void writeSchema() throws IOException {
    schema = Files.writeString(folder.resolve("schema.prisma"), "model A {\n}\n");
  }

  @Test
  void savingWritesTextAndLayoutAndIsReadBack() {
    Project project = open();
    Document changed =
        edited(project, "model B {\n}\n")
            .withLayout(project.document().layout().with(Map.of("B", new CardPosition(8, 16))));
    project.save(changed);
    assertThat(schema).hasContent("model B {\n}\n");
    assertThat(open().document()).isEqualTo(changed);
    assertThat(project.changedOnDisk()).isEmpty();
  }

  @Test
  void savingOnlyTextMakesNoLayoutFile() {
    Project project = open();
    project.save(edited(project, "model B {\n}\n"));
    assertThat(folder.resolve("schema.layout.json")).doesNotExist();
  }

  @Test
  void aChangeByAnotherProgramIsNeverOverwritten() throws IOException {
    Project project = open();
    Files.writeString(schema, "model Theirs {}\n");
    assertThat(project.changedOnDisk()).containsExactly(schema);
    Document mine = edited(project, "model Mine {}\n");
    assertThatThrownBy(() -> project.save(mine)).isInstanceOf(Project.ChangedOnDisk.class);
    assertThat(schema).hasContent("model Theirs {}\n");
    project.overwrite(mine);
    assertThat(schema).hasContent("model Mine {}\n");
  }

  @Test
  void reloadingTakesTheirs() throws IOException {
    Project project = open();
    Files.writeString(schema, "model Theirs {}\n");
    assertThat(project.reload().sources().main().content()).isEqualTo("model Theirs {}\n");
    assertThat(project.changedOnDisk()).isEmpty();
  }

  @Test
  void aDamagedLayoutDoesNotKeepTheSchemaClosed() throws IOException {
    Files.writeString(folder.resolve("schema.layout.json"), "<<<<<<< HEAD\n");
    Project project = open();
    assertThat(project.document().layout().cards()).isEmpty();
    assertThat(project.layoutProblem().orElseThrow()).contains("schema.layout.json");
  }

  @Test
  void aDamagedLayoutIsKeptWhenAnotherTakesItsPlace() throws IOException {
    Files.writeString(folder.resolve("schema.layout.json"), "<<<<<<< HEAD\n");
    Project project = open();
    project.save(edited(project, "model B {\n}\n"));
    assertThat(folder.resolve("schema.layout.json")).hasContent("<<<<<<< HEAD\n");
    Document document = project.document();
    project.save(document.withLayout(document.layout().with(Map.of("B", new CardPosition(8, 16)))));
    assertThat(folder.resolve(".crowfoot/damaged.layout.json")).hasContent("<<<<<<< HEAD\n");
    assertThat(open().document().layout().cards()).containsKey("B");
  }

  @Test
  void whatANewerVersionWroteIntoTheLayoutStays() throws IOException {
    Files.writeString(folder.resolve("schema.layout.json"), "{\"camera\": 2}");
    Project project = open();
    Document document = project.document();
    project.save(document.withLayout(document.layout().with(Map.of("A", new CardPosition(8, 16)))));
    assertThat(folder.resolve("schema.layout.json")).content().contains("\"camera\": 2");
  }

  @Test
  void aFolderOfFilesIsOneSchema() throws IOException {
    Files.delete(schema);
    Files.createDirectories(folder.resolve("schema/sub"));
    Files.writeString(folder.resolve("schema/a.prisma"), "model A {\n}\n");
    Files.writeString(folder.resolve("schema/sub/b.prisma"), "model B {\n}\n");
    assertThat(open().document().sources().files())
        .extracting(SourceText::path)
        .containsExactly("a.prisma", "sub/b.prisma");
  }

  @Test
  void aFolderWithoutASchemaSaysWhatToDo() throws IOException {
    Files.delete(schema);
    assertThatThrownBy(this::open)
        .isInstanceOf(FileFailure.class)
        .hasMessageContaining("crowfoot init");
  }

  private Project open() {
    return Project.open(ProjectFiles.locate(folder));
  }

  private static Document edited(Project project, String text) {
    Document document = project.document();
    return document.withSources(
        document.sources().with(document.sources().main().withContent(text)));
  }
}
