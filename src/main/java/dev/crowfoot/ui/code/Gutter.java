// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import java.util.function.IntFunction;
import javafx.scene.Node;

/// Makes what stands left of each line.
final class Gutter implements IntFunction<Node> {
  private final int digits;
  private final IntFunction<LineMarks> marks;
  private final GutterLine.Actions actions;

  /// @param digits how wide the numbers are at most
  /// @param marks tells of a line, counted from 0
  Gutter(int digits, IntFunction<LineMarks> marks, GutterLine.Actions actions) {
    this.digits = digits;
    this.marks = marks;
    this.actions = actions;
  }

  static int digitsFor(int lines) {
    return Math.max(3, Integer.toString(lines).length());
  }

  @Override
  public Node apply(int line) {
    return new GutterLine(line, digits, marks.apply(line), actions);
  }
}
