// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.diagnostic.Fix;
import dev.crowfoot.text.FileEdit;
import dev.crowfoot.text.Span;
import dev.crowfoot.text.TextEdit;
import java.util.List;
import java.util.function.IntPredicate;

/// A file is a list of blocks. Lines between them that begin no block are kept as errors.
final class FileGrammar {
  private FileGrammar() {}

  static SyntaxNode file(Parser p) {
    items(p, _ -> false);
    return p.finish();
  }

  /// Reads blocks to the end of the file, or until it is told to stop.
  ///
  /// @param stop asked at each token that may begin a block
  static void items(Parser p, IntPredicate stop) {
    if (p.consumed() == 0) {
      byteOrderMark(p);
    }
    while (!p.atEnd() && !stop.test(p.currentIndex())) {
      if (!p.eatLineEnd()) {
        item(p);
      }
    }
  }

  private static void byteOrderMark(Parser p) {
    String text = p.tokens().text();
    if (!text.isEmpty() && text.charAt(0) == Lexer.BYTE_ORDER_MARK) {
      Span mark = new Span(0, 1);
      p.errors()
          .addEarlier(
              0,
              Code.SYNTAX,
              "The file begins with a byte order mark, which Prisma cannot read. Save it as UTF-8"
                  + " without one.",
              List.of(
                  new Fix("Remove it", List.of(new FileEdit(p.path(), TextEdit.delete(mark))))));
    }
  }

  private static void item(Parser p) {
    NodeKind kind = BlockGrammar.kindOfKeyword(p.tokens(), p.currentIndex());
    if (kind != NodeKind.ERROR) {
      BlockGrammar.block(p, kind);
    } else if (p.at(TokenKind.IDENTIFIER) && isUnknownBlock(p)) {
      p.error(
          "This block begins with "
              + p.found()
              + ", which is no keyword."
              + missingBlank(p.tokens().text(p.currentIndex()))
              + " Blocks begin with `model`, `enum`, `view`, `type`, `datasource` or `generator`.");
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

  /// Prisma takes `modelUser {` for `model User {`, which surprises more often than it helps.
  private static String missingBlank(String word) {
    for (String keyword : BlockGrammar.KEYWORDS) {
      if (word.startsWith(keyword) && Character.isUpperCase(word.charAt(keyword.length()))) {
        return " Did you mean `" + keyword + " " + word.substring(keyword.length()) + "`?";
      }
    }
    return "";
  }

  /// `word {` or `word name {`
  private static boolean isUnknownBlock(Parser p) {
    return p.peek() == TokenKind.LEFT_BRACE
        || (p.peek() == TokenKind.IDENTIFIER && p.peekSecond() == TokenKind.LEFT_BRACE);
  }
}
