// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import dev.crowfoot.text.Span;
import dev.crowfoot.text.TextEdit;
import dev.crowfoot.ui.code.CodeKeys.Keyed;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.PlainTextChange;
import org.fxmisc.richtext.util.UndoUtils;

/// The text area: the text itself, the caret and what is folded. Nothing that happens at a key
/// stroke may take time that grows with the text.
final class SchemaArea extends CodeArea {
  private final CodeViewModel viewModel;
  private final FoldsViewModel folds;
  private final FoldedLines folded = new FoldedLines(this);
  private final LinePainter painter;
  private final Map<String, LeftFile> left = new HashMap<>();
  private String path;
  private String shown = "";
  private boolean updating;
  private boolean goingThroughHistory;

  SchemaArea(CodeViewModel viewModel, FoldsViewModel folds) {
    this.viewModel = viewModel;
    this.folds = folds;
    this.path = viewModel.pathProperty().get();
    this.painter = new LinePainter(this, viewModel, folds, folded);
    foldCheck = true; // the caret steps over folded lines
    setId("code-area");
    getStyleClass().add("schema-area");
    setUndoManager(UndoUtils.noOpUndoManager());
    setWrapText(false);
    show(viewModel.textProperty().get());
    moveTo(0);
    painter.updateGutterWidth();

    plainTextChanges().subscribe(this::textChanged);
    getVisibleParagraphs().addChangeObserver(_ -> painter.paintLater());
    viewModel.textProperty().subscribe(this::show);
    viewModel.problems().presentProperty().subscribe(_ -> painter.paintLater());
    folds.foldsProperty().subscribe(_ -> painter.paintLater());
    viewModel.targetProperty().subscribe(target -> target.ifPresent(this::reveal));
    caretPositionProperty().subscribe(offset -> caretMoved(offset));
  }

  /// Its colours and its gutter.
  LinePainter painter() {
    return painter;
  }

  /// What the area reads, without asking it: it would join all its lines.
  String shownText() {
    return shown;
  }

  /// The lines that are folded away.
  FoldedLines folded() {
    return folded;
  }

  /// Does something with the lines that leaves text, caret and scroll position as they are.
  boolean keepingPlace(BooleanSupplier action) {
    int anchor = getAnchor();
    int caret = getCaretPosition();
    updating = true;
    boolean done = action.getAsBoolean();
    selectRange(anchor, caret);
    updating = false;
    painter.paintLater();
    return done;
  }

  /// Brings a caret or selection in lines that are about to be folded to the end of the line above
  /// them.
  void leaveHidden(BitSet lines) {
    int line = getCurrentParagraph();
    int anchorLine = offsetToPosition(getAnchor(), Bias.Backward).getMajor();
    if (lines.get(line) || lines.get(anchorLine)) {
      int stays = lines.previousClearBit(lines.get(line) ? line : anchorLine);
      moveTo(stays, getParagraphLength(stays));
    }
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
      foldsChanged(edit, change.getRemoved());
      viewModel.typed(edit);
    }
    painter.updateGutterWidth();
    painter.paintLater();
  }

  /// Folds move with the text; one that lines were joined to comes back, else what was joined would
  /// vanish with it.
  private void foldsChanged(TextEdit edit, String removed) {
    int line = lineAt(edit.span().start());
    int linesRemoved = FoldsViewModel.linesIn(removed);
    folds.edited(line, edit, linesRemoved);
    if (linesRemoved > 0 && folded.isHidden(line)) {
      Platform.runLater(() -> keepingPlace(() -> folded.unfold(line)));
    }
  }

  /// Makes the area read as `text`.
  private void show(CodeText text) {
    boolean isOtherFile = !path.equals(viewModel.pathProperty().get());
    updating = true;
    if (isOtherFile) {
      showOther(text);
    } else if (!shown.equals(text.shown())) {
      showChanged(text);
    }
    updating = false;
  }

  /// Another file: everything is replaced; caret and folds are as when the file was left.
  private void showOther(CodeText text) {
    left.put(
        path, new LeftFile(shown, getCaretPosition(), folded.all(), folds.foldsProperty().get()));
    path = viewModel.pathProperty().get();
    shown = text.shown();
    LeftFile file = left.getOrDefault(path, LeftFile.NEW).asItIsNow(shown);
    replaceText(shown);
    folds.take(file.folds());
    folded.hideAll(file.hidden()::get);
    moveTo(Math.min(file.caret(), shown.length()));
    showParagraphInViewport(getCurrentParagraph());
  }

  /// The smallest edits; caret and scroll position stay with the text they were at, but undo and
  /// redo from here show what they change.
  private void showChanged(CodeText text) {
    List<TextEdit> edits = CodeText.differences(shown, text.shown());
    shown = text.shown();
    int caret = getCaretPosition();
    double scroll = getEstimatedScrollY();
    for (TextEdit edit : edits.reversed()) {
      replaceText(edit.span().start(), edit.span().end(), edit.replacement());
    }
    TextEdit first = edits.getFirst();
    boolean showsChange = goingThroughHistory && edits.size() == 1;
    moveToSeen(
        showsChange ? first.span().start() + first.replacement().length() : movedBy(edits, caret));
    if (goingThroughHistory) {
      requestFollowCaret();
    } else {
      scrollYToPixel(scroll);
    }
  }

  /// Moves the caret, and brings back folded lines that would hide it.
  private void moveToSeen(int offset) {
    int line = lineAt(offset);
    if (folded.isHidden(line)) {
      folded.unfold(line);
    }
    moveTo(offset);
  }

  private int lineAt(int offset) {
    return offsetToPosition(offset, Bias.Forward).getMajor();
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
    moveToSeen(Math.min(place.start(), getLength()));
    updating = false;
    int line = getCurrentParagraph();
    Platform.runLater(
        () -> {
          if (allParToVisibleParIndex(line).isEmpty()) {
            showParagraphAtCenter(line);
          }
        });
  }

  Span lineSpan(int line) {
    int start = getAbsolutePosition(line, 0);
    return new Span(start, start + getParagraphLength(line));
  }
}
