// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

/// A file is a list of blocks. Lines between them that begin no block are kept as errors.
final class FileGrammar {
  private FileGrammar() {}

  static SyntaxNode file(Parser p) {
    while (!p.atEnd()) {
      if (!p.eat(TokenKind.NEWLINE)) {
        item(p);
      }
    }
    return p.finish();
  }

  private static void item(Parser p) {
    NodeKind kind = BlockGrammar.kindOfKeyword(p);
    if (kind != NodeKind.ERROR) {
      BlockGrammar.block(p, kind);
    } else if (p.at(TokenKind.IDENTIFIER) && isUnknownBlock(p)) {
      p.error(
          "This block begins with "
              + p.found()
              + ", which is no keyword. Blocks begin with `model`, `enum`, `view`, `type`,"
              + " `datasource` or `generator`.");
      BlockGrammar.unknownBlock(p);
    } else {
      p.error(
          "This line begins with "
              + p.found()
              + ". Outside of blocks only `model`, `enum`, `view`, `type`, `datasource` and"
              + " `generator` can begin a line.");
      p.open();
      p.bump();
      while (!p.at(TokenKind.NEWLINE) && !p.atEnd()) {
        p.bump();
      }
      p.close(NodeKind.ERROR);
    }
  }

  /// `word {` or `word name {`
  private static boolean isUnknownBlock(Parser p) {
    return p.peek() == TokenKind.LEFT_BRACE
        || (p.peek() == TokenKind.IDENTIFIER && p.peekSecond() == TokenKind.LEFT_BRACE);
  }
}
