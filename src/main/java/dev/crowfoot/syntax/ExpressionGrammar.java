// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import dev.crowfoot.diagnostic.Code;

/// Values and argument lists: `env("X")`, `[a, b(sort: Desc)]`, `{ a: 1 }`.
///
/// A list that spans lines is an error, but is read as a whole ([BrokenLists]). One that is not
/// closed ends where a new line begins without a comma before it, so that the definitions below it
/// are still read.
final class ExpressionGrammar {
  private ExpressionGrammar() {}

  /// `a` or `a.b.c`, as one name.
  static void name(Parser p) {
    p.open();
    path(p);
    p.close(NodeKind.NAME);
  }

  private static void path(Parser p) {
    p.word();
    while (p.at(TokenKind.DOT) && p.isAdjacent()) {
      p.bump();
      if (p.isAdjacent() && (p.at(TokenKind.IDENTIFIER) || p.at(TokenKind.NUMBER))) {
        p.word();
      } else {
        p.error(
            Code.UNFINISHED_ATTRIBUTE,
            p.currentSpan(),
            "Expected a name directly after `.`, but found " + p.foundNext() + ".");
      }
    }
  }

  /// `(…)` behind an attribute or a function.
  static void arguments(Parser p) {
    list(p, NodeKind.ARGUMENTS, TokenKind.RIGHT_PAREN, ")");
  }

  static void expression(Parser p) {
    switch (p.current()) {
      case STRING -> StringGrammar.string(p);
      case UNTERMINATED_STRING -> {
        p.error(Code.UNTERMINATED_STRING, p.currentSpan(), "This text has no closing `\"`.");
        p.leaf(NodeKind.STRING);
      }
      case NUMBER -> p.leaf(NodeKind.NUMBER);
      case IDENTIFIER -> {
        checkFirstCharacter(p);
        pathOrCall(p);
      }
      case LEFT_BRACKET -> list(p, NodeKind.ARRAY, TokenKind.RIGHT_BRACKET, "]");
      case LEFT_BRACE -> list(p, NodeKind.OBJECT, TokenKind.RIGHT_BRACE, "}");
      default -> p.error("Expected a value, but found " + p.found() + ".");
    }
  }

  /// What begins with a digit is read as a number, and must be one up to its end.
  private static void checkFirstCharacter(Parser p) {
    if (Character.isDigit(p.tokens().text().charAt(p.currentSpan().start()))) {
      p.error(p.found() + " is neither a number nor a name, which begins with a letter.");
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
    boolean outermost = !p.isInBrackets();
    int opening = p.currentIndex();
    p.open();
    p.enterBrackets();
    items(p, kind, closing);
    if (!p.at(closing)) {
      p.error("Expected `" + closingText + "`, but found " + p.found() + ".");
    } else if (closing == TokenKind.RIGHT_BRACE && p.afterLineEnd()) {
      p.error("Expected `}` before the end of the line.");
    }
    boolean closed = p.leaveBrackets(closing);
    p.close(kind);
    if (outermost) {
      BrokenLists.check(p, opening, closed);
    }
  }

  private static void items(Parser p, NodeKind kind, TokenKind closing) {
    while (!p.at(closing) && !stops(p)) {
      int before = p.currentIndex();
      if (kind == NodeKind.ARGUMENTS
          && p.at(TokenKind.COMMA)
          && p.peek() == TokenKind.RIGHT_PAREN) {
        p.bump();
        trailingComma(p, kind);
        return;
      }
      if (kind == NodeKind.ARRAY) {
        expression(p);
      } else {
        argument(p, kind);
      }
      boolean separated = p.eat(TokenKind.COMMA);
      if (separated && p.at(closing)) {
        trailingComma(p, kind);
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

  private static void trailingComma(Parser p, NodeKind list) {
    unfinished(p, list, "Remove the comma before " + p.found() + ".");
  }

  /// Arguments with a comma too many or a value too few can be understood all the same.
  private static void unfinished(Parser p, NodeKind list, String message) {
    if (list != NodeKind.ARGUMENTS) {
      p.error(message);
    } else if (!p.isLoose()) {
      p.error(Code.UNFINISHED_ATTRIBUTE, p.currentSpan(), message);
    }
  }

  /// Whether the list must end here although it is not closed. Two names at the start of a line are
  /// a field or a block: nothing in a list looks like that.
  private static boolean stops(Parser p) {
    return switch (p.current()) {
      case END, RIGHT_BRACE, RIGHT_PAREN, RIGHT_BRACKET, AT, AT_AT -> true;
      case IDENTIFIER -> p.afterLineEnd() && p.peek() == TokenKind.IDENTIFIER;
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

  /// `name: value`, or outside of objects just a value.
  private static void argument(Parser p, NodeKind list) {
    p.open();
    if ((p.at(TokenKind.IDENTIFIER) || p.at(TokenKind.NUMBER)) && p.peek() == TokenKind.COLON) {
      p.name();
      p.bump();
      if (p.at(TokenKind.COMMA) || p.at(TokenKind.RIGHT_PAREN)) {
        unfinished(p, list, "Expected a value, but found " + p.found() + ".");
        p.close(NodeKind.ARGUMENT);
        return;
      }
    } else if (list == NodeKind.OBJECT) {
      p.error("Expected a name and `:` before each value, but found " + p.found() + ".");
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
