// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.diagnostic.Fix;
import dev.crowfoot.text.FileEdit;
import dev.crowfoot.text.Span;
import dev.crowfoot.text.TextEdit;
import java.util.List;

/// The braces of a block: `{` ends its line, and `}` begins one.
final class BlockEdges {
  private BlockEdges() {}

  /// Behind `{`, where only a comment may follow. Prisma passes over whatever stands there, so that
  /// it means nothing. Only the lines of a block that also ends there are read, beside an error.
  static void behindOpeningBrace(Parser p) {
    if (p.at(TokenKind.NEWLINE) || p.atEnd()) {
      return;
    }
    String newline = Insertion.lineEnd(p.tokens());
    Span first = p.currentSpan();
    int brace = closingBraceOfLine(p);
    if (brace >= 0) {
      p.error(
          Code.MISPLACED_BRACE,
          p.at(TokenKind.RIGHT_BRACE) ? p.tokens().span(brace) : first,
          "A block has its braces on different lines. Put each definition, and `}`, on a line of its"
              + " own.",
          List.of(new Fix("Break the line", brokenLine(p, brace, newline))));
      return;
    }
    p.error(
        Code.IGNORED_TEXT,
        first,
        "What stands behind `{` is ignored. Put it on a line of its own.",
        List.of(fix(p, "Put it on a line of its own", first.start(), newline)));
    p.open();
    while (!p.at(TokenKind.NEWLINE) && !p.atEnd()) {
      p.step();
    }
    p.close(NodeKind.ERROR);
  }

  private static List<FileEdit> brokenLine(Parser p, int brace, String newline) {
    FileEdit closing = insert(p, p.tokens().start(brace), newline);
    return p.currentIndex() == brace
        ? List.of(closing)
        : List.of(insert(p, p.currentSpan().start(), newline + "  "), closing);
  }

  /// The `}` of a block that is no longer than its line, as `model A { id Int @id }`; -1 where it
  /// is longer.
  private static int closingBraceOfLine(Parser p) {
    int last = p.edges().lastOfLine(p.currentIndex());
    boolean closes =
        p.tokens().kind(last) == TokenKind.RIGHT_BRACE && !p.edges().closesBehind(last);
    return closes ? last : -1;
  }

  /// At a `}`, which is taken. Only one that begins its line is sure to be the block's; behind
  /// something else it is only where the block would not be closed otherwise.
  ///
  /// @return whether it closes the block
  static boolean closes(Parser p) {
    boolean lineStart = p.atLineStart();
    int brace = p.currentIndex();
    if (!lineStart) {
      Tokens tokens = p.tokens();
      p.error(
          Code.MISPLACED_BRACE,
          tokens.span(brace),
          "`}` stands on a line of its own.",
          List.of(
              fix(
                  p,
                  "Put it on a line of its own",
                  tokens.start(brace),
                  Insertion.lineEnd(p.tokens()))));
    }
    if (lineStart || !p.edges().closesBehind(brace)) {
      p.step();
      return true;
    }
    p.open();
    while (!p.at(TokenKind.NEWLINE) && !p.atEnd()) {
      p.step();
    }
    p.close(NodeKind.ERROR);
    return false;
  }

  /// A block whose `}` is missing, at the end of the file or where another block begins.
  static void unclosed(Parser p, int keyword) {
    Tokens tokens = p.tokens();
    String word = tokens.text(keyword);
    int end = endOfLastLine(p);
    List<Fix> fixes = List.of(fix(p, "Add `}`", end, Insertion.lineEnd(p.tokens()) + "}"));
    if (p.atEnd()) {
      p.errors()
          .addEarlier(
              keyword,
              Code.UNCLOSED_BLOCK,
              "This block is not closed. Add `}` after its last line.",
              fixes);
    } else {
      p.error(
          Code.UNCLOSED_BLOCK,
          p.currentSpan(),
          "Another block begins here, but the `"
              + word
              + "` block above is not closed. Add `}` after its last line.",
          fixes);
    }
  }

  /// Behind the last line of the block that the cursor has left, its comment included.
  private static int endOfLastLine(Parser p) {
    Tokens tokens = p.tokens();
    int index = p.currentIndex();
    while (isBetweenLines(tokens.kind(index - 1))) {
      index--;
    }
    while (tokens.kind(index).isBlank()) {
      index++;
    }
    return tokens.start(index);
  }

  private static boolean isBetweenLines(TokenKind kind) {
    return kind == TokenKind.NEWLINE || kind.isBlank();
  }

  private static Fix fix(Parser p, String title, int offset, String inserted) {
    return new Fix(title, List.of(insert(p, offset, inserted)));
  }

  private static FileEdit insert(Parser p, int offset, String inserted) {
    return new FileEdit(p.path(), TextEdit.insert(offset, inserted));
  }
}
