// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import dev.crowfoot.text.Span;
import dev.crowfoot.text.TextEdit;
import dev.crowfoot.ui.code.CodeKeys.Keyed;
import dev.crowfoot.ui.code.CodeViewModel.Problem;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import javafx.application.Platform;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.PopupWindow;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.event.MouseOverTextEvent;
import org.fxmisc.richtext.model.PlainTextChange;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.util.UndoUtils;

/// The text area: colours, problems, indentation. Only lines that can be seen are coloured; the
/// text of a large schema would take seconds.
final class SchemaArea extends CodeArea {
  private final CodeViewModel viewModel;
  private final Tooltip tooltip = new Tooltip();
  private boolean updating;
  private boolean restyling;
  private boolean goingThroughHistory;
  private int gutterDigits;
  private Set<Integer> problemLines = Set.of();

  SchemaArea(CodeViewModel viewModel) {
    this.viewModel = viewModel;
    setId("code-area");
    getStyleClass().add("schema-area");
    setUndoManager(UndoUtils.noOpUndoManager());
    setWrapText(false);
    show(viewModel.textProperty().get());
    moveTo(0);
    updateGutterWidth();

    plainTextChanges().subscribe(this::textChanged);
    getVisibleParagraphs().addChangeObserver(_ -> restyleLater());
    viewModel.textProperty().subscribe(this::show);
    viewModel.problemsProperty().subscribe(this::problemsChanged);
    viewModel.targetProperty().subscribe(target -> target.ifPresent(this::reveal));
    caretPositionProperty().subscribe(offset -> caretMoved(offset));
    addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
    addEventFilter(KeyEvent.KEY_TYPED, this::keyTyped);
    explainProblemsUnderTheMouse();
  }

  private void textChanged(PlainTextChange change) {
    if (!updating) {
      viewModel.typed(change.getPosition(), change.getRemoved().length(), change.getInserted());
    }
    updateGutterWidth();
    restyleLater();
  }

  /// Makes the area read as `text` by the smallest edit; caret and scroll position stay with the
  /// text they were at, but undo and redo from here show what they change.
  private void show(CodeText text) {
    if (getText().equals(text.shown())) {
      return;
    }
    TextEdit edit = CodeText.difference(getText(), text.shown());
    int caret = getCaretPosition();
    int start = edit.span().start();
    int moved =
        caret <= start
            ? caret
            : caret >= edit.span().end()
                ? caret + edit.replacement().length() - edit.span().length()
                : start;
    double scroll = getEstimatedScrollY();
    updating = true;
    replaceText(start, edit.span().end(), edit.replacement());
    moveTo(goingThroughHistory ? start + edit.replacement().length() : moved);
    updating = false;
    if (goingThroughHistory) {
      requestFollowCaret();
    } else {
      scrollYToPixel(scroll);
    }
  }

  private void caretMoved(int offset) {
    if (!updating && isFocused()) {
      viewModel.caretAt(offset);
    }
  }

  /// Puts the caret at a place and brings its line into view.
  private void reveal(Span place) {
    updating = true;
    int length = getLength();
    moveTo(Math.min(place.start(), length));
    updating = false;
    int line = getCurrentParagraph();
    Platform.runLater(
        () -> {
          if (allParToVisibleParIndex(line).isEmpty()) {
            showParagraphAtCenter(line);
          }
        });
  }

  private void problemsChanged(List<Problem> problems) {
    Set<Integer> lines = new HashSet<>();
    int length = getLength();
    for (Problem problem : problems) {
      if (problem.span().start() <= length) {
        lines.add(offsetToPosition(problem.span().start(), Bias.Backward).getMajor());
      }
    }
    Set<Integer> changed = new HashSet<>(lines);
    changed.addAll(problemLines);
    problemLines = lines;
    for (int line : changed) {
      if (line < getParagraphs().size()) {
        recreateParagraphGraphic(line);
      }
    }
    restyleLater();
  }

