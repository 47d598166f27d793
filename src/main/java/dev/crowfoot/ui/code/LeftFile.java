// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import dev.crowfoot.text.TextEdit;
import dev.crowfoot.ui.code.FoldsViewModel.Fold;
import java.util.BitSet;
import java.util.NavigableMap;
import java.util.TreeMap;

/// A file as it was when another one was chosen: it is found like that again.
///
/// @param shown what the text area showed of it
/// @param hidden the lines that were folded away
/// @param folds what could be folded
record LeftFile(String shown, int caret, BitSet hidden, NavigableMap<Integer, Fold> folds) {
  /// A file that nobody has looked at.
  static final LeftFile NEW = new LeftFile("", 0, new BitSet(), new TreeMap<>());

  /// With its lines where they are after what has changed meanwhile.
  LeftFile asItIsNow(String now) {
    if (hidden.isEmpty() || now.equals(shown)) {
      return this;
    }
    BitSet lines = hidden;
    NavigableMap<Integer, Fold> moved = folds;
    for (TextEdit edit : CodeText.differences(shown, now).reversed()) {
      int line = FoldsViewModel.linesIn(shown.substring(0, edit.span().start()));
      int removed = FoldsViewModel.linesIn(shown.substring(edit.span().start(), edit.span().end()));
      int added = FoldsViewModel.linesIn(edit.replacement());
      lines = moved(lines, line, removed, added);
      moved = FoldsViewModel.moved(moved, line, removed, added);
    }
    return new LeftFile(now, caret, lines, moved);
  }

  /// What comes into folded lines is folded too.
  private static BitSet moved(BitSet lines, int line, int removed, int added) {
    BitSet result = lines.get(0, line + 1);
    result.set(line + 1, line + 1 + added, lines.get(line) && lines.get(line + removed));
    BitSet below = lines.get(line + removed + 1, Math.max(lines.length(), line + removed + 1));
    below.stream().forEach(i -> result.set(line + added + 1 + i));
    return result;
  }
}
