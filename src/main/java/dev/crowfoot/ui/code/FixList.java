// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import dev.crowfoot.diagnostic.Fix;
import dev.crowfoot.text.Span;
import dev.crowfoot.ui.control.Icons;
import dev.crowfoot.ui.control.Prose;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/// The remedies of a line, to choose from: behind its bulb, or by keyboard where the caret is. The
/// list has the id `code-fixes`.
final class FixList {
  private final SchemaArea area;
  private final CodeViewModel viewModel;
  private final CaretNote note;
  private final ListPopup<Fix> popup;

  FixList(SchemaArea area, CodeViewModel viewModel, CaretNote note) {
    this.area = area;
    this.viewModel = viewModel;
    this.note = note;
    this.popup = new ListPopup<>(area, "code-fixes", new FixLook(), viewModel::apply);
    area.plainTextChanges().subscribe(_ -> popup.hide());
    area.caretPositionProperty().subscribe(_ -> popup.hide());
  }

  /// Offers what the caret can have remedied.
  void showAtCaret() {
    show(fixesAt(area.getCaretPosition(), area.lineSpan(area.getCurrentParagraph())));
  }

  /// Offers what a line can have remedied; the caret goes there.
  void showFor(int line) {
    Span span = area.lineSpan(line);
    area.requestFocus();
    area.moveTo(span.start() + area.indentationOf(line));
    show(fixesAt(area.getCaretPosition(), span));
  }

  boolean isShown() {
    return popup.isShown();
  }

  boolean takes(KeyEvent event) {
    return popup.takes(event);
  }

  /// Those of the problems the caret touches first, then those of the others on its line.
  private List<Fix> fixesAt(int offset, Span line) {
    CodeProblems problems = viewModel.problems();
    return viewModel.remediesOf(
        Stream.concat(problems.at(offset).stream(), problems.inLine(line).stream()).toList());
  }

  private void show(List<Fix> fixes) {
    if (fixes.isEmpty()) {
      note.say(
          viewModel.isAnalysed()
              ? "Nothing to remedy on this line."
              : "The text is still being looked at.");
    }
    double width = fixes.stream().mapToInt(fix -> fix.title().length()).max().orElse(0) * 7.2 + 56;
    area.caretOnScreen().ifPresent(caret -> popup.show(caret, fixes, Math.clamp(width, 200, 520)));
  }

  private static final class FixLook implements ListPopup.Look<Fix> {
    @Override
    public Node row(Fix fix) {
      HBox row =
          new HBox(Icons.of(Feather.TOOL, "icon-small", "icon-accent"), new Prose(fix.title()));
      row.getStyleClass().add("row");
      row.setAlignment(Pos.CENTER_LEFT);
      row.setFillHeight(false);
      return row;
    }

    @Override
    public String spoken(Fix fix) {
      return fix.title();
    }
  }
}
