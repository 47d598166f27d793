// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.scene.SceneText;
import dev.crowfoot.ui.Workspaces;
import dev.crowfoot.ui.background.Background;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What shows of a schema that nobody has arranged, before all work is done.
class FirstDrawingTest {
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private final Background background =
      new Background(
          waiting::add,
          Runnable::run,
          bug -> {
            throw new AssertionError(bug);
          });

  private DiagramViewModel opened(int tables) {
    return new DiagramViewModel(Workspaces.of(chain(tables)), background, SceneText.MEASURE);
  }

  @Test
  void largeSchemasShowTheirCardsBeforeTheirLinesAreRouted() {
    DiagramViewModel diagram = opened(80);
    assertThat(diagram.scene().isEmpty()).isTrue();
    waiting.remove().run();
    assertThat(diagram.scene().cards()).hasSize(80);
    assertThat(diagram.scene().isSketch()).isTrue();
    assertThat(diagram.workingProperty().get()).isTrue();
    waiting.remove().run();
    assertThat(diagram.scene().isSketch()).isFalse();
    assertThat(diagram.workingProperty().get()).isFalse();
  }

  @Test
  void smallSchemasShowAllAtOnce() {
    DiagramViewModel diagram = opened(20);
    waiting.remove().run();
    assertThat(diagram.scene().isSketch()).isFalse();
    assertThat(waiting).isEmpty();
  }

  /// Tables by themselves, so that nothing but the window's proportion says how they lie.
  @Test
  void tablesAreLaidOutForTheWindowAsItTurnsOutToBe() {
    String loose = "model %s {\n  id Int @id\n}\n".repeat(24);
    Object[] names = IntStream.range(0, 24).mapToObj("T%02d"::formatted).toArray();
    DiagramViewModel diagram =
        new DiagramViewModel(Workspaces.of(loose.formatted(names)), background, SceneText.MEASURE);
    waiting.remove().run();
    Box guessed = diagram.scene().bounds();
    diagram.camera().resize(500, 600);
    waiting.remove().run();
    Box fitting = diagram.scene().bounds();
    assertThat(fitting.width() / fitting.height()).isLessThan(guessed.width() / guessed.height());
    diagram.camera().resize(900, 600);
    assertThat(waiting).as("only the first size is waited for").isEmpty();
  }

  @Test
  void tablesAreLaidOutOnceForAWindowThatIsAsLargeAsExpected() {
    DiagramViewModel diagram =
        new DiagramViewModel(
            Workspaces.of(chain(20)), background, SceneText.MEASURE, new Box(0, 0, 500, 800));
    waiting.remove().run();
    diagram.camera().resize(510, 790);
    assertThat(waiting).isEmpty();
  }

  private static String chain(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append("model M%03d {\n  id Int @id\n".formatted(i));
      if (i > 0) {
        text.append("  beforeId Int\n  before M%03d ".formatted(i - 1));
        text.append("@relation(fields: [beforeId], references: [id])\n");
      }
      if (i < length - 1) {
        text.append("  after M%03d[]\n".formatted(i + 1));
      }
      text.append("}\n");
    }
    return text.toString();
  }
}
