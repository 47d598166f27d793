// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Span;
import java.nio.charset.StandardCharsets;

/// Lays a schema out in the one way everybody's looks: two spaces, columns in line, a blank line
/// between blocks. What could not be read is left as it stands.
///
/// Formatting what has been formatted changes nothing.
public final class Formatter {
  private final SyntaxTree tree;
  private final Tokens tokens;
  private final ErrorPlaces errors;
  private final StringBuilder output = new StringBuilder();

  /// Whether what was written last is a block.
  private boolean behindBlock;

  private boolean blankLineWanted;

  private Formatter(SyntaxTree tree) {
    this.tree = tree;
    this.tokens = tree.root().tokens();
    this.errors = ErrorPlaces.of(tree.errors());
  }

  /// The text of a file as it should look.
  public static String format(SourceText source) {
    return format(SyntaxTree.parse(source));
  }

  /// The text of a parsed file as it should look. Lines end with `\n`, whatever they ended with.
  public static String format(SyntaxTree tree) {
    String formatted = new Formatter(tree).run();
    return formatted.indexOf('\r') < 0
        ? formatted
        : formatted.replace("\r\n", "\n").replace('\r', '\n');
  }

  /// How wide a name or type is taken to be where columns are brought in line: Prisma counts bytes.
  public static int width(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      if (cell.charAt(i) > 127) {
        return cell.getBytes(StandardCharsets.UTF_8).length;
      }
    }
    return cell.length();
  }

  private String run() {
    int token = 0;
    boolean asItStands = false;
    for (SyntaxNode item : tree.root().children()) {
      if (asItStands && !hasLineEnd(token, item.firstToken())) {
        output.append(tokens.text(), tokens.start(token), item.start());
      } else {
        between(token, item.firstToken());
        startLine();
      }
      asItStands = !item.kind().isBlock() || !isReadable(Block.of(item));
      if (asItStands) {
        output.append(item.text());
      } else {
        block(Block.of(item));
      }
      token = item.endToken();
    }
    between(token, tokens.count());
    endLine();
    boolean marked = !output.isEmpty() && output.charAt(0) == Lexer.BYTE_ORDER_MARK;
    return marked ? output.substring(1) : output.toString();
  }

  private boolean hasLineEnd(int from, int to) {
    for (int i = from; i < to; i++) {
      if (tokens.kind(i) == TokenKind.NEWLINE) {
        return true;
      }
    }
    return false;
  }

  /// Writes the comments between two blocks and remembers whether a blank line was there.
  private void between(int from, int to) {
    boolean sameLine = from > 0;
    int lineEnds = 0;
    for (int i = from; i < to; i++) {
      switch (tokens.kind(i)) {
        case NEWLINE -> {
          sameLine = false;
          lineEnds++;
          blankLineWanted |= lineEnds > 1;
        }
        case COMMENT, DOC_COMMENT -> {
          if (sameLine) {
            output.append(' ').append(tokens.text(i));
          } else {
            comment(i);
          }
          lineEnds = 0;
        }
        default -> {}
      }
    }
  }

  private void comment(int token) {
    for (String line : CommentLayout.lines(tokens, token)) {
      startLine();
      output.append(line);
    }
  }

  private void startLine() {
    endLine();
    if ((blankLineWanted || behindBlock) && !output.isEmpty()) {
      output.append('\n');
    }
    blankLineWanted = false;
    behindBlock = false;
  }

  private void endLine() {
    if (!output.isEmpty() && output.charAt(output.length() - 1) != '\n') {
      output.append('\n');
    }
  }

  private void block(Block block) {
    output.append(tokens.text(block.node().firstToken()));
    block.name().ifPresent(name -> output.append(' ').append(name.text()));
    output.append(" {").append(BlockItems.behindBrace(block));
    for (String line : BlockLayout.lines(block, errors)) {
      output.append('\n').append(line);
    }
    output.append("\n}");
    behindBlock = true;
  }

  /// Whether its first line and its end are as they should be.
  private boolean isReadable(Block block) {
    return block.kind() != NodeKind.UNKNOWN_BLOCK
        && block.name().isPresent()
        && block.openingBrace().isPresent()
        && block.closingBrace().isPresent()
        && !errors.touch(
            new Span(block.span().start(), block.openingBrace().orElseThrow().start() - 1));
  }
}
