// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.bench;

import dev.crowfoot.ui.diagram.DiagramView;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// A hand on wheel and mouse that does one thing in each frame, and takes the time between them.
final class CanvasHand {
  private static final int WARM_UP = 40;
  private static final int FRAMES = 120;

  /// How many frames each of the things done takes.
  static final int ALL_FRAMES = WARM_UP + FRAMES;

  private final DiagramView diagram;

  CanvasHand(DiagramView diagram) {
    this.diagram = diagram;
  }

  /// The milliseconds between two frames while the wheel moves the view back and forth.
  double[] pan() throws Exception {
    return frames(i -> scroll(i / 20 % 2 == 0 ? 12 : -12, i / 40 % 2 == 0 ? 16 : -16, false));
  }

  /// The same while it zooms in and out.
  double[] zoom() throws Exception {
    return frames(i -> scroll(0, i / 10 % 2 == 0 ? 12 : -12, true));
  }

  /// The same while a card is dragged by its header in circles.
  double[] drag(String card) throws Exception {
    Point2D from = CanvasSpeed.on(() -> header(card));
    CanvasSpeed.on(() -> fire(MouseEvent.MOUSE_PRESSED, from));
    double[] gaps =
        frames(
            i -> {
              double angle = i / 15.0;
              fire(
                  MouseEvent.MOUSE_DRAGGED,
                  from.add(90 * Math.sin(angle), 60 * (1 - Math.cos(angle))));
            });
    KeyEvent escape =
        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false);
    CanvasSpeed.on(
        () -> {
          Event.fireEvent(diagram, escape);
          return fire(MouseEvent.MOUSE_RELEASED, from);
        });
    return gaps;
  }

  private Point2D header(String card) {
    Bounds box = diagram.screenBoundsOf(card).orElseThrow();
    return diagram.sceneToLocal(box.getCenterX(), box.getMinY() + Math.min(6, box.getHeight() / 2));
  }

  private void scroll(double dx, double dy, boolean control) {
    double x = diagram.getWidth() / 2;
    double y = diagram.getHeight() / 2;
    Event.fireEvent(
        diagram,
        new ScrollEvent(
            ScrollEvent.SCROLL,
            x,
            y,
            x,
            y,
            false,
            control,
            false,
            false,
            false,
            false,
            dx,
            dy,
            dx,
            dy,
            ScrollEvent.HorizontalTextScrollUnits.NONE,
            0,
            ScrollEvent.VerticalTextScrollUnits.NONE,
            0,
            0,
            null));
  }

  private boolean fire(EventType<MouseEvent> type, Point2D at) {
    boolean down = type != MouseEvent.MOUSE_RELEASED;
    Point2D inScene = diagram.localToScene(at);
    Event.fireEvent(
        diagram,
        new MouseEvent(
            type,
            inScene.getX(),
            inScene.getY(),
            inScene.getX(),
            inScene.getY(),
            MouseButton.PRIMARY,
            1,
            false,
            false,
            false,
            false,
            down,
            false,
            false,
            false,
            false,
            !down,
            null));
    return true;
  }

  private static double[] frames(IntConsumer act) throws Exception {
    CompletableFuture<double[]> result = new CompletableFuture<>();
    double[] gaps = new double[FRAMES];
    CanvasSpeed.on(
        () -> {
          new AnimationTimer() {
            private int frame;
            private long last;

            @Override
            public void handle(long ignored) {
              long now = System.nanoTime();
              if (frame > WARM_UP && frame - WARM_UP <= FRAMES) {
                gaps[frame - WARM_UP - 1] = (now - last) / 1e6;
              }
              last = now;
              if (frame++ == ALL_FRAMES) {
                stop();
                result.complete(gaps);
              } else {
                act.accept(frame);
              }
            }
          }.start();
          return true;
        });
    return result.get();
  }
}
