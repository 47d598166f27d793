// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import dev.crowfoot.text.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The comments and line ends around a definition, which the tree leaves to the node around it.
final class Surroundings {
  private Surroundings() {}

  /// The whole lines of a definition: its `///` lines directly above, its indentation, its trailing
  /// comment and the line's end. Shorter where it shares its line with something else.
  static Span wholeLines(SyntaxNode node) {
    return new Span(startOfLines(node), endOfLine(node));
  }

  /// The text of the `///` comments in the lines directly above a definition and behind it, joined
  /// with `\n`.
  static String documentation(SyntaxNode node) {
    Tokens tokens = node.tokens();
    int line = lineStartToken(tokens, node.firstToken());
    if (line < 0) {
      return "";
    }
    List<String> lines = new ArrayList<>();
    int comment = commentAbove(tokens, line);
    while (comment >= 0) {
      if (tokens.kind(comment) == TokenKind.DOC_COMMENT) {
        lines.add(commentText(tokens, comment));
      }
      comment = commentAbove(tokens, lineStartToken(tokens, comment));
    }
    Collections.reverse(lines);
    int behind = trailingComment(node);
    if (behind >= 0 && tokens.kind(behind) == TokenKind.DOC_COMMENT) {
      lines.add(commentText(tokens, behind));
    }
    return lines.isEmpty() ? "" : String.join("\n", lines);
  }

  /// The token of the comment behind a node on its line; -1 when there is none.
  static int trailingComment(SyntaxNode node) {
    return commentBehind(node.tokens(), node.endToken() - 1);
  }

  /// The comment behind a token on its line; -1 when there is none.
  static int commentBehind(Tokens tokens, int token) {
    int index = token + 1;
    if (tokens.kind(index) == TokenKind.WHITESPACE) {
      index++;
    }
    TokenKind kind = tokens.kind(index);
    return kind == TokenKind.COMMENT || kind == TokenKind.DOC_COMMENT ? index : -1;
  }

  /// The blanks between the start of the line and a node; empty when something else is before it.
  static String indentation(SyntaxNode node) {
    int line = lineStartToken(node.tokens(), node.firstToken());
    return line < 0 ? "" : node.tokens().text().substring(node.tokens().start(line), node.start());
  }

  private static int startOfLines(SyntaxNode node) {
    Tokens tokens = node.tokens();
    int line = lineStartToken(tokens, node.firstToken());
    if (line < 0) {
      return node.start();
    }
    int comment = commentAbove(tokens, line);
    while (comment >= 0 && tokens.kind(comment) == TokenKind.DOC_COMMENT) {
      line = lineStartToken(tokens, comment);
      comment = commentAbove(tokens, line);
    }
    return tokens.start(line);
  }

  private static int endOfLine(SyntaxNode node) {
    Tokens tokens = node.tokens();
    int index = node.endToken();
    while (tokens.kind(index).isBlank()) {
      index++;
    }
    return switch (tokens.kind(index)) {
      case NEWLINE -> tokens.end(index);
      case END -> tokens.text().length();
      default -> node.end();
    };
  }

  /// The first token of the line that `token` is the first of but for blanks and comments; -1 when
  /// it is not.
  private static int lineStartToken(Tokens tokens, int token) {
    int start = token;
    while (start > 0 && tokens.kind(start - 1).isBlank()) {
      start--;
    }
    return start == 0 || tokens.kind(start - 1) == TokenKind.NEWLINE ? start : -1;
  }

  /// The comment that fills the line above the one that begins at `line`; -1 when there is none.
  private static int commentAbove(Tokens tokens, int line) {
    int index = line - 2;
    if (index < 0) {
      return -1;
    }
    TokenKind kind = tokens.kind(index);
    boolean isComment = kind == TokenKind.COMMENT || kind == TokenKind.DOC_COMMENT;
    return isComment && lineStartToken(tokens, index) >= 0 ? index : -1;
  }

  private static String commentText(Tokens tokens, int comment) {
    String text = tokens.text(comment);
    int slashes = text.startsWith("///") ? 3 : 2;
    return text.substring(slashes).strip();
  }
}
