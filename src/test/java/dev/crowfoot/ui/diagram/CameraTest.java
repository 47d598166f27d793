// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.geometry.Viewport;
import dev.crowfoot.editor.scene.DiagramScene;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.junit.jupiter.api.Test;

class CameraTest {
  private final List<DoubleConsumer> moving = new ArrayList<>();
  private final List<String> ended = new ArrayList<>();
  private final Camera camera = new Camera(() -> DiagramScene.EMPTY, () -> new Box(0, 0, 400, 300));

  CameraTest() {
    camera.resize(800, 600);
    camera.move(
        step -> {
          moving.add(step);
          return () -> ended.add("");
        });
  }

  @Test
  void nothingOfADiagramShownWholeLiesUnderWhatFloatsBelow() {
    Camera tall = new Camera(() -> DiagramScene.EMPTY, () -> new Box(0, 0, 1000, 3000));
    tall.resize(900, 800);
    tall.fitAll();
    assertThat(tall.viewport().toScreen(new Box(0, 0, 1000, 3000)).bottom())
        .isCloseTo(800 - 64, within(1e-6));
  }

  @Test
  void glidesOnAStraightWayAndArrives() {
    Viewport from = camera.viewport();
    Viewport target = from.centredOn(new Box(5000, 2000, 200, 100), 0.5);
    camera.glideTo(target);
    assertThat(camera.glidingProperty().get()).isTrue();
    moving.getFirst().accept(0.5);
    Box half = camera.viewport().visible();
    double acrossShare =
        (half.centreX() - from.visible().centreX())
            / (target.visible().centreX() - from.visible().centreX());
    double downShare =
        (half.centreY() - from.visible().centreY())
            / (target.visible().centreY() - from.visible().centreY());
    assertThat(acrossShare).isBetween(0.1, 0.9).isCloseTo(downShare, within(1e-6));
    moving.getFirst().accept(1);
    assertThat(camera.viewport()).isEqualTo(target);
    assertThat(camera.glidingProperty().get()).isFalse();
  }

  @Test
  void whoeverMovesTheViewEndsTheGlide() {
    camera.glideTo(camera.viewport().centredOn(new Box(5000, 2000, 200, 100), 1));
    ended.clear();
    camera.pan(10, 0);
    assertThat(ended).hasSize(1);
    assertThat(camera.glidingProperty().get()).isFalse();
  }

  @Test
  void withLessMotionItIsThereAtOnce() {
    camera.move(Motion.STILL);
    Viewport target = camera.viewport().centredOn(new Box(5000, 2000, 200, 100), 1);
    camera.glideTo(target);
    assertThat(camera.viewport()).isEqualTo(target);
  }
}
