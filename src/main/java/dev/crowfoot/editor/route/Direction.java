// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.route;

/// Where a line runs.
enum Direction {
  LEFT(0, true, false),
  RIGHT(1, true, true),
  UP(2, false, false),
  DOWN(3, false, true);

  private final int number;
  private final boolean level;
  private final boolean forwards;

  Direction(int number, boolean level, boolean forwards) {
    this.number = number;
    this.level = level;
    this.forwards = forwards;
  }

  /// Tells it from the others in an array; from 0.
  int number() {
    return number;
  }

  boolean isLevel() {
    return level;
  }

  /// Whether it leads to larger coordinates.
  boolean isForwards() {
    return forwards;
  }
}
