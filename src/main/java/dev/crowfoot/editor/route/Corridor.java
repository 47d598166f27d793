// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.route;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// The strands that may come near each other, and where each is put:
///
/// 1. They are brought into the order in which the fewest cross and none lie on each other.
/// 2. In this order each is put as near as can be to where it would lie alone, a lane from those it
///    runs beside, within its room. When there is too little room the lanes are narrower.
final class Corridor {
  private static final double[] STEPS = {Router.LANE, 6, 5, 4, 3, 2, 1, 0};

  /// With more strands than this, the order is that of where they want to lie.
  private static final int MANY = 400;

  private final List<Strand> order;
  private final int[][] beside;
  private final double[] least;
  private final double[] most;

  private Corridor(List<Strand> strands) {
    order = ordered(strands);
    int size = order.size();
    beside = new int[size][];
    for (int i = 0; i < size; i++) {
      int[] found = new int[i];
      int count = 0;
      for (int j = 0; j < i; j++) {
        if (order.get(i).runsBeside(order.get(j))) {
          found[count++] = j;
        }
      }
      beside[i] = Arrays.copyOf(found, count);
    }
    least = new double[size];
    most = new double[size];
  }

  static void spread(List<Strand> strands) {
    Corridor corridor = new Corridor(strands);
    for (double step : STEPS) {
      if (corridor.fits(step)) {
        corridor.place(step);
        return;
      }
    }
    corridor.order.forEach(s -> s.moveTo(s.wanted));
  }

  /// By how often each is better put on the lower side of another.
  private static List<Strand> ordered(List<Strand> strands) {
    int size = strands.size();
    double[] gains = new double[size];
    for (int i = 0; i < size && size <= MANY; i++) {
      for (int j = i + 1; j < size; j++) {
        if (strands.get(i).runsBeside(strands.get(j))) {
          double gain = strands.get(i).gainsBelow(strands.get(j));
          gains[i] += gain;
          gains[j] -= gain;
        }
      }
    }
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      order.add(i);
    }
    order.sort(
        Comparator.comparingDouble((Integer i) -> -gains[i])
            .thenComparingDouble(i -> strands.get(i).wanted)
            .thenComparingDouble(i -> strands.get(i).low));
    return order.stream().map(strands::get).toList();
  }

  /// Whether all have room with lanes of that width; finds how low and high each may lie.
  private boolean fits(double step) {
    int size = order.size();
    for (int i = 0; i < size; i++) {
      least[i] = order.get(i).from;
      most[i] = order.get(i).to;
    }
    for (int i = 0; i < size; i++) {
      for (int j : beside[i]) {
        least[i] = Math.max(least[i], least[j] + step);
      }
    }
    for (int i = size - 1; i >= 0; i--) {
      for (int j : beside[i]) {
        most[j] = Math.min(most[j], most[i] - step);
      }
    }
    for (int i = 0; i < size; i++) {
      if (least[i] > most[i] + 1e-6) {
        return false;
      }
    }
    return true;
  }

  /// The mean of what they come to when pushed from the lower side and from the higher side.
  private void place(double step) {
    int size = order.size();
    double[] lower = new double[size];
    double[] higher = new double[size];
    for (int i = 0; i < size; i++) {
      lower[i] = Math.max(least[i], order.get(i).wanted);
      for (int j : beside[i]) {
        lower[i] = Math.max(lower[i], lower[j] + step);
      }
      lower[i] = Math.min(lower[i], most[i]);
      higher[i] = Math.min(most[i], order.get(i).wanted);
    }
    for (int i = size - 1; i >= 0; i--) {
      higher[i] = Math.max(least[i], higher[i]);
      for (int j : beside[i]) {
        higher[j] = Math.min(higher[j], higher[i] - step);
      }
    }
    for (int i = 0; i < size; i++) {
      order.get(i).moveTo(Math.rint((lower[i] + higher[i]) / 2));
    }
  }
}
