// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.bench;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.model.Schema;
import dev.crowfoot.ui.background.Background;
import dev.crowfoot.ui.data.DataView;
import dev.crowfoot.ui.data.DataViewModel;
import dev.crowfoot.ui.data.RowGrid;
import dev.crowfoot.ui.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.event.Event;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;

/// A hand on the wheel, and sometimes on the scroll bar, of the grid in a real window: the time
/// between frames, and the heap that is left when all garbage is gone.
final class GridScrolling {
  private static final int WARM_UP = 60;
  private static final int FRAMES_A_JUMP = 120;

  private static boolean started;

  private final String name;
  private final Schema schema;
  private final Database database;

  GridScrolling(String name, Schema schema, Database database) {
    this.name = name;
    this.schema = schema;
    this.database = database;
  }

  void run(int seconds) throws Exception {
    if (!started) {
      Platform.startup(() -> {});
      Platform.setImplicitExit(false);
      started = true;
    }
    Stage stage = CanvasSpeed.on(this::window);
    Scene scene = stage.getScene();
    Thread.sleep(2000);
    double[] gaps = scroll((RowGrid) scene.lookup("#data-grid"), seconds);
    java.util.Arrays.sort(gaps);
    GridSpeed.row(
        name,
        "frame while scrolling",
        GridSpeed.ms((long) (gaps[gaps.length / 2] * 1e6))
            + " | "
            + GridSpeed.ms((long) (gaps[gaps.length * 99 / 100] * 1e6))
            + " | ");
    GridSpeed.row(
        name, "longest frame", "| " + GridSpeed.ms((long) (gaps[gaps.length - 1] * 1e6)) + " | ");
    GridSpeed.row(
        name, "heap after " + seconds + " s of scrolling, MB", "%.0f | | ".formatted(used() / 1e6));
    CanvasSpeed.on(
        () -> {
          stage.hide();
          return true;
        });
  }

  /// Garbage aside.
  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private Stage window() {
    Background background =
        Background.onVirtualThreads(
            bug -> {
              throw new AssertionError(bug);
            });
    DataViewModel rows =
        new DataViewModel(
            new SimpleObjectProperty<>(schema),
            new SimpleObjectProperty<>(Optional.of(database)),
            new SimpleStringProperty(""),
            background);
    Scene scene = new Scene(new DataView(rows, () -> {}, () -> {}), 1400, 900);
    Theme.LIGHT.apply(scene);
    Stage stage = new Stage();
    stage.setScene(scene);
    stage.show();
    return stage;
  }

  private static double[] scroll(RowGrid grid, int seconds) throws Exception {
    CompletableFuture<List<Double>> done = new CompletableFuture<>();
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    CanvasSpeed.on(
        () -> {
          new AnimationTimer() {
            private final List<Double> gaps = new ArrayList<>();
            private int frame;
            private long last;

            @Override
            public void handle(long ignored) {
              long now = System.nanoTime();
              if (frame > WARM_UP) {
                gaps.add((now - last) / 1e6);
              }
              last = now;
              frame++;
              if (now > end) {
                stop();
                done.complete(gaps);
              } else if (frame % FRAMES_A_JUMP == 0) {
                jump(grid, frame / FRAMES_A_JUMP % 97 / 97.0);
              } else {
                wheel(grid, frame / 300 % 4 == 3 ? 400 : -400);
              }
            }
          }.start();
          return true;
        });
    return done.get().stream().mapToDouble(gap -> gap).toArray();
  }

  private static void jump(RowGrid grid, double part) {
    for (Node node : grid.lookupAll(".scroll-bar")) {
      if (node instanceof ScrollBar bar && bar.getOrientation() == Orientation.VERTICAL) {
        bar.setValue(part * bar.getMax());
      }
    }
  }

  private static void wheel(RowGrid grid, double dy) {
    double x = grid.getWidth() / 2;
    double y = grid.getHeight() / 2;
    Event.fireEvent(
        grid,
        new ScrollEvent(
            ScrollEvent.SCROLL,
            x,
            y,
            x,
            y,
            false,
            false,
            false,
            false,
            false,
            false,
            0,
            dy,
            0,
            dy,
            ScrollEvent.HorizontalTextScrollUnits.NONE,
            0,
            ScrollEvent.VerticalTextScrollUnits.NONE,
            0,
            0,
            null));
  }
}
