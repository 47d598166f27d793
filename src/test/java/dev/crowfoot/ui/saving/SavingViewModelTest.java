// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.saving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.app.Project;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.ui.Workspaces;
import dev.crowfoot.ui.background.Background;
import dev.crowfoot.ui.banner.Banner;
import dev.crowfoot.ui.studio.StudioViewModel;
import dev.crowfoot.ui.workspace.WorkspaceViewModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavingViewModelTest {
  private static final String HERE = "model A {\n  id Int @id\n}\n";
  private static final String MINE = HERE + "// mine\n";
  private static final String THEIRS = HERE + "// theirs\n";

  private final Path schema;
  private WorkspaceViewModel workspace = Workspaces.of("");
  private StudioViewModel studio = new StudioViewModel(workspace, "");
  private final Background background = Background.direct();

  SavingViewModelTest(@TempDir Path folder) {
    this.schema = folder.resolve("schema.prisma");
  }

  private SavingViewModel open() {
    Project project = Project.open(new ProjectFiles(schema));
    workspace = new WorkspaceViewModel(Snapshot.of(project.document()), background);
    studio = new StudioViewModel(workspace, "a");
    return new SavingViewModel(project, studio, background);
  }

  @BeforeEach
  void write() throws IOException {
    Files.writeString(schema, HERE);
  }

  private void answer(String id) {
    List<Banner> banners = List.copyOf(studio.banners());
    studio.banners().clear();
    banners.stream()
        .flatMap(b -> b.answers().stream())
        .filter(a -> a.id().equals(id))
        .findFirst()
        .orElseThrow()
        .action()
        .run();
  }

  @Test
  void savingWritesTheFileAndTakesTheDotAway() throws IOException {
    SavingViewModel saving = open();
    workspace.type("schema.prisma", MINE);
    assertThat(workspace.dirtyProperty().get()).isTrue();
    saving.save();
    assertThat(Files.readString(schema)).isEqualTo(MINE);
    assertThat(workspace.dirtyProperty().get()).isFalse();
  }

  @Test
  void savingOverSomebodyElsesChangeAsksFirst() throws IOException {
    SavingViewModel saving = open();
    workspace.type("schema.prisma", MINE);
    Files.writeString(schema, THEIRS);
    saving.save();
    assertThat(Files.readString(schema)).isEqualTo(THEIRS);
    assertThat(studio.banners()).hasSize(1);
    assertThat(studio.banners().getFirst().text())
        .contains("`schema.prisma` was changed by another program")
        .contains("not saved");
  }

  @Test
  void reloadingTakesTheirsAndUndoBringsMineBack() throws IOException {
    SavingViewModel saving = open();
    workspace.type("schema.prisma", MINE);
    Files.writeString(schema, THEIRS);
    saving.check();
    answer("disk-reload");
    assertThat(Workspaces.text(workspace)).isEqualTo(THEIRS);
    assertThat(workspace.dirtyProperty().get()).isFalse();
    workspace.undo();
    assertThat(Workspaces.text(workspace)).isEqualTo(MINE);
  }

  @Test
  void keepingMineWritesNothingUntilTheNextSave() throws IOException {
    SavingViewModel saving = open();
    Files.writeString(schema, THEIRS);
    saving.check();
    answer("disk-keep");
    assertThat(Files.readString(schema)).isEqualTo(THEIRS);
    assertThat(workspace.dirtyProperty().get()).isTrue();
    saving.check();
    assertThat(studio.banners()).isEmpty();
    saving.save();
    assertThat(Files.readString(schema)).isEqualTo(HERE);
  }

  @Test
  void aFileThatIsGoneAndBackNeedsNoAnswer() throws IOException {
    SavingViewModel saving = open();
    Files.writeString(schema, THEIRS);
    saving.check();
    Files.writeString(schema, HERE);
    saving.check();
    assertThat(studio.banners()).isEmpty();
  }
}
