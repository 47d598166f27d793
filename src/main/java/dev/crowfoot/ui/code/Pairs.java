// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import dev.crowfoot.syntax.Lexer;
import dev.crowfoot.syntax.TokenKind;
import dev.crowfoot.syntax.Tokens;
import dev.crowfoot.text.Span;
import dev.crowfoot.text.TextEdit;
import dev.crowfoot.ui.code.CodeKeys.Keyed;
import java.util.Optional;

/// Brackets and quotes as they are typed: an opening one brings its partner, a closing one steps
/// over the partner that is there already. Text and comments are left alone.
final class Pairs {
  private static final String OPENING = "{([\"";
  private static final String CLOSING = "})]\"";

  private final String text;
  private final Span selection;
  private final int lineStart;
  private final int lineEnd;

  private Pairs(String text, Span selection) {
    this.text = text;
    this.selection = selection;
    this.lineStart = CodeKeys.lineStart(text, selection.start());
    int newline = text.indexOf('\n', selection.end());
    this.lineEnd = newline < 0 ? text.length() : newline;
  }

  /// What typing a character does; empty when it is just typed.
  static Optional<Keyed> typed(String text, Span selection, char typed) {
    if (OPENING.indexOf(typed) < 0 && CLOSING.indexOf(typed) < 0) {
      return Optional.empty();
    }
    Pairs pairs = new Pairs(text, selection);
    return switch (pairs.before()) {
      case COMMENT, DOC_COMMENT -> Optional.empty();
      case UNTERMINATED_STRING ->
          typed == '"' && text.charAt(selection.start() - 1) != '\\'
              ? pairs.stepOver(typed)
              : Optional.empty();
      default -> pairs.inCode(typed);
    };
  }

  /// Backspace between a pair that holds nothing takes both; empty when there is none.
  static Optional<Keyed> deletedBackwards(String text, Span selection) {
    int at = selection.start();
    if (!selection.isEmpty() || at == 0 || at == text.length()) {
      return Optional.empty();
    }
    int kind = OPENING.indexOf(text.charAt(at - 1));
    boolean isPair = kind >= 0 && text.charAt(at) == CLOSING.charAt(kind);
    if (!isPair || (kind < 3 && new Pairs(text, selection).surplus(kind) > 0)) {
      return Optional.empty();
    }
    return Optional.of(Keyed.caretBehind(TextEdit.delete(new Span(at - 1, at + 1))));
  }

  private Optional<Keyed> inCode(char typed) {
    if (!selection.isEmpty()) {
      return OPENING.indexOf(typed) < 0 ? Optional.empty() : around(typed);
    }
    return switch (typed) {
      case '"' -> open(typed);
      case '}' -> closingBrace();
      case ')', ']' -> surplus(CLOSING.indexOf(typed)) <= 0 ? stepOver(typed) : Optional.empty();
      default -> open(typed);
    };
  }

  private Optional<Keyed> open(char typed) {
    int kind = OPENING.indexOf(typed);
    boolean isFree =
        selection.end() == lineEnd || " \t})],".indexOf(text.charAt(selection.end())) >= 0;
    boolean isClosed =
        switch (typed) {
          case '{' -> isBlockClosedBelow() || surplus(kind) < 0;
          case '"' -> selection.start() > lineStart && isWordOrQuote(selection.start() - 1);
          default -> surplus(kind) < 0;
        };
    if (!isFree || isClosed) {
      return Optional.empty();
    }
    int caret = selection.start() + 1;
    return Optional.of(
        new Keyed(
            TextEdit.replace(selection, "" + typed + CLOSING.charAt(kind)),
            new Span(caret, caret)));
  }

  private Optional<Keyed> around(char typed) {
    String inside = text.substring(selection.start(), selection.end());
    if (inside.indexOf('\n') >= 0) {
      return Optional.empty();
    }
    char closing = CLOSING.charAt(OPENING.indexOf(typed));
    return Optional.of(
        new Keyed(
            TextEdit.replace(selection, typed + inside + closing),
            new Span(selection.start() + 1, selection.end() + 1)));
  }

  private Optional<Keyed> stepOver(char typed) {
    int at = selection.end();
    if (selection.isEmpty() && at < text.length() && text.charAt(at) == typed) {
      return Optional.of(new Keyed(TextEdit.insert(at, ""), new Span(at + 1, at + 1)));
    }
    return Optional.empty();
  }

  /// `}` steps over the one behind the caret. Alone on its line it moves one step left; when the
  /// next line closes the block already, it takes that one's place: no block holds another.
  private Optional<Keyed> closingBrace() {
    String before = text.substring(lineStart, selection.start());
    boolean isAlone = before.isBlank() && selection.end() == lineEnd;
    int below = lineEnd + 1;
    if (isAlone && text.startsWith("}", below)) {
      return Optional.of(Keyed.caretBehind(TextEdit.replace(new Span(lineStart, below + 1), "}")));
    }
    if (before.isBlank() && !before.isEmpty()) {
      int from = before.endsWith("  ") ? selection.start() - 2 : selection.start() - 1;
      return Optional.of(Keyed.caretBehind(TextEdit.replace(new Span(from, selection.end()), "}")));
    }
    return surplus(0) <= 0 ? stepOver('}') : Optional.empty();
  }

  /// Whether the block whose head this line is has its closing brace further down.
  private boolean isBlockClosedBelow() {
    int start = lineEnd + 1;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      String line = text.substring(start, end < 0 ? text.length() : end).strip();
      if (line.startsWith("}")) {
        return true;
      }
      if (line.endsWith("{") || end < 0) {
        return false;
      }
      start = end + 1;
    }
    return false;
  }

  /// How many brackets of a kind the line opens more than it closes.
  private int surplus(int kind) {
    Tokens tokens = Lexer.lex(text.substring(lineStart, lineEnd));
    int surplus = 0;
    for (int i = 0; i < tokens.count(); i++) {
      if (tokens.is(i, OPENING.substring(kind, kind + 1))) {
        surplus++;
      } else if (tokens.is(i, CLOSING.substring(kind, kind + 1))) {
        surplus--;
      }
    }
    return surplus;
  }

  /// What the line before the caret ends with: an unfinished text, a comment, or anything else.
  private TokenKind before() {
    Tokens tokens = Lexer.lex(text.substring(lineStart, selection.start()));
    return tokens.count() == 0 ? TokenKind.END : tokens.kind(tokens.count() - 1);
  }

  private boolean isWordOrQuote(int at) {
    return Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '"';
  }
}
