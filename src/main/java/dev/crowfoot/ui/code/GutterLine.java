// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import dev.crowfoot.diagnostic.Severity;
import dev.crowfoot.ui.code.LineMarks.Fold;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/// What stands left of a line: a dot for a problem or a bulb for one with a remedy, the number, and
/// a mark to fold the lines that hang on it. What is folded leaves a chip behind the line's text.
///
/// The text area makes and drops these all the time, so a line has only the nodes it needs, and the
/// number is a [Text] and not a label.
final class GutterLine extends Region {
  private static final double DIGIT = 8;
  private static final double MARK = 20;
  private static final double FOLD = 18;

  private final int line;
  private final double numbers;
  private final Actions actions;
  private final Text number;
  private LineMarks marks = LineMarks.NONE;
  private Optional<Region> problem = Optional.empty();
  private Optional<Region> fold = Optional.empty();
  private Optional<Label> chip = Optional.empty();

  /// What a click does; lines count from 0.
  interface Actions {
    Actions NONE =
        new Actions() {
          @Override
          public void showFixes(int line) {}

          @Override
          public void toggleFold(int line) {}
        };

    void showFixes(int line);

    void toggleFold(int line);
  }

  GutterLine(int line, int digits, LineMarks marks, Actions actions) {
    this.line = line;
    this.numbers = digits * DIGIT;
    this.actions = actions;
    this.number = new Text(Integer.toString(line + 1));
    number.getStyleClass().add("line-number");
    getStyleClass().add("gutter");
    getChildren().add(number);
    double width = MARK + numbers + FOLD;
    setMinWidth(width);
    setPrefWidth(width);
    layoutXProperty().addListener(_ -> requestLayout()); // moves when the text is scrolled sideways
    show(marks);
  }

  /// Shows what is now to be said of the line.
  void show(LineMarks now) {
    if (now.equals(marks)) {
      return;
    }
    marks = now;
    problem = now.problem().map(worst -> problemMark(worst, now.hasFix()));
    fold = now.fold().map(this::foldMark);
    chip = now.fold().filter(Fold::isFolded).map(this::chip);
    getChildren().setAll(number);
    problem.ifPresent(getChildren()::add);
    fold.ifPresent(getChildren()::add);
    chip.ifPresent(getChildren()::add);
  }

  private Region problemMark(Severity worst, boolean hasFix) {
    Region mark = new Region();
    mark.getStyleClass()
        .addAll(hasFix ? "bulb" : "problem-mark", worst == Severity.ERROR ? "error" : "warning");
    if (hasFix) {
      onClick(mark, () -> actions.showFixes(line));
      mark.setAccessibleText("Show fixes for line " + (line + 1));
    }
    return mark;
  }

  private Region foldMark(Fold lines) {
    Region mark = new Region();
    mark.getStyleClass().addAll("fold-mark", lines.isFolded() ? "folded" : "open");
    mark.setId("fold-" + (line + 1));
    mark.setAccessibleText((lines.isFolded() ? "Unfold line " : "Fold line ") + (line + 1));
    onClick(mark, () -> actions.toggleFold(line));
    return mark;
  }

  private Label chip(Fold lines) {
    Label label = new Label("…" + lines.closing());
    label.getStyleClass().add("fold-chip");
    label.setManaged(false);
    onClick(label, () -> actions.toggleFold(line));
    return label;
  }

  private static void onClick(Node node, Runnable action) {
    node.setAccessibleRole(AccessibleRole.BUTTON);
    node.addEventHandler(
        MouseEvent.MOUSE_PRESSED,
        event -> {
          if (event.getButton() == MouseButton.PRIMARY) {
            action.run();
          }
          event.consume();
        });
  }

  @Override
  protected void layoutChildren() {
    double height = getHeight();
    layoutInArea(number, MARK, 0, numbers, height, 0, HPos.RIGHT, VPos.CENTER);
    problem.ifPresent(
        mark -> layoutInArea(mark, 2, 0, MARK - 4, height, 0, HPos.CENTER, VPos.CENTER));
    fold.ifPresent(mark -> mark.resizeRelocate(MARK + numbers, 0, FOLD, height));
    chip.ifPresent(
        label -> {
          label.autosize();
          label.relocate(endOfText(), Math.rint((height - label.getHeight()) / 2));
        });
  }

  /// Where the line's text ends: it is laid out before its gutter.
  private double endOfText() {
    Parent box = getParent();
    Node text = box == null ? null : box.lookup(".paragraph-text");
    if (!(text instanceof Region flow)) {
      return getWidth();
    }
    double end = 0;
    for (Node child : flow.getChildrenUnmodifiable()) {
      if (child instanceof Text) {
        end = Math.max(end, child.getBoundsInParent().getMaxX());
      }
    }
    return flow.getLayoutX() + end - getLayoutX() + 4;
  }
}
