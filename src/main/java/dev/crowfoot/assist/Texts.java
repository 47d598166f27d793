// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import dev.crowfoot.assist.Candidates.Entry;

/// Entries that are texts in quotes, whether or not the quotes are typed already.
final class Texts {
  private Texts() {}

  /// Adds an entry that inserts its label as a text.
  static void add(Caret caret, Candidates candidates, Entry entry) {
    Caret.Word word = caret.word();
    if (!word.isQuoted()) {
      candidates.add(entry, "\"" + entry.label() + "\"");
    } else {
      candidates.add(entry, word.isClosed() ? entry.label() : entry.label() + "\"");
    }
  }
}
