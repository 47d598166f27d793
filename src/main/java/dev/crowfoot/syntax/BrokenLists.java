// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.diagnostic.Fix;
import dev.crowfoot.text.FileEdit;
import dev.crowfoot.text.Span;
import dev.crowfoot.text.TextEdit;
import java.util.List;

/// Finds lists that span lines, which the language does not allow.
///
/// ```prisma
/// @@index([
///   name
/// ])
/// ```
final class BrokenLists {
  private final Parser parser;
  private final Tokens tokens;

  private BrokenLists(Parser parser) {
    this.parser = parser;
    this.tokens = parser.tokens();
  }

  /// Reports a line end in a list that was read, on the line the list begins, unless something is
  /// wrong there already.
  ///
  /// @param opening the bracket the list begins with
  static void check(Parser parser, int opening, boolean closed) {
    new BrokenLists(parser).check(opening, parser.consumed(), closed);
  }

  private void check(int opening, int end, boolean closed) {
    int lineEnd = opening;
    while (lineEnd < end && tokens.kind(lineEnd) != TokenKind.NEWLINE) {
      lineEnd++;
    }
    if (lineEnd < end) {
      parser
          .errors()
          .addEarlier(
              opening,
              Code.SYNTAX,
              "What stands between brackets cannot span lines. Write it on one line.",
              closed ? joined(opening, end) : List.of());
    }
  }

  /// The list on one line; not offered where a comment is in the way.
  private List<Fix> joined(int opening, int end) {
    StringBuilder text = new StringBuilder();
    for (int i = opening; i < end; i++) {
      switch (tokens.kind(i)) {
        case COMMENT, DOC_COMMENT -> {
          return List.of();
        }
        case NEWLINE -> {}
        case WHITESPACE -> {
          if (tokens.kind(i - 1) != TokenKind.NEWLINE && tokens.kind(i + 1) != TokenKind.NEWLINE) {
            text.append(tokens.text(i));
          }
        }
        case COMMA, COLON -> text.append(tokens.text(i)).append(isBeforeLineEnd(i) ? " " : "");
        default -> text.append(tokens.text(i));
      }
    }
    Span span = new Span(tokens.start(opening), tokens.end(end - 1));
    return List.of(
        new Fix(
            "Write it on one line",
            List.of(new FileEdit(parser.path(), TextEdit.replace(span, text.toString())))));
  }

  private boolean isBeforeLineEnd(int token) {
    int next = token + 1;
    while (tokens.kind(next) == TokenKind.WHITESPACE) {
      next++;
    }
    return tokens.kind(next) == TokenKind.NEWLINE;
  }
}
