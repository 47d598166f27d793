// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import dev.crowfoot.text.Span;
import dev.crowfoot.ui.code.FoldsViewModel.Fold;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.application.Platform;
import org.fxmisc.richtext.model.StyleSpans;

/// The colours of the text and its gutter. Only lines that can be seen are painted: the text of a
/// large schema would take seconds.
final class LinePainter {
  private final SchemaArea area;
  private final CodeViewModel viewModel;
  private final FoldsViewModel folds;
  private final FoldedLines folded;
  private final Map<Object, List<Mark>> marks = new HashMap<>();

  /// The lines painted last that have no colours but those of their words. They are values: as long
  /// as the area has the very same one, and nothing is to stand out in it, it need not be read.
  private Set<Object> plain = sameOnes();

  private GutterLine.Actions gutterActions = GutterLine.Actions.NONE;
  private boolean isWaiting;
  private int gutterDigits;

  LinePainter(SchemaArea area, CodeViewModel viewModel, FoldsViewModel folds, FoldedLines folded) {
    this.area = area;
    this.viewModel = viewModel;
    this.folds = folds;
    this.folded = folded;
  }

  /// Makes places stand out, in the place of those the same owner marked before.
  void mark(Object owner, List<Mark> places) {
    List<Mark> before = places.isEmpty() ? marks.remove(owner) : marks.put(owner, places);
    if (!places.equals(before == null ? List.of() : before)) {
      paintLater();
    }
  }

  /// Lets clicks into the gutter do something.
  void setGutterActions(GutterLine.Actions actions) {
    gutterActions = actions;
    gutterDigits = 0;
    updateGutterWidth();
  }

  /// Makes room for the longest number.
  void updateGutterWidth() {
    int digits = Gutter.digitsFor(area.getParagraphs().size());
    if (digits != gutterDigits) {
      gutterDigits = digits;
      area.setParagraphGraphicFactory(
          new Gutter(digits, folded::isHidden, this::marksOf, gutterActions));
    }
  }

  private LineMarks marksOf(int line) {
    Optional<Fold> fold = folds.at(line);
    boolean isFolded = folded.isFolded(line);
    if (fold.isEmpty() || !isFolded) {
      return viewModel
          .problems()
          .marksOf(area.lineSpan(line))
          .with(fold.map(_ -> new LineMarks.Fold(false, "")));
    }
    int last = Math.min(fold.get().last(), area.getParagraphs().size() - 1);
    String closing = area.getParagraph(last).getText().strip();
    return viewModel
        .problems()
        .marksOf(area.lineSpan(line).union(area.lineSpan(last)))
        .with(Optional.of(new LineMarks.Fold(true, closing.length() < 3 ? closing : "")));
  }

  /// Colours what can be seen, once, after all changes of this pulse.
  void paintLater() {
    if (!isWaiting) {
      isWaiting = true;
      Platform.runLater(
          () -> {
            isWaiting = false;
            paint();
          });
    }
  }

  private void paint() {
    int visible = area.getVisibleParagraphs().size();
    if (visible == 0) {
      return;
    }
    if (folded.isHidden(area.getCurrentParagraph())) {
      area.keepingPlace(
          () -> folded.unfold(area.getCurrentParagraph())); // an edit brought the caret there
    }
    List<Mark> standingOut = marks.values().stream().flatMap(List::stream).toList();
    int first = area.visibleParToAllParIndex(0);
    int end = Math.min(area.getParagraphs().size(), first + visible);
    Set<Object> plainNow = sameOnes();
    for (int line = first; line < end; line++) {
      if (!folded.isHidden(line)) {
        unfoldWhatBelongsNowhere(line);
        paint(line, standingOut, plainNow);
      }
    }
    plain = plainNow;
  }

  private static Set<Object> sameOnes() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  /// Lines stay folded as long as they are what can be folded there; an edit may have changed that.
  private void unfoldWhatBelongsNowhere(int line) {
    if (folded.isFolded(line)) {
      int last = folds.at(line).map(Fold::last).orElse(line);
      if (!folded.isHidden(last) || folded.isHidden(last + 1)) {
        area.keepingPlace(() -> folded.unfold(line));
      }
    }
  }

  private void paint(int line, List<Mark> standingOut, Set<Object> plainNow) {
    Span span = area.lineSpan(line);
    if (!span.isEmpty()) {
      List<Problem> problems = viewModel.problems().presentProperty().get().in(span);
      List<Mark> marksHere = standingOut.stream().filter(mark -> mark.isIn(span)).toList();
      boolean isPlain = problems.isEmpty() && marksHere.isEmpty();
      if (!isPlain || !plain.contains(area.getParagraph(line))) {
        colour(line, span, problems, marksHere);
      }
      if (isPlain) {
        plainNow.add(area.getParagraph(line));
      }
    }
    if (area.getParagraphGraphic(line) instanceof GutterLine gutter) {
      gutter.show(marksOf(line));
    }
  }

  private void colour(int line, Span span, List<Problem> problems, List<Mark> marksHere) {
    StyleSpans<Collection<String>> styles =
        LineStyles.of(area.getParagraph(line).getText(), span.start(), problems, marksHere);
    if (!styles.equals(area.getStyleSpans(line))) {
      area.setStyleSpans(line, 0, styles);
    }
  }
}
