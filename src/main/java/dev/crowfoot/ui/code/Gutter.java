// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/// Line numbers. A [Text] and not a label, because the text area makes and drops them all the time.
final class Gutter implements IntFunction<Node> {
  private static final double DIGIT = 8;

  private final int digits;
  private final IntPredicate hasProblem;

  /// @param digits how wide the numbers are at most
  /// @param hasProblem tells of a line, counted from 0
  Gutter(int digits, IntPredicate hasProblem) {
    this.digits = digits;
    this.hasProblem = hasProblem;
  }

  static int digitsFor(int lines) {
    return Math.max(3, Integer.toString(lines).length());
  }

  @Override
  public Node apply(int line) {
    Text number = new Text(Integer.toString(line + 1));
    number.getStyleClass().add("line-number");
    Region mark = new Region();
    mark.getStyleClass().add("problem-mark");
    mark.setVisible(hasProblem.test(line));
    HBox box = new HBox(mark, number);
    box.getStyleClass().add("gutter");
    box.setAlignment(Pos.CENTER_RIGHT);
    double width = digits * DIGIT + 30;
    box.setMinWidth(width);
    box.setPrefWidth(width);
    return box;
  }
}
