// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The names of attributes, arguments and types that schemas are full of, shared instead of made
/// anew at each of thousands of places.
final class CommonWords {
  private static final String[][] BY_LENGTH =
      byLength(
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
          "sort",
          "String",
          "Int",
          "DateTime",
          "Boolean",
          "Json",
          "Decimal",
          "Float",
          "BigInt",
          "Bytes");

  private CommonWords() {}

  /// The text of a name's node.
  static String text(SyntaxNode name) {
    String text = name.tokens().text();
    int start = name.start();
    int length = name.end() - start;
    if (length < BY_LENGTH.length) {
      for (String word : BY_LENGTH[length]) {
        if (text.startsWith(word, start)) {
          return word;
        }
      }
    }
    return text.substring(start, start + length);
  }

  private static String[][] byLength(String... words) {
    int longest = Stream.of(words).mapToInt(String::length).max().orElse(0);
    return IntStream.rangeClosed(0, longest)
        .mapToObj(length -> ofLength(length, words))
        .toArray(String[][]::new);
  }

  private static String[] ofLength(int length, String... words) {
    return Stream.of(words).filter(word -> word.length() == length).toArray(String[]::new);
  }
}
