// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// Makes what stands left of each line; nothing for a line that is folded away.
final class Gutter implements IntFunction<@Nullable Node> {
  private final int digits;
  private final IntPredicate isHidden;
  private final IntFunction<LineMarks> marks;
  private final GutterLine.Actions actions;

  /// @param digits how wide the numbers are at most
  /// @param isHidden tells of a line, counted from 0
  /// @param marks tells of a line that can be seen
  Gutter(
      int digits, IntPredicate isHidden, IntFunction<LineMarks> marks, GutterLine.Actions actions) {
    this.digits = digits;
    this.isHidden = isHidden;
    this.marks = marks;
    this.actions = actions;
  }

  static int digitsFor(int lines) {
    return Math.max(3, Integer.toString(lines).length());
  }

  @Override
  public @Nullable Node apply(int line) {
    return isHidden.test(line) ? null : new GutterLine(line, digits, marks.apply(line), actions);
  }
}
