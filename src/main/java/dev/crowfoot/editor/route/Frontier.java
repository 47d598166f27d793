// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.route;

import java.util.Arrays;

/// A heap of numbers by their cost, without objects: a search puts in thousands.
final class Frontier {
  private int[] states = new int[256];
  private double[] costs = new double[256];
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  void clear() {
    size = 0;
  }

  void add(int state, double cost) {
    if (size == states.length) {
      states = Arrays.copyOf(states, size * 2);
      costs = Arrays.copyOf(costs, size * 2);
    }
    int at = size++;
    while (at > 0 && costs[(at - 1) / 2] > cost) {
      move((at - 1) / 2, at);
      at = (at - 1) / 2;
    }
    states[at] = state;
    costs[at] = cost;
  }

  double leastCost() {
    return costs[0];
  }

  int removeLeast() {
    int least = states[0];
    size--;
    int state = states[size];
    double cost = costs[size];
    int at = 0;
    while (2 * at + 1 < size) {
      int child = 2 * at + 1;
      if (child + 1 < size && costs[child + 1] < costs[child]) {
        child++;
      }
      if (costs[child] >= cost) {
        break;
      }
      move(child, at);
      at = child;
    }
    states[at] = state;
    costs[at] = cost;
    return least;
  }

  private void move(int from, int to) {
    states[to] = states[from];
    costs[to] = costs[from];
  }
}
