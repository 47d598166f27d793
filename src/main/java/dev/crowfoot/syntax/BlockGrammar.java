// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.text.Span;

/// A block: keyword, name, and lines between braces.
///
/// ```prisma
/// model User {
///   id Int @id
/// }
/// ```
///
/// A block whose `}` is missing ends before the line that begins the next block.
final class BlockGrammar {
  private BlockGrammar() {}

  /// The kind of block the current token begins; [NodeKind#ERROR] when it is no keyword.
  static NodeKind kindOfKeyword(Parser p) {
    if (!p.at(TokenKind.IDENTIFIER)) {
      return NodeKind.ERROR;
    }
    Tokens tokens = p.tokens();
    int index = p.currentIndex();
    return switch (tokens.text().charAt(tokens.start(index))) {
      case 'm' -> tokens.is(index, "model") ? NodeKind.MODEL : NodeKind.ERROR;
      case 'v' -> tokens.is(index, "view") ? NodeKind.VIEW : NodeKind.ERROR;
      case 't' -> tokens.is(index, "type") ? NodeKind.COMPOSITE_TYPE : NodeKind.ERROR;
      case 'e' -> tokens.is(index, "enum") ? NodeKind.ENUM : NodeKind.ERROR;
      case 'd' -> tokens.is(index, "datasource") ? NodeKind.DATASOURCE : NodeKind.ERROR;
      case 'g' -> tokens.is(index, "generator") ? NodeKind.GENERATOR : NodeKind.ERROR;
      default -> NodeKind.ERROR;
    };
  }

  /// Whether the line the cursor is at the start of begins another block: a keyword alone may also
  /// be a field's name.
  private static boolean atNextBlock(Parser p) {
    return kindOfKeyword(p) != NodeKind.ERROR
        && p.peek() == TokenKind.IDENTIFIER
        && p.peekSecond() == TokenKind.LEFT_BRACE;
  }

  static void block(Parser p, NodeKind kind) {
    p.open();
    Span keyword = p.currentSpan();
    String word = p.tokens().text(p.currentIndex());
    p.bump();
    if (p.at(TokenKind.IDENTIFIER) || p.at(TokenKind.NUMBER)) {
      p.leaf(NodeKind.NAME);
    } else {
      p.error("Expected a name after `" + word + "`, but found " + p.found() + ".");
    }
    if (opens(p, word)) {
      body(p, kind, keyword);
    }
    p.close(kind);
  }

  static void unknownBlock(Parser p) {
    p.open();
    Span keyword = p.currentSpan();
    p.bump();
    if (p.at(TokenKind.IDENTIFIER)) {
      p.leaf(NodeKind.NAME);
    }
    p.bump();
    body(p, NodeKind.UNKNOWN_BLOCK, keyword);
    p.close(NodeKind.UNKNOWN_BLOCK);
  }

  /// Takes the `{`. Where it is missing but lines follow that can only belong to the block, they
  /// are read all the same.
  private static boolean opens(Parser p, String word) {
    if (p.eat(TokenKind.LEFT_BRACE)) {
      return true;
    }
    p.error("Expected `{` to open this `" + word + "` block, but found " + p.found() + ".");
    if (!p.at(TokenKind.NEWLINE) && !p.atEnd()) {
      p.open();
      while (!p.at(TokenKind.LEFT_BRACE) && !p.atLineEnd()) {
        p.bump();
      }
      p.close(NodeKind.ERROR);
    }
    while (p.eat(TokenKind.NEWLINE)) {
      // The brace or the first line of the body may stand further down.
    }
    return p.eat(TokenKind.LEFT_BRACE) || (!p.atEnd() && kindOfKeyword(p) == NodeKind.ERROR);
  }

  private static void body(Parser p, NodeKind kind, Span keyword) {
    while (true) {
      if (p.eat(TokenKind.NEWLINE)) {
        continue;
      }
      if (p.eat(TokenKind.RIGHT_BRACE)) {
        return;
      }
      if (p.atEnd() || atNextBlock(p)) {
        p.error(
            Code.UNCLOSED_BLOCK, keyword, "This block is not closed. Add `}` after its last line.");
        return;
      }
      line(p, kind);
      if (!p.atLineEnd()) {
        p.error("Did not expect " + p.found() + " here. Each line holds one definition.");
        p.skipLine();
      }
    }
  }

  private static void line(Parser p, NodeKind kind) {
    switch (kind) {
      case MODEL, VIEW, COMPOSITE_TYPE -> FieldGrammar.fieldOrAttribute(p);
      case ENUM -> FieldGrammar.valueOrAttribute(p);
      case DATASOURCE, GENERATOR -> SettingGrammar.setting(p);
      default -> unknownLine(p);
    }
  }

  /// A line of a block that nobody knows: kept as it is, braces and all.
  private static void unknownLine(Parser p) {
    p.open();
    int depth = 0;
    while (!p.at(TokenKind.NEWLINE) && !p.atEnd()) {
      if (p.at(TokenKind.LEFT_BRACE)) {
        depth++;
      } else if (p.at(TokenKind.RIGHT_BRACE) && --depth < 0) {
        break;
      }
      p.bump();
    }
    p.close(NodeKind.ERROR);
  }
}
