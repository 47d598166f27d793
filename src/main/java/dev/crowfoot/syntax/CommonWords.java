// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import java.util.List;

/// The names of attributes and arguments that schemas are full of, shared instead of made anew at
/// each of thousands of places.
final class CommonWords {
  private static final List<String> WORDS =
      List.of(
          "id",
          "unique",
          "index",
          "default",
          "updatedAt",
          "map",
          "relation",
          "ignore",
          "schema",
          "name",
          "fields",
          "references",
          "onDelete",
          "onUpdate",
          "sort");

  private CommonWords() {}

  /// The text of a name's node.
  static String text(SyntaxNode name) {
    Name written = new Name(name);
    for (int i = 0; i < WORDS.size(); i++) {
      if (written.is(WORDS.get(i))) {
        return WORDS.get(i);
      }
    }
    return written.text();
  }
}
