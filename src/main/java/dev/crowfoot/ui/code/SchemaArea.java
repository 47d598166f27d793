// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import dev.crowfoot.text.Span;
import dev.crowfoot.text.TextEdit;
import dev.crowfoot.ui.code.CodeKeys.Keyed;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.PlainTextChange;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.util.UndoUtils;

/// The text area: the text itself, its colours and its gutter. Only lines that can be seen are
/// coloured; the text of a large schema would take seconds, and nothing that happens at a key
/// stroke may take time that grows with it.
final class SchemaArea extends CodeArea {
  private final CodeViewModel viewModel;
  private final Map<Object, List<Mark>> marks = new HashMap<>();
  private String shown = "";
  private GutterLine.Actions gutterActions = GutterLine.Actions.NONE;
  private boolean updating;
  private boolean restyling;
  private boolean goingThroughHistory;
  private int gutterDigits;

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
    viewModel.problemsProperty().subscribe(_ -> restyleLater());
    viewModel.targetProperty().subscribe(target -> target.ifPresent(this::reveal));
    caretPositionProperty().subscribe(offset -> caretMoved(offset));
  }

  /// Lets clicks into the gutter do something.
  void setGutterActions(GutterLine.Actions actions) {
    gutterActions = actions;
    gutterDigits = 0;
    updateGutterWidth();
  }

  /// What the area reads, without asking it: it would join all its lines.
  String shownText() {
    return shown;
  }

  /// Whether the area is taking over what changed elsewhere, or shows a place.
  boolean isUpdating() {
    return updating;
  }

  /// What is selected; empty at the caret.
  Span selection() {
    return new Span(getSelection().getStart(), getSelection().getEnd());
  }

  /// Where the caret is on the screen; empty when it is scrolled out of sight.
  Optional<Bounds> caretOnScreen() {
    return allParToVisibleParIndex(getCurrentParagraph()).flatMap(_ -> getCaretBounds());
  }

  /// How many blanks a line begins with.
  int indentationOf(int line) {
    String text = getParagraph(line).getText();
    return text.length() - text.stripLeading().length();
  }

  /// Does what a key means.
  void apply(Keyed keyed) {
    TextEdit edit = keyed.edit();
    if (!edit.span().isEmpty() || !edit.replacement().isEmpty()) {
      replaceText(edit.span().start(), edit.span().end(), edit.replacement());
    }
    selectRange(keyed.selection().start(), keyed.selection().end());
    requestFollowCaret();
  }

  /// Makes places stand out, in the place of those the same owner marked before.
  void mark(Object owner, List<Mark> places) {
    List<Mark> before = places.isEmpty() ? marks.remove(owner) : marks.put(owner, places);
    if (!places.equals(before == null ? List.of() : before)) {
      restyleLater();
    }
  }

  /// One step back or forward in the history; the caret goes where something changed.
  void goThroughHistory(Runnable step) {
    goingThroughHistory = true;
    step.run();
    goingThroughHistory = false;
  }

  private void textChanged(PlainTextChange change) {
    if (!updating) {
      TextEdit edit =
          TextEdit.replace(
              Span.at(change.getPosition(), change.getRemoved().length()), change.getInserted());
      shown = TextEdit.applyAll(shown, List.of(edit));
      viewModel.typed(edit);
    }
    updateGutterWidth();
    restyleLater();
  }

  /// Makes the area read as `text` by the smallest edits; caret and scroll position stay with the
  /// text they were at, but undo and redo from here show what they change.
  private void show(CodeText text) {
    if (shown.equals(text.shown())) {
      return;
    }
    List<TextEdit> edits = CodeText.differences(shown, text.shown());
    shown = text.shown();
    int caret = getCaretPosition();
    double scroll = getEstimatedScrollY();
    updating = true;
    for (TextEdit edit : edits.reversed()) {
      replaceText(edit.span().start(), edit.span().end(), edit.replacement());
    }
    TextEdit first = edits.getFirst();
    boolean showsChange = goingThroughHistory && edits.size() == 1;
    moveTo(
        showsChange ? first.span().start() + first.replacement().length() : movedBy(edits, caret));
    updating = false;
    if (goingThroughHistory) {
      requestFollowCaret();
    } else {
      scrollYToPixel(scroll);
    }
  }

  /// Where a caret stands after edits; one that stood in what was replaced goes before it.
  private static int movedBy(List<TextEdit> edits, int caret) {
    int shift = 0;
    for (TextEdit edit : edits) {
      if (edit.span().end() <= caret && !(edit.span().isEmpty() && edit.span().start() == caret)) {
        shift += edit.replacement().length() - edit.span().length();
      } else if (edit.span().start() < caret) {
        return edit.span().start() + shift;
      }
    }
    return caret + shift;
  }

  private void caretMoved(int offset) {
    if (!updating && isFocused()) {
      viewModel.caretAt(offset);
    }
  }

  /// Puts the caret at a place and brings its line into view.
  private void reveal(Span place) {
    updating = true;
    moveTo(Math.min(place.start(), getLength()));
    updating = false;
    int line = getCurrentParagraph();
    Platform.runLater(
        () -> {
          if (allParToVisibleParIndex(line).isEmpty()) {
            showParagraphAtCenter(line);
          }
        });
  }

  private void updateGutterWidth() {
    int digits = Gutter.digitsFor(getParagraphs().size());
    if (digits != gutterDigits) {
      gutterDigits = digits;
      setParagraphGraphicFactory(new Gutter(digits, this::marksOf, gutterActions));
    }
  }

  private LineMarks marksOf(int line) {
    return viewModel.marksOf(lineSpan(line));
  }

  Span lineSpan(int line) {
    int start = getAbsolutePosition(line, 0);
    return new Span(start, start + getParagraphLength(line));
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
    List<Mark> standingOut = marks.values().stream().flatMap(List::stream).toList();
    int first = visibleParToAllParIndex(0);
    int end = Math.min(getParagraphs().size(), first + visible);
    for (int line = first; line < end; line++) {
      restyle(line, standingOut);
    }
  }

  private void restyle(int line, List<Mark> standingOut) {
    Span span = lineSpan(line);
    if (!span.isEmpty()) {
      StyleSpans<Collection<String>> styles =
          LineStyles.of(
              getParagraph(line).getText(),
              span.start(),
              viewModel.problemsProperty().get().in(span),
              standingOut);
      if (!styles.equals(getStyleSpans(line))) {
        setStyleSpans(line, 0, styles);
      }
    }
    if (getParagraphGraphic(line) instanceof GutterLine gutter) {
      gutter.show(marksOf(line));
    }
  }
}
