// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Span;
import java.util.List;

/// Lays a schema out in the one way everybody's looks: two spaces, columns in line, a blank line
/// between blocks. What could not be read is left as it stands.
///
/// Formatting what has been formatted changes nothing.
public final class Formatter {
  private final SyntaxTree tree;
  private final Tokens tokens;
  private final ErrorPlaces errors;
  private final String newline;
  private final StringBuilder output = new StringBuilder();
  private boolean blankLineWanted;

  private Formatter(SyntaxTree tree) {
    this.tree = tree;
    this.tokens = tree.root().tokens();
    this.errors = ErrorPlaces.of(tree.errors());
    this.newline = Insertion.lineEnd(tokens);
  }

  /// The text of a file as it should look.
  public static String format(SourceText source) {
    return format(SyntaxTree.parse(source));
  }

  /// The text of a parsed file as it should look.
  public static String format(SyntaxTree tree) {
    return new Formatter(tree).run();
  }

  private String run() {
    List<SyntaxNode> items = tree.root().children();
    int token = 0;
    for (SyntaxNode item : items) {
      between(token, item.firstToken());
      if (item.kind().isBlock()) {
        if (!endsWithComment()) {
          blankLineWanted = output.length() > 0;
        }
        block(Block.of(item));
      } else {
        startLine();
        output.append(item.text());
      }
      token = item.endToken();
    }
    between(token, tokens.count());
    endLine();
    return output.toString();
  }

  /// Writes the comments between two blocks and remembers whether a blank line was there.
  private void between(int from, int to) {
    int lineEnds = 0;
    for (int i = from; i < to; i++) {
      switch (tokens.kind(i)) {
        case NEWLINE -> {
          lineEnds++;
          blankLineWanted |= lineEnds > 1;
        }
        case COMMENT, DOC_COMMENT -> {
          if (lineEnds == 0 && output.length() > 0) {
            output.append(' ');
          } else {
            blankLineWanted |= output.length() > 0 && output.charAt(output.length() - 1) == '}';
            startLine();
          }
          output.append(tokens.text(i));
          lineEnds = 0;
        }
        default -> {}
      }
    }
  }

  private boolean endsWithComment() {
    if (blankLineWanted || output.isEmpty()) {
      return false;
    }
    int lineStart = output.lastIndexOf("\n") + 1;
    return output.length() > lineStart + 1
        && output.charAt(lineStart) == '/'
        && output.charAt(lineStart + 1) == '/';
  }

  private void startLine() {
    endLine();
    if (blankLineWanted && output.length() > 0) {
      output.append(newline);
    }
    blankLineWanted = false;
  }

  private void endLine() {
    if (output.length() > 0 && output.charAt(output.length() - 1) != '\n') {
      output.append(newline);
    }
  }

  private void block(Block block) {
    startLine();
    if (block.openingBrace().isEmpty() || block.closingBrace().isEmpty() || hasBrokenHead(block)) {
      output.append(block.node().text());
      return;
    }
    output.append(tokens.text(block.node().firstToken()));
    block.name().ifPresent(name -> output.append(' ').append(name.text()));
    output.append(" {");
    for (String line : BlockLayout.lines(block, errors)) {
      output.append(newline).append(line.isEmpty() ? "" : line);
    }
    output.append(newline).append('}');
  }

  private boolean hasBrokenHead(Block block) {
    int end = block.openingBrace().map(Span::start).orElse(block.span().end());
    return block.kind() != NodeKind.UNKNOWN_BLOCK
        && errors.touch(new Span(block.span().start(), end));
  }
}
