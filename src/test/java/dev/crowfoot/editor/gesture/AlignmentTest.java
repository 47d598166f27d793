// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.gesture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.editor.Layout.CardPosition;
import dev.crowfoot.editor.geometry.Box;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlignmentTest {
  private static final Map<String, Box> CARDS =
      Map.of(
          "A", new Box(0, 0, 100, 50),
          "B", new Box(130, 20, 200, 90),
          "C", new Box(400, 200, 100, 100));

  @Test
  void edgesAndMiddlesComeIntoLine() {
    assertThat(Alignment.LEFT.places(CARDS)).containsEntry("C", new CardPosition(0, 200));
    assertThat(Alignment.RIGHT.places(CARDS)).containsEntry("A", new CardPosition(400, 0));
    assertThat(Alignment.CENTRE.places(CARDS)).containsEntry("B", new CardPosition(150, 20));
    assertThat(Alignment.TOP.places(CARDS)).containsEntry("C", new CardPosition(400, 0));
    assertThat(Alignment.BOTTOM.places(CARDS)).containsEntry("A", new CardPosition(0, 250));
    assertThat(Alignment.MIDDLE.places(CARDS)).containsEntry("B", new CardPosition(130, 105));
  }

  @Test
  void theOutermostStayAndTheGapsAreEqual() {
    assertThat(Alignment.ACROSS.places(CARDS))
        .containsEntry("A", new CardPosition(0, 0))
        .containsEntry("B", new CardPosition(150, 20))
        .containsEntry("C", new CardPosition(400, 200));
    assertThat(Alignment.DOWN.places(CARDS))
        .containsEntry("B", new CardPosition(130, 80))
        .containsEntry("C", new CardPosition(400, 200));
  }
}
