// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.app.DiagramFormat;
import dev.crowfoot.app.Memory;
import dev.crowfoot.editor.Selection;
import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.scene.SceneText;
import dev.crowfoot.ui.Workspaces;
import dev.crowfoot.ui.background.Background;
import dev.crowfoot.ui.diagram.DiagramPictures;
import dev.crowfoot.ui.diagram.DiagramPictures.Part;
import dev.crowfoot.ui.diagram.DiagramViewModel;
import dev.crowfoot.ui.workspace.WorkspaceViewModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportViewModelTest {
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

  @TempDir Path folder;

  private final WorkspaceViewModel workspace = Workspaces.of(SCHEMA);
  private final DiagramViewModel canvas =
      new DiagramViewModel(workspace, Background.direct(), SceneText.MEASURE);
  private final List<Path> written = new ArrayList<>();

  private ExportViewModel model(Background background) {
    return new ExportViewModel(
        new DiagramPictures(canvas, SceneText.MEASURE),
        "blog",
        folder,
        new Memory(folder.resolve("memory")),
        background,
        written::add);
  }

  @Test
  void whatIsSelectedIsProposedAlone() {
    assertThat(model(Background.direct()).partProperty().get()).isEqualTo(Part.ALL);
    workspace.selectionProperty().set(new Selection.Cards(Set.of("Post")));
    ExportViewModel model = model(Background.direct());
    assertThat(model.partProperty().get()).isEqualTo(Part.SELECTION);
    model.export();
    assertThat(written).containsExactly(folder.resolve("blog.svg"));
    assertThat(written.getFirst()).content().contains(">Post<").doesNotContain(">User<");
  }

  @Test
  void whatShowsIsCutOffAtTheEdgesOfTheWindow() throws IOException {
    Box visible = canvas.camera().viewport().visible();
    ExportViewModel model = model(Background.direct());
    model.partProperty().set(Part.VISIBLE);
    model.export();
    assertThat(Files.readString(written.getFirst()))
        .contains(
            "viewBox=\"0 0 %.0f %.0f\""
                .formatted(
                    Math.ceil(visible.right()) - Math.floor(visible.x()),
                    Math.ceil(visible.bottom()) - Math.floor(visible.y())));
  }

  @Test
  void theExtensionFollowsTheFormatAndTheFormatTheExtension() {
    ExportViewModel model = model(Background.direct());
    model.formatProperty().set(DiagramFormat.DBML);
    assertThat(model.fileProperty().get()).isEqualTo(folder.resolve("blog.dbml").toString());
    model.fileProperty().set("other.png");
    assertThat(model.formatProperty().get()).isEqualTo(DiagramFormat.PNG);
    model.fileProperty().set("without");
    assertThat(model.formatProperty().get()).isEqualTo(DiagramFormat.PNG);
  }

  @Test
  void aFileThatIsThereIsReplacedOnlyTheSecondTime() throws IOException {
    Path file = Files.writeString(folder.resolve("blog.svg"), "mine");
    ExportViewModel model = model(Background.direct());
    model.export();
    assertThat(model.replacesProperty().get()).isTrue();
    assertThat(file).hasContent("mine");
    model.fileProperty().set(folder.resolve("other.svg").toString());
    assertThat(model.replacesProperty().get()).isFalse();
    model.fileProperty().set(file.toString());
    model.export();
    model.export();
    assertThat(file).content().contains("</svg>");
  }

  @Test
  void whatIsCancelledIsNotWritten() {
    Deque<Runnable> later = new ArrayDeque<>();
    Background background =
        new Background(
            later::add,
            Runnable::run,
            bug -> {
              throw new AssertionError(bug);
            });
    ExportViewModel model = model(background);
    model.export();
    assertThat(model.runningProperty().get()).isTrue();
    model.cancel();
    assertThat(model.runningProperty().get()).isFalse();
    later.remove().run();
    assertThat(written).isEmpty();
    assertThat(folder.resolve("blog.svg")).doesNotExist();
    model.export();
    later.remove().run();
    assertThat(written).containsExactly(folder.resolve("blog.svg"));
  }

  @Test
  void theWishesAreRememberedAndStrangeOnesPassedOver() {
    new Memory(folder.resolve("memory"))
        .set(Map.of("export.format", "TIFF", "export.scale", "9", "export.dark", "true"));
    ExportViewModel model = model(Background.direct());
    assertThat(model.formatProperty().get()).isEqualTo(DiagramFormat.SVG);
    assertThat(model.scaleProperty().get()).isEqualTo(4);
    assertThat(model.darkProperty().get()).isTrue();
    model.formatProperty().set(DiagramFormat.PDF);
    model.scaleProperty().set(1);
    model.export();
    ExportViewModel next = model(Background.direct());
    assertThat(next.formatProperty().get()).isEqualTo(DiagramFormat.PDF);
    assertThat(next.scaleProperty().get()).isEqualTo(1);
  }

  @Test
  void whatCannotBeAPathIsSaidAndNotTried() {
    ExportViewModel model = model(Background.direct());
    model.fileProperty().set("a\0b.svg");
    assertThat(model.target()).isEmpty();
    model.export();
    assertThat(model.problemProperty().get()).startsWith("This cannot be a file");
    assertThat(model.runningProperty().get()).isFalse();
  }

  @Test
  void aHalfWrittenFileNeverStays() throws IOException {
    ExportViewModel model = model(Background.direct());
    model.formatProperty().set(DiagramFormat.PNG);
    model.fileProperty().set(folder.resolve("blog.svg/blog.png").toString());
    Files.writeString(folder.resolve("blog.svg"), "a file, no folder");
    model.export();
    assertThat(model.problemProperty().get()).contains("cannot be written");
    assertThat(model.runningProperty().get()).isFalse();
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(p -> p.getFileName().toString()))
          .containsExactlyInAnyOrder("blog.svg", "memory");
    }
  }
}
