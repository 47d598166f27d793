// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

/// The lines of models and enums: fields, enum values and attributes.
///
/// ```prisma
/// email String? @unique @map("mail")
/// @@index([email])
/// ```
final class FieldGrammar {
  private FieldGrammar() {}

  static void fieldOrAttribute(Parser p) {
    switch (p.current()) {
      case AT_AT -> attribute(p, NodeKind.BLOCK_ATTRIBUTE);
      case IDENTIFIER, NUMBER -> field(p);
      default -> unreadable(p, "Expected a field or an attribute such as `@@index`");
    }
  }

  static void valueOrAttribute(Parser p) {
    switch (p.current()) {
      case AT_AT -> attribute(p, NodeKind.BLOCK_ATTRIBUTE);
      case IDENTIFIER, NUMBER -> {
        p.open();
        p.name();
        attributes(p);
        p.close(NodeKind.ENUM_VALUE);
      }
      default -> unreadable(p, "Expected a value of the enum");
    }
  }

  private static void unreadable(Parser p, String expected) {
    p.error(expected + ", but found " + p.found() + ".");
    p.skipLine();
  }

  private static void field(Parser p) {
    p.open();
    p.name();
    if (p.at(TokenKind.COLON)) {
      p.error("A field is written without `:` between its name and its type.");
      p.bump();
    }
    if (p.at(TokenKind.IDENTIFIER) || p.at(TokenKind.LEFT_BRACKET)) {
      type(p);
    } else if (p.atLineEnd() || p.at(TokenKind.AT)) {
      p.error("This field has no type. Write one after its name, such as `String`.");
    } else {
      p.error("Expected a type such as `String` after the name, but found " + p.found() + ".");
    }
    attributes(p);
    p.close(NodeKind.FIELD);
  }

  private static void type(Parser p) {
    p.open();
    if (p.at(TokenKind.LEFT_BRACKET)) {
      p.error("A list is written with the brackets after the type, such as `String[]`.");
      p.bump();
      if (p.at(TokenKind.IDENTIFIER)) {
        p.name();
      }
      p.eat(TokenKind.RIGHT_BRACKET);
    } else {
      boolean unsupported = p.tokens().is(p.currentIndex(), "Unsupported");
      p.name();
      if (p.at(TokenKind.LEFT_PAREN) && unsupported) {
        unsupportedType(p);
      }
    }
    arity(p);
    p.close(NodeKind.TYPE);
  }

  /// `("polygon")`
  private static void unsupportedType(Parser p) {
    boolean oneText = p.peek() == TokenKind.STRING && p.peekSecond() == TokenKind.RIGHT_PAREN;
    if (!oneText || !p.isAdjacent()) {
      p.error("The database's type stands directly behind, as in `Unsupported(\"polygon\")`.");
    }
    ExpressionGrammar.arguments(p);
  }

  /// `?` or `[]`; both at once, or the `!` of old, are errors that are read over.
  private static void arity(Parser p) {
    if (p.at(TokenKind.BANG)) {
      p.error("Fields are required without `!`. Remove it.");
      p.bump();
    }
    if (p.at(TokenKind.LEFT_BRACKET)) {
      p.bump();
      if (!p.at(TokenKind.RIGHT_BRACKET) || !p.isAdjacent()) {
        p.error("Expected `]` directly after `[`, but found " + p.foundNext() + ".");
      }
      p.eat(TokenKind.RIGHT_BRACKET);
      if (p.at(TokenKind.QUESTION)) {
        p.error("A list cannot be optional: it can be empty. Remove `?`.");
        p.bump();
      }
    } else if (p.eat(TokenKind.QUESTION) && p.at(TokenKind.LEFT_BRACKET)) {
      p.error("A list cannot be optional: it can be empty. Remove `?`.");
      p.bump();
      p.eat(TokenKind.RIGHT_BRACKET);
    }
  }

  private static void attributes(Parser p) {
    while (p.at(TokenKind.AT) || p.at(TokenKind.AT_AT)) {
      if (p.at(TokenKind.AT_AT)) {
        p.error(
            "An attribute of a single field begins with one `@`; `@@` needs a line of its own.");
      }
      attribute(p, NodeKind.ATTRIBUTE);
    }
  }

  private static void attribute(Parser p, NodeKind kind) {
    p.open();
    p.bump();
    if (p.at(TokenKind.IDENTIFIER)) {
      p.setLoose(p.peek() == TokenKind.DOT);
      ExpressionGrammar.name(p);
    } else {
      p.error("Expected the name of an attribute after `@`, but found " + p.found() + ".");
    }
    if (p.at(TokenKind.LEFT_PAREN)) {
      ExpressionGrammar.arguments(p);
    }
    p.setLoose(false);
    p.close(kind);
  }
}
