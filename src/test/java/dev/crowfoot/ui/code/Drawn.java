// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import dev.crowfoot.text.Span;
import dev.crowfoot.text.TextEdit;
import dev.crowfoot.ui.code.CodeKeys.Keyed;
import java.util.List;
import java.util.function.BiFunction;

/// A text as tests write it: `|` is the caret; two of them hold what is selected.
record Drawn(String text, Span selection) {
  static Drawn of(String drawn) {
    int start = drawn.indexOf('|');
    int end = Math.max(start, drawn.lastIndexOf('|') - 1);
    return new Drawn(drawn.replace("|", ""), new Span(start, end));
  }

  /// The text, drawn the same way, after a key.
  String after(BiFunction<String, Span, Keyed> key) {
    Keyed keyed = key.apply(text, selection);
    StringBuilder after =
        new StringBuilder(TextEdit.applyAll(text, List.of(keyed.edit())))
            .insert(keyed.selection().end(), '|');
    if (!keyed.selection().isEmpty()) {
      after.insert(keyed.selection().start(), '|');
    }
    return after.toString();
  }
}
