// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Hue;
import dev.crowfoot.editor.Layout;
import dev.crowfoot.editor.Layout.CardPosition;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.editor.command.FormatSchema;
import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.editor.view.AreaCommand;
import dev.crowfoot.editor.view.CardCommand;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Schema;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import dev.crowfoot.ui.background.Background;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkspaceViewModelTest {
  private static final String PATH = "schema.prisma";

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final WorkspaceViewModel workspace =
      new WorkspaceViewModel(
          Snapshot.of(Document.of(Sources.of(SourceText.of(PATH, "model A {\n}\n")))),
          Background.direct(),
          () -> now);

  @Test
  void oneHistoryCoversCodeAndCanvas() {
    workspace.type(PATH, "model B {\n}\n");
    workspace.execute(new Move("B", 8, 8));
    workspace.undo();
    assertThat(workspace.document().layout().cards()).isEmpty();
    workspace.undo();
    assertThat(text()).isEqualTo("model A {\n}\n");
    workspace.redo();
    workspace.redo();
    assertThat(text()).isEqualTo("model B {\n}\n");
    assertThat(workspace.document().layout().cards()).containsKey("B");
  }

  @Test
  void formattingIsOneStepAndNoneWhereNothingChanges() {
    String typed = "model A {\nid Int @id\nb B\n}\nmodel B {\n  id Int @id\n}\n";
    workspace.type(PATH, typed);
    workspace.execute(new FormatSchema());
    assertThat(text()).contains("\n  bId Int\n").contains("\n  as A[]\n");
    workspace.execute(new FormatSchema());
    workspace.undo();
    assertThat(text()).isEqualTo(typed);
  }

  @Test
  void whatIsDrawnStaysTheVerySameWhileTheMeaningDoes() {
    Schema drawn = workspace.drawnProperty().get();
    workspace.type(PATH, "// people\nmodel A {\n}\n");
    assertThat(workspace.drawnProperty().get()).isSameAs(drawn);
    workspace.type(PATH, "// people\nmodel B {\n}\n");
    assertThat(workspace.drawnProperty().get()).isNotSameAs(drawn);
  }

  @Test
  void aRunOfTypingIsOneStepAndAPauseEndsIt() {
    workspace.type(PATH, "1");
    workspace.type(PATH, "12");
    now = now.plusSeconds(5);
    workspace.type(PATH, "123");
    workspace.undo();
    assertThat(text()).isEqualTo("12");
    workspace.undo();
    assertThat(text()).isEqualTo("model A {\n}\n");
  }

  @Test
  void whatIsTypedAnewStaysInItsPlaceItsAreaAndItsViews() {
    workspace.type(PATH, "model A {\n}\nmodel B {\n}\nenum E {\n}\n");
    workspace.execute(new Move("A", 8, 8));
    workspace.execute(new AreaCommand.Add("Sales", Hue.BLUE, Set.of("A", "B")));
    Layout before = workspace.document().layout();
    for (String name : List.of("", "P", "Pe", "Person")) {
      workspace.type(PATH, "model " + name + " {\n}\nmodel B {\n}\nenum E {\n}\n");
    }
    Layout now = workspace.document().layout();
    assertThat(now).isEqualTo(before.renamed("A", "Person"));
    assertThat(now.areaOf("Person")).contains("Sales");

    workspace.type(PATH, "model Person {\n}\nmodel C {\n}\nenum F {\n}\n");
    assertThat(workspace.document().layout()).as("which became which?").isEqualTo(now);
    workspace.undo();
    assertThat(workspace.document().layout()).isEqualTo(before);
    assertThat(text()).startsWith("model A");
  }

  @Test
  void aRelationThatIsTypedAnewKeepsTheWayItWasPinnedTo() {
    String text = "model A {\n  id Int @id\n  b B @relation(fields: [id], references: [id])\n}\n";
    String other = "model B {\n  id Int @id\n  a A?\n}\n";
    workspace.type(PATH, text + other);
    List<Point> bends = List.of(new Point(8, 16), new Point(8, 64));
    workspace.execute(new CardCommand.Bend(new FieldId("A", "b"), bends));
    for (String name : List.of("be", "bee")) {
      workspace.type(PATH, text.replace("  b B", "  " + name + " B") + other);
    }
    assertThat(workspace.document().layout().all().bends())
        .containsExactly(Map.entry(new FieldId("A", "bee"), bends));
    workspace.undo();
    assertThat(workspace.document().layout().all().bends()).containsOnlyKeys(new FieldId("A", "b"));
  }

  @Test
  void typingAfterAnUndoIsAStepOfItsOwn() {
    workspace.type(PATH, "1");
    workspace.execute(new Move("A", 8, 8));
    workspace.undo();
    workspace.type(PATH, "12");
    workspace.undo();
    assertThat(text()).isEqualTo("1");
  }

  @Test
  void savingAndUndoingTellWhetherThereIsSomethingToSave() {
    assertThat(workspace.dirtyProperty().get()).isFalse();
    workspace.type(PATH, "model B {\n}\n");
    assertThat(workspace.dirtyProperty().get()).isTrue();
    workspace.markSaved(workspace.document());
    assertThat(workspace.dirtyProperty().get()).isFalse();
    workspace.undo();
    assertThat(workspace.dirtyProperty().get()).isTrue();
  }

  @Test
  void aRefusedCommandSaysWhyAndChangesNothing() {
    Document before = workspace.document();
    assertThat(workspace.execute(new Refused())).isFalse();
    assertThat(workspace.document()).isSameAs(before);
    assertThat(workspace.messageProperty().get()).isEqualTo("not today");
    assertThat(workspace.historyProperty().get().canUndo()).isFalse();
  }

  @Test
  void reloadingCanBeUndone() {
    workspace.type(PATH, "mine");
    Document theirs = Document.of(Sources.of(SourceText.of(PATH, "theirs")));
    workspace.reload(theirs);
    assertThat(workspace.dirtyProperty().get()).isFalse();
    workspace.undo();
    assertThat(text()).isEqualTo("mine");
  }

  @Test
  void aLargeTextIsAnalysedBesideTypingOneAnalysisAtATime() {
    Deque<Runnable> work = new ArrayDeque<>();
    Background slow =
        new Background(
            work::add,
            Runnable::run,
            bug -> {
              throw new AssertionError(bug);
            });
    String large = "// padding\n".repeat(10_000);
    WorkspaceViewModel typedInto =
        new WorkspaceViewModel(
            Snapshot.of(Document.of(Sources.of(SourceText.of(PATH, large)))), slow);
    typedInto.type(PATH, large + "model A {");
    typedInto.type(PATH, large + "model A {\n  id Int @id");
    typedInto.type(PATH, large + "model A {\n  id Int @id\n}");
    assertThat(work).hasSize(1);
    assertThat(typedInto.drawnProperty().get().models()).isEmpty();
    work.remove().run();
    assertThat(typedInto.drawnProperty().get().models()).isEmpty();
    assertThat(work).hasSize(1);
    work.remove().run();
    assertThat(typedInto.drawnProperty().get().models()).hasSize(1);
    typedInto.undo();
    assertThat(typedInto.document().sources().main().content()).isEqualTo(large);
    assertThat(work).hasSize(1);
    work.remove().run();
    assertThat(typedInto.drawnProperty().get().models()).isEmpty();
    assertThat(typedInto.dirtyProperty().get()).isFalse();
  }

  private String text() {
    return workspace.document().sources().main().content();
  }

  private record Move(String card, double x, double y) implements Command {
    @Override
    public String title() {
      return "Move";
    }

    @Override
    public Document applyTo(Snapshot snapshot) {
      Document document = snapshot.document();
      return document.withLayout(document.layout().with(Map.of(card, new CardPosition(x, y))));
    }
  }

  private record Refused() implements Command {
    @Override
    public String title() {
      return "Refuse";
    }

    @Override
    public Document applyTo(Snapshot snapshot) {
      throw new CommandRefused("not today");
    }
  }
}