  private void updateGutterWidth() {
    int digits = Gutter.digitsFor(getParagraphs().size());
    if (digits != gutterDigits) {
      gutterDigits = digits;
      setParagraphGraphicFactory(new Gutter(digits, line -> problemLines.contains(line)));
    }
  }

  /// Colours what can be seen, once, after all changes of this pulse.
  private void restyleLater() {
    if (!restyling) {
      restyling = true;
      Platform.runLater(
          () -> {
            restyling = false;
            restyle();
          });
    }
  }

  private void restyle() {
    int visible = getVisibleParagraphs().size();
    if (visible == 0) {
      return;
    }
    int first = visibleParToAllParIndex(0);
    int end = Math.min(getParagraphs().size(), first + visible);
    for (int line = first; line < end; line++) {
      String text = getParagraph(line).getText();
      if (!text.isEmpty()) {
        StyleSpans<Collection<String>> styles =
            LineStyles.of(text, getAbsolutePosition(line, 0), viewModel.problemsProperty().get());
        if (!styles.equals(getStyleSpans(line))) {
          setStyleSpans(line, 0, styles);
        }
      }
    }
  }

  private void keyPressed(KeyEvent event) {
    boolean done =
        event.isShortcutDown()
            ? shortcut(event.getCode(), event.isShiftDown())
            : plainKey(event.getCode(), event.isShiftDown());
    if (done) {
      event.consume();
    }
  }

  private boolean plainKey(KeyCode code, boolean shift) {
    return switch (code) {
      case ENTER -> key(CodeKeys::enter);
      case TAB -> key(shift ? CodeKeys::backTab : CodeKeys::tab);
      default -> false;
    };
  }

  private boolean shortcut(KeyCode code, boolean shift) {
    return switch (code) {
      case SLASH, DIVIDE -> key(CodeKeys::toggleComment);
      case Z -> undoOrRedo(shift);
      case Y -> undoOrRedo(true);
      default -> false;
    };
  }

  private void keyTyped(KeyEvent event) {
    boolean isControl = event.isControlDown() || event.isMetaDown() || event.isAltDown();
    if (event.getCharacter().equals("}") && !isControl) {
      key(CodeKeys::closingBrace);
      event.consume();
    } else if (event.getCharacter().equals("\t") || event.getCode() == KeyCode.TAB) {
      event.consume();
    }
  }

  private boolean key(BiFunction<String, Span, Keyed> action) {
    Span selection = new Span(getSelection().getStart(), getSelection().getEnd());
    Keyed keyed = action.apply(getText(), selection);
    TextEdit edit = keyed.edit();
    replaceText(edit.span().start(), edit.span().end(), edit.replacement());
    selectRange(keyed.selection().start(), keyed.selection().end());
    requestFollowCaret();
    return true;
  }

  private boolean undoOrRedo(boolean redo) {
    goingThroughHistory = true;
    if (redo) {
      viewModel.redo();
    } else {
      viewModel.undo();
    }
    goingThroughHistory = false;
    return true;
  }

  private void explainProblemsUnderTheMouse() {
    tooltip.getStyleClass().add("problem-tooltip");
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(420);
    tooltip.setAnchorLocation(PopupWindow.AnchorLocation.WINDOW_TOP_LEFT);
    setMouseOverTextDelay(Duration.ofMillis(300));
    addEventHandler(
        MouseOverTextEvent.MOUSE_OVER_TEXT_BEGIN,
        event ->
            viewModel
                .problemAt(event.getCharacterIndex())
                .ifPresent(
                    problem -> {
                      tooltip.setText(problem.diagnostic().message());
                      tooltip.show(
                          this,
                          event.getScreenPosition().getX(),
                          event.getScreenPosition().getY() + 14);
                    }));
    addEventHandler(MouseOverTextEvent.MOUSE_OVER_TEXT_END, _ -> tooltip.hide());
  }
}
