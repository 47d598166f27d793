// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.text.Span;

/// Values and argument lists, which may span lines: `env("X")`, `[a, b(sort: Desc)]`, `{ a: 1 }`.
///
/// A list that is not closed ends where a new line begins without a comma before it, so that the
/// definitions below it are still read.
final class ExpressionGrammar {
  private ExpressionGrammar() {}

  /// `a` or `a.b.c`, as one name.
  static void name(Parser p) {
    p.open();
    path(p);
    p.close(NodeKind.NAME);
  }

  private static void path(Parser p) {
    p.bump();
    while (p.at(TokenKind.DOT) && !p.afterLineEnd()) {
      p.bump();
      if (p.at(TokenKind.IDENTIFIER) && !p.afterLineEnd()) {
        p.bump();
      } else {
        p.error("Expected a name after `.`, but found " + p.found() + ".");
      }
    }
  }

  /// `(…)` behind an attribute or a function.
  static void arguments(Parser p) {
    list(p, NodeKind.ARGUMENTS, TokenKind.RIGHT_PAREN, ")");
  }

  static void expression(Parser p) {
    switch (p.current()) {
      case STRING -> {
        escapes(p);
        p.leaf(NodeKind.STRING);
      }
      case UNTERMINATED_STRING -> {
        p.error(Code.UNTERMINATED_STRING, p.currentSpan(), "This text has no closing `\"`.");
        p.leaf(NodeKind.STRING);
      }
      case NUMBER -> p.leaf(NodeKind.NUMBER);
      case IDENTIFIER -> pathOrCall(p);
      case LEFT_BRACKET -> list(p, NodeKind.ARRAY, TokenKind.RIGHT_BRACKET, "]");
      case LEFT_BRACE -> list(p, NodeKind.OBJECT, TokenKind.RIGHT_BRACE, "}");
      default -> p.error("Expected a value, but found " + p.found() + ".");
    }
  }

  private static void escapes(Parser p) {
    Span span = p.currentSpan();
    String literal = p.tokens().text(p.currentIndex());
    int wrong = StringEscapes.firstWrong(literal);
    if (wrong >= 0) {
      int length = Math.min(2, literal.length() - wrong);
      p.error(
          Code.UNKNOWN_ESCAPE,
          Span.at(span.start() + wrong, length),
          "`"
              + literal.substring(wrong, wrong + length)
              + "` does not begin an escape here. Known are `\\\"`, `\\\\`, `\\/`, `\\b`, `\\f`, `\\n`,"
              + " `\\r`, `\\t` and `\\u00e9`; write a backslash as `\\\\`.");
    }
  }

  private static void pathOrCall(Parser p) {
    p.open();
    name(p);
    if (p.at(TokenKind.LEFT_PAREN)) {
      arguments(p);
      p.close(NodeKind.CALL);
    } else {
      p.close(NodeKind.PATH);
    }
  }

  private static void list(Parser p, NodeKind kind, TokenKind closing, String closingText) {
    if (p.isTooDeep()) {
      tooDeep(p);
      return;
    }
    p.open();
    p.enterBrackets();
    items(p, kind, closing);
    if (!p.at(closing)) {
      p.error("Expected `" + closingText + "`, but found " + p.found() + ".");
    }
    p.leaveBrackets(closing);
    p.close(kind);
  }

  private static void items(Parser p, NodeKind kind, TokenKind closing) {
    while (!p.at(closing) && !stops(p)) {
      int before = p.currentIndex();
      if (kind == NodeKind.ARRAY) {
        expression(p);
      } else {
        argument(p);
      }
      boolean separated = p.eat(TokenKind.COMMA);
      if (separated && p.at(closing)) {
        p.error("Remove the comma before " + p.found() + ".");
      }
      if (separated || p.at(closing)) {
        continue;
      }
      if (p.afterLineEnd() || stops(p)) {
        return;
      }
      p.error("Expected `,` or a closing bracket, but found " + p.found() + ".");
      skipToSeparator(p, closing);
      if (p.currentIndex() == before || p.afterLineEnd()) {
        return;
      }
    }
  }

  /// Whether the list must end here although it is not closed.
  private static boolean stops(Parser p) {
    return switch (p.current()) {
      case END, RIGHT_BRACE, RIGHT_PAREN, RIGHT_BRACKET, AT, AT_AT -> true;
      default -> false;
    };
  }

  private static void skipToSeparator(Parser p, TokenKind closing) {
    p.open();
    while (!p.at(TokenKind.COMMA) && !p.at(closing) && !stops(p) && !p.afterLineEnd()) {
      p.bump();
    }
    p.close(NodeKind.ERROR);
    p.eat(TokenKind.COMMA);
  }

  /// `name: value` or just a value.
  private static void argument(Parser p) {
    p.open();
    if (p.at(TokenKind.IDENTIFIER) && p.peek() == TokenKind.COLON) {
      p.leaf(NodeKind.NAME);
      p.bump();
    }
    if (p.at(TokenKind.COMMA) || stops(p)) {
      p.error("Expected a value, but found " + p.found() + ".");
    } else {
      expression(p);
    }
    p.close(NodeKind.ARGUMENT);
  }

  /// Takes a bracket and everything in it without looking inside.
  private static void tooDeep(Parser p) {
    p.error("This value is nested too deeply.");
    p.open();
    int depth = 0;
    do {
      switch (p.current()) {
        case LEFT_PAREN, LEFT_BRACKET, LEFT_BRACE -> depth++;
        case RIGHT_PAREN, RIGHT_BRACKET, RIGHT_BRACE -> depth--;
        default -> {}
      }
      p.bump();
    } while (depth > 0 && !p.atEnd() && !p.afterLineEnd());
    p.close(NodeKind.ERROR);
  }
}
