// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.bench;

import dev.crowfoot.adapter.picture.BundledFonts;
import dev.crowfoot.app.Project;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.editor.Layout;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.editor.arrange.Arrangement;
import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.editor.scene.DiagramScene;
import dev.crowfoot.editor.scene.Edge;
import dev.crowfoot.editor.scene.SceneOptions;
import dev.crowfoot.model.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What an automatic arrangement of schemas comes to, in figures: how small it is shown when all of
/// it is, how far its lines run, how often they cross, and how often two run closer than can be
/// told apart. `java dev.crowfoot.bench.ArrangementQuality SCHEMA...`
final class ArrangementQuality {
  /// The canvas of a window of 1440 x 900, without what it keeps free.
  private static final Box ROOM = new Box(0, 0, 1100, 706);

  private static final BundledFonts FONTS = new BundledFonts();

  private ArrangementQuality() {}

  /// A stretch of a line, of however many relations that share it.
  ///
  /// @param net what it leads to
  private record Stretch(String net, boolean upright, double at, double low, double high) {}

  static void main(String[] schemas) {
    System.out.println(
        "| schema | ms | size | zoom, % | line a relation | crossings | too close |");
    System.out.println("|---|--:|--:|--:|--:|--:|--:|");
    for (String schema : schemas) {
      print(Path.of(schema));
    }
  }

  private static void print(Path file) {
    Schema schema =
        Snapshot.of(Project.open(ProjectFiles.locate(file)).document()).analysis().schema();
    DiagramScene unplaced =
        DiagramScene.unrouted(schema, Layout.EMPTY, SceneOptions.DEFAULT, FONTS);
    long start = System.nanoTime();
    Layout places = Layout.EMPTY.with(Arrangement.of(unplaced, ROOM.width() / ROOM.height()));
    long millis = (System.nanoTime() - start) / 1_000_000;
    DiagramScene scene = DiagramScene.of(schema, places, SceneOptions.DEFAULT, FONTS);
    Box all = scene.bounds();
    double zoom = Math.min(ROOM.width() / all.width(), ROOM.height() / all.height());
    List<Stretch> stretches = stretches(scene);
    double length = stretches.stream().mapToDouble(s -> s.high - s.low).sum();
    System.out.printf(
        "| %s | %d | %.0f x %.0f | %.1f | %.0f | %d | %d |%n",
        file.getFileName(),
        millis,
        all.width(),
        all.height(),
        zoom * 100,
        length / Math.max(1, scene.edges().size()),
        crossings(stretches),
        tooClose(stretches));
  }

  private static List<Stretch> stretches(DiagramScene scene) {
    List<Stretch> all = new ArrayList<>();
    for (Edge edge : scene.edges()) {
      String net = edge.to().toString();
      List<Point> points = edge.route().points();
      for (int i = 1; i < points.size(); i++) {
        Point a = points.get(i - 1);
        Point b = points.get(i);
        boolean upright = a.x() == b.x();
        double low = upright ? Math.min(a.y(), b.y()) : Math.min(a.x(), b.x());
        double high = upright ? Math.max(a.y(), b.y()) : Math.max(a.x(), b.x());
        all.add(new Stretch(net, upright, upright ? a.x() : a.y(), low, high));
      }
    }
    return joined(all);
  }

  private static List<Stretch> joined(List<Stretch> all) {
    all.sort(
        Comparator.comparing(Stretch::net)
            .thenComparing(Stretch::upright)
            .thenComparingDouble(Stretch::at)
            .thenComparingDouble(Stretch::low));
    List<Stretch> result = new ArrayList<>();
    for (Stretch next : all) {
      Stretch last = result.isEmpty() ? next : result.getLast();
      boolean continues =
          !result.isEmpty()
              && last.net.equals(next.net)
              && last.upright == next.upright
              && last.at == next.at
              && next.low <= last.high;
      if (continues) {
        double high = Math.max(last.high, next.high);
        result.set(result.size() - 1, new Stretch(last.net, last.upright, last.at, last.low, high));
      } else {
        result.add(next);
      }
    }
    return result;
  }

  private static int crossings(List<Stretch> stretches) {
    int count = 0;
    for (Stretch a : stretches) {
      for (Stretch b : stretches) {
        if (a.upright
            && !b.upright
            && !a.net.equals(b.net)
            && b.low < a.at
            && a.at < b.high
            && a.low < b.at
            && b.at < a.high) {
          count++;
        }
      }
    }
    return count;
  }

  private static int tooClose(List<Stretch> stretches) {
    int count = 0;
    for (int i = 0; i < stretches.size(); i++) {
      for (int j = 0; j < i; j++) {
        Stretch a = stretches.get(i);
        Stretch b = stretches.get(j);
        double together = Math.min(a.high, b.high) - Math.max(a.low, b.low);
        if (a.upright == b.upright
            && !a.net.equals(b.net)
            && Math.abs(a.at - b.at) < 3
            && together > 16) {
          count++;
        }
      }
    }
    return count;
  }
}
