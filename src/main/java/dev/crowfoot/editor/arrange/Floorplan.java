// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.arrange;

import dev.crowfoot.editor.geometry.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Puts rectangles that are tied to each other close together, in nearly a wanted proportion.
///
/// As in the floorplan of a chip: one after the other they fall onto the lowest free place of a
/// skyline, and in which order is found by simulated annealing. The same rectangles always come to
/// the same places.
final class Floorplan {
  /// How much shorter ties count beside a smaller whole.
  private static final double SHORT_TIES = 1.5;

  private static final int ROUNDS_EACH = 120;
  private static final int MOST_ROUNDS = 6000;

  /// How much worse a step may be in the beginning, as a share of the cost.
  private static final double WARM = 0.004;

  private final List<Box> boxes;
  private final List<Tie> ties;
  private final double aspect;
  private final double gap;
  private final double lines;
  private final Skyline skyline;
  private final double[] xs;
  private final double[] ys;

  /// That places in two rectangles are related.
  ///
  /// @param ax from the left edge of `a`
  /// @param ay from the top of `a`
  /// @param lines how many relations there are
  record Tie(int a, double ax, double ay, int b, double bx, double by, int lines) {}

  private Floorplan(List<Box> boxes, List<Tie> ties, double aspect, double gap) {
    this.boxes = boxes;
    this.ties = ties;
    this.aspect = aspect;
    this.gap = gap;
    this.lines = ties.stream().mapToInt(Tie::lines).sum();
    this.skyline = new Skyline(boxes.size());
    this.xs = new double[boxes.size()];
    this.ys = new double[boxes.size()];
  }

  /// The rectangles moved to their places, in the order given.
  static List<Box> of(List<Box> boxes, List<Tie> ties, double aspect, double gap) {
    return ties.isEmpty()
        ? Packing.pack(boxes, aspect, gap)
        : new Floorplan(boxes, ties, aspect, gap).found();
  }

  private List<Box> found() {
    int[] order = highestFirst();
    double width = bestWidth(order);
    double cost = cost(order, width);
    double least = cost;
    int[] best = order.clone();
    double bestWidth = width;
    Random random = new Random(1);
    int rounds = Math.min(MOST_ROUNDS, ROUNDS_EACH * boxes.size());
    for (int round = 0; round < rounds; round++) {
      int[] next = order.clone();
      double nextWidth = width;
      if (random.nextInt(8) == 0) {
        nextWidth = Math.max(widest(), width * (0.94 + 0.12 * random.nextDouble()));
      } else if (random.nextBoolean()) {
        swap(next, random.nextInt(next.length), random.nextInt(next.length));
      } else {
        move(next, random.nextInt(next.length), random.nextInt(next.length));
      }
      double nextCost = cost(next, nextWidth);
      double warmth = WARM * least * (1 - (double) round / rounds);
      if (nextCost <= cost - warmth * Math.log(1 - random.nextDouble())) {
        order = next;
        width = nextWidth;
        cost = nextCost;
      }
      if (cost < least) {
        least = cost;
        best = order.clone();
        bestWidth = width;
      }
    }
    place(best, bestWidth);
    List<Box> result = new ArrayList<>();
    for (int i = 0; i < boxes.size(); i++) {
      result.add(boxes.get(i).at(xs[i], ys[i]));
    }
    return result;
  }

  private int[] highestFirst() {
    return IntStream.range(0, boxes.size())
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -boxes.get(i).height()))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private double widest() {
    return boxes.stream().mapToDouble(Box::width).max().orElse(0) + gap;
  }

  private double bestWidth(int[] order) {
    double area = boxes.stream().mapToDouble(b -> (b.width() + gap) * (b.height() + gap)).sum();
    double ideal = Math.sqrt(area * aspect);
    double best = Math.max(widest(), ideal);
    double least = Double.POSITIVE_INFINITY;
    for (double factor = 0.7; factor <= 1.6; factor += 0.05) {
      double width = Math.max(widest(), ideal * factor);
      double cost = cost(order, width);
      if (cost < least) {
        least = cost;
        best = width;
      }
    }
    return best;
  }

  private static void swap(int[] order, int a, int b) {
    int moved = order[a];
    order[a] = order[b];
    order[b] = moved;
  }

  private static void move(int[] order, int from, int to) {
    int moved = order[from];
    if (from < to) {
      System.arraycopy(order, from + 1, order, from, to - from);
    } else {
      System.arraycopy(order, to, order, to + 1, from - to);
    }
    order[to] = moved;
  }

  /// The side of the window that would just show it all, and the mean length of the ties.
  private double cost(int[] order, double width) {
    place(order, width);
    double right = 0;
    double bottom = 0;
    for (int i = 0; i < xs.length; i++) {
      right = Math.max(right, xs[i] + boxes.get(i).width());
      bottom = Math.max(bottom, ys[i] + boxes.get(i).height());
    }
    double length = 0;
    for (Tie tie : ties) {
      double dx = Math.abs(xs[tie.a] + tie.ax - xs[tie.b] - tie.bx);
      double dy = Math.abs(ys[tie.a] + tie.ay - ys[tie.b] - tie.by);
      length += tie.lines * (dx + dy);
    }
    return Math.max(right / aspect, bottom) + SHORT_TIES * length / lines;
  }

  private void place(int[] order, double width) {
    skyline.clear(width);
    for (int i : order) {
      Box box = boxes.get(i);
      skyline.put(box.width() + gap, box.height() + gap);
      xs[i] = skyline.x;
      ys[i] = skyline.y;
    }
  }

  /// What is taken of a strip that is so wide and begins at the top: steps, each up to the next.
  private static final class Skyline {
    private final double[] from;
    private final double[] depth;
    private int steps;
    private double width;

    /// Where the last one came to lie.
    private double x;

    private double y;

    /// @param most how many are put
    Skyline(int most) {
      from = new double[2 * most + 2];
      depth = new double[2 * most + 2];
    }

    void clear(double newWidth) {
      width = newWidth;
      steps = 1;
      from[0] = 0;
      depth[0] = 0;
    }

    private double end(int step) {
      return step + 1 < steps ? from[step + 1] : width;
    }

    /// Puts one as near to the top as it can be, and there as far to the left.
    void put(double w, double h) {
      x = 0;
      y = Double.POSITIVE_INFINITY;
      for (int i = 0; i < steps && (i == 0 || from[i] + w <= width + 1e-6); i++) {
        double deepest = 0;
        for (int j = i; j < steps && from[j] < from[i] + w - 1e-6; j++) {
          deepest = Math.max(deepest, depth[j]);
        }
        if (deepest < y - 1e-6) {
          y = deepest;
          x = from[i];
        }
      }
      cover(x, x + w, y + h);
    }

    private void cover(double left, double right, double bottom) {
      int first = 0;
      while (first < steps && from[first] < left) {
        first++;
      }
      int after = first;
      while (after < steps && end(after) <= right + 1e-6) {
        after++;
      }
      boolean cut = after < steps && from[after] < right - 1e-6;
      double rest = cut ? depth[after] : 0;
      int removed = after - first;
      int shift = 1 - removed;
      System.arraycopy(from, after, from, after + shift, steps - after);
      System.arraycopy(depth, after, depth, after + shift, steps - after);
      steps += shift;
      from[first] = left;
      depth[first] = bottom;
      if (cut) {
        from[first + 1] = right;
        depth[first + 1] = rest;
      }
    }
  }
}
