// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.jdbc;

import java.util.Optional;

/// Finds the predicate in the text of a `CREATE INDEX`, which is all that SQLite keeps of it.
final class PartialIndex {
  private PartialIndex() {}

  /// What follows `WHERE` after the list of columns.
  static Optional<String> predicate(String createIndex) {
    int depth = 0;
    boolean columnsSeen = false;
    for (int i = 0; i < createIndex.length(); i++) {
      char c = createIndex.charAt(i);
      switch (c) {
        case '\'', '"', '`' -> i = endOfQuoted(createIndex, i);
        case '(' -> depth++;
        case ')' -> {
          depth--;
          columnsSeen = depth == 0;
        }
        default -> {
          if (columnsSeen && createIndex.regionMatches(true, i, "where", 0, 5)) {
            return Optional.of(createIndex.substring(i + 5).strip());
          }
        }
      }
    }
    return Optional.empty();
  }

  private static int endOfQuoted(String text, int start) {
    int end = text.indexOf(text.charAt(start), start + 1);
    return end < 0 ? text.length() : end;
  }
}
