// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.route;

import java.util.BitSet;

/// How many lines, trunks counted once, run along the streets so far: so that the next ones keep to
/// quieter streets and cross fewer lines.
final class Traffic {
  private static final double CROWDING = 0.03;
  private static final double CROSSING = 14;
  private static final int MOST = 12;

  /// By crossing: those to its right, and those below it.
  private final short[] toRight;

  private final short[] toBottom;
  private final BitSet ownRight = new BitSet();
  private final BitSet ownBottom = new BitSet();

  Traffic(int crossings) {
    toRight = new short[crossings];
    toBottom = new short[crossings];
  }

  /// What to add to the length of a step.
  double crowding(int from, int to, Direction direction, double length) {
    int first = direction.isForwards() ? from : to;
    int used = direction.isLevel() ? toRight[first] : toBottom[first];
    return length * CROWDING * Math.min(used, MOST);
  }

  /// What going straight on over a crossing costs.
  double crossing(Corridors corridors, int at, boolean level) {
    int before = corridors.next(at, level ? Direction.UP : Direction.LEFT);
    int crossed =
        level
            ? Math.max(toBottom[at], before < 0 ? 0 : toBottom[before])
            : Math.max(toRight[at], before < 0 ? 0 : toRight[before]);
    return CROSSING * Math.min(crossed, MOST);
  }

  /// Counts a step of the present net.
  void use(int from, int to, Direction direction) {
    (direction.isLevel() ? ownRight : ownBottom).set(direction.isForwards() ? from : to);
  }

  /// The next net begins.
  void next() {
    ownRight.stream().forEach(i -> toRight[i]++);
    ownBottom.stream().forEach(i -> toBottom[i]++);
    ownRight.clear();
    ownBottom.clear();
  }
}
