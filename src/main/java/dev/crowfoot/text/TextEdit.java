// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.text;

import java.util.Comparator;
import java.util.List;

/// Replaces a span of a text. Visual acts, fixes and the formatter all speak in these, so that what
/// they leave alone keeps its comments, order and spacing.
public record TextEdit(Span span, String replacement) {
  public static TextEdit insert(int offset, String text) {
    return new TextEdit(new Span(offset, offset), text);
  }

  public static TextEdit delete(Span span) {
    return new TextEdit(span, "");
  }

  public static TextEdit replace(Span span, String text) {
    return new TextEdit(span, text);
  }

  /// Applies edits that all speak of the same original text. Insertions at one offset keep their
  /// list order.
  ///
  /// @throws IllegalArgumentException when two edits overlap or one reaches beyond the text
  public static String applyAll(String text, List<TextEdit> edits) {
    List<TextEdit> ordered =
        edits.stream()
            .sorted(
                Comparator.comparingInt((TextEdit e) -> e.span.start())
                    .thenComparingInt(e -> e.span.end()))
            .toList();
    StringBuilder result = new StringBuilder(text.length() + 64);
    int done = 0;
    for (TextEdit edit : ordered) {
      if (edit.span.start() < done || edit.span.end() > text.length()) {
        throw new IllegalArgumentException("edits overlap or leave the text at " + edit.span);
      }
      result.append(text, done, edit.span.start()).append(edit.replacement);
      done = edit.span.end();
    }
    return result.append(text, done, text.length()).toString();
  }
}
