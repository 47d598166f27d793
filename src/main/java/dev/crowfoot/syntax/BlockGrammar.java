// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import java.util.List;

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
  static final List<String> KEYWORDS =
      List.of("model", "view", "type", "enum", "datasource", "generator");

  private BlockGrammar() {}

  /// The kind of block a token begins; [NodeKind#ERROR] when it is no keyword.
  static NodeKind kindOfKeyword(Tokens tokens, int index) {
    if (tokens.kind(index) != TokenKind.IDENTIFIER) {
      return NodeKind.ERROR;
    }
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

  /// Whether a token at the start of a line begins a block: a keyword alone may also be a field's
  /// name.
  static boolean isHead(Tokens tokens, int index) {
    if (kindOfKeyword(tokens, index) == NodeKind.ERROR) {
      return false;
    }
    int name = tokens.afterBlanks(index + 1);
    return tokens.kind(name) == TokenKind.IDENTIFIER
        && tokens.kind(tokens.afterBlanks(name + 1)) == TokenKind.LEFT_BRACE;
  }

  static void block(Parser p, NodeKind kind) {
    p.open();
    int keyword = p.currentIndex();
    p.bump();
    if (p.at(TokenKind.IDENTIFIER) || p.at(TokenKind.NUMBER)) {
      p.name();
    } else {
      p.error(
          "Expected a name after `" + p.tokens().text(keyword) + "`, but found " + p.found() + ".");
    }
    if (opens(p, kind, keyword)) {
      body(p, kind, keyword);
    }
    p.close(kind);
  }

  static void unknownBlock(Parser p) {
    p.open();
    int keyword = p.currentIndex();
    p.bump();
    if (p.at(TokenKind.IDENTIFIER)) {
      p.name();
    }
    p.step();
    body(p, NodeKind.UNKNOWN_BLOCK, keyword);
    p.close(NodeKind.UNKNOWN_BLOCK);
  }

  /// Takes the `{`. Where it is missing but lines follow that can only belong to the block, they
  /// are read all the same.
  private static boolean opens(Parser p, NodeKind kind, int keyword) {
    if (p.at(TokenKind.LEFT_BRACE)) {
      p.step();
      BlockEdges.behindOpeningBrace(p);
      return true;
    }
    if (kind == NodeKind.COMPOSITE_TYPE && p.at(TokenKind.EQUALS)) {
      p.error("The language has no aliases for types. Write the type itself at each field.");
      p.skipLine();
      return false;
    }
    p.error(
        "Expected `{` on this line to open the `"
            + p.tokens().text(keyword)
            + "` block, but found "
            + p.found()
            + ".");
    if (!p.at(TokenKind.NEWLINE) && !p.atEnd()) {
      p.open();
      while (!p.at(TokenKind.LEFT_BRACE) && !p.atLineEnd()) {
        p.bump();
      }
      p.close(NodeKind.ERROR);
    }
    while (p.eatLineEnd()) {
      // The brace or the first line of the body may stand further down.
    }
    return p.eat(TokenKind.LEFT_BRACE)
        || (!p.atEnd() && kindOfKeyword(p.tokens(), p.currentIndex()) == NodeKind.ERROR);
  }

  private static void body(Parser p, NodeKind kind, int keyword) {
    while (true) {
      if (p.eatLineEnd()) {
        continue;
      }
      if (p.at(TokenKind.RIGHT_BRACE)) {
        if (kind == NodeKind.UNKNOWN_BLOCK) {
          p.step();
          return;
        }
        if (BlockEdges.closes(p)) {
          return;
        }
        continue;
      }
      if (p.atEnd() || isHead(p.tokens(), p.currentIndex())) {
        BlockEdges.unclosed(p, keyword);
        return;
      }
      line(p, kind);
      if (!p.atLineEnd()) {
        p.error("Did not expect " + p.found() + " here. Each line holds one definition.");
        p.skipLine();
      }
      p.checkTrailingComments();
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
