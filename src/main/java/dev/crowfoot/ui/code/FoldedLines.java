// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.function.IntPredicate;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.ReadOnlyStyledDocument;

/// The lines of an area that are folded away. They stay in its text, so offsets, copying and
/// everything else go on as if they could be seen; only their paragraphs have no height. Lines
/// count from 0. Folded lines hang on the line above them that can be seen.
final class FoldedLines {
  /// RichTextFX's style class for a paragraph without height.
  private static final String HIDDEN = "collapse";

  private static final List<String> HIDDEN_STYLE = List.of(HIDDEN);

  private final CodeArea area;

  FoldedLines(CodeArea area) {
    this.area = area;
  }

  boolean isHidden(int line) {
    return line < area.getParagraphs().size()
        && area.getParagraph(line).getParagraphStyle().contains(HIDDEN);
  }

  /// Whether lines hang folded on a line.
  boolean isFolded(int line) {
    return !isHidden(line) && isHidden(line + 1);
  }

  /// All lines that are folded away.
  BitSet all() {
    BitSet hidden = new BitSet();
    for (int line = 0; line < area.getParagraphs().size(); line++) {
      hidden.set(line, isHidden(line));
    }
    return hidden;
  }

  /// Folds lines away.
  ///
  /// @param first not 0: they hang on the one above
  void hide(int first, int last) {
    restyle(first, last, _ -> true);
  }

  /// Folds many lines away at once.
  void hideAll(IntPredicate lines) {
    restyle(1, area.getParagraphs().size() - 1, lines);
  }

  /// Brings back the folded lines that `line` is one of, or that hang on it.
  ///
  /// @return whether there were any
  boolean unfold(int line) {
    int first = isFolded(line) ? line + 1 : line;
    if (!isHidden(first)) {
      return false;
    }
    int last = first;
    while (isHidden(first - 1)) {
      first--;
    }
    while (isHidden(last + 1)) {
      last++;
    }
    restyle(first, last, _ -> false);
    return true;
  }

  /// Brings back what is folded in or at some lines: they are about to change, or have changed.
  void unfold(int firstLine, int lastLine) {
    int last = Math.min(lastLine, area.getParagraphs().size() - 1);
    for (int line = firstLine; line <= last; line++) {
      if (isHidden(line)) {
        unfold(line);
      }
    }
  }

  void unfoldAll() {
    hideAll(_ -> false);
  }

  /// One change of the document for all lines: each has a price that grows with what is seen.
  private void restyle(int first, int last, IntPredicate isHidden) {
    int start = area.getAbsolutePosition(first, 0) - 1;
    int end = area.getAbsolutePosition(last, area.getParagraphLength(last));
    int[] line = {first - 1};
    if (area.subDocument(start, end)
        instanceof ReadOnlyStyledDocument<Collection<String>, String, Collection<String>> lines) {
      area.replace(
          start,
          end,
          lines.mapParagraphs(
              p -> {
                int index = line[0]++;
                return index < first
                    ? p
                    : p.setParagraphStyle(isHidden.test(index) ? HIDDEN_STYLE : List.of());
              }));
    }
  }
}
