// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import java.util.ArrayList;
import java.util.List;

/// Reads the lines between the braces of a block.
final class BlockItems {
  private final Tokens tokens;
  private final List<SyntaxNode> children;
  private final int end;
  private final List<BlockItem> items = new ArrayList<>();
  private final List<String> comments = new ArrayList<>();
  private int token;
  private int child;
  private int lineEnds;

  private BlockItems(SyntaxNode block) {
    this.tokens = block.tokens();
    this.children = block.children();
    this.end = block.endToken() - 1;
    this.token = block.ownToken(TokenKind.LEFT_BRACE) + 1;
    while (child < children.size() && children.get(child).firstToken() < token) {
      child++;
    }
  }

  /// The items of a block that has both braces, without [#behindBrace(Block)].
  static List<BlockItem> of(Block block) {
    BlockItems reader = new BlockItems(block.node());
    reader.token = reader.endOfIgnored();
    reader.read();
    return reader.items;
  }

  /// What stays on the line of `{`, with a space before it; mostly empty. Text there means nothing,
  /// and a `///` comment would document the first field if it went below.
  static String behindBrace(Block block) {
    BlockItems reader = new BlockItems(block.node());
    int start = reader.tokens.start(reader.skipWhitespace(reader.token));
    int end = reader.endOfIgnored();
    return end == reader.token
        ? ""
        : " " + reader.tokens.text().substring(start, reader.tokens.start(end));
  }

  private int skipWhitespace(int from) {
    int index = from;
    while (tokens.kind(index) == TokenKind.WHITESPACE) {
      index++;
    }
    return index;
  }

  private int endOfIgnored() {
    if (tokens.kind(skipWhitespace(token)) == TokenKind.DOC_COMMENT) {
      return endOfLine(token);
    }
    if (child < children.size()
        && children.get(child).kind() == NodeKind.ERROR
        && endOfLine(token) > children.get(child).firstToken()
        && tokens.kind(endOfLine(token)) == TokenKind.NEWLINE) {
      return endOfLine(children.get(child++).endToken());
    }
    return token;
  }

  private void read() {
    while (token < end) {
      if (child < children.size() && token == children.get(child).firstToken()) {
        line();
      } else {
        blank();
      }
    }
    flushComments();
  }

  private void blank() {
    switch (tokens.kind(token)) {
      case NEWLINE -> {
        if (++lineEnds == 2) {
          flushComments();
          items.add(new BlockItem.BlankLines());
        }
      }
      case COMMENT, DOC_COMMENT -> {
        comments.addAll(CommentLayout.lines(tokens, token));
        lineEnds = 0;
      }
      default -> {}
    }
    token++;
  }

  private void line() {
    flushComments();
    SyntaxNode first = children.get(child);
    SyntaxNode last = first;
    int lineEnd = token;
    for (; child < children.size() && children.get(child).firstToken() <= lineEnd; child++) {
      last = children.get(child);
      lineEnd = endOfLine(last.endToken());
    }
    int textEnd = lineEnd;
    while (lineEnd == end && tokens.kind(textEnd - 1) == TokenKind.WHITESPACE) {
      textEnd--;
    }
    items.add(
        new BlockItem.Line(
            first,
            last.equals(first) && commentsIn(first.endToken(), lineEnd) < 2,
            comment(first),
            tokens.text().substring(first.start(), tokens.start(textEnd))));
    token = lineEnd;
    lineEnds = 0;
  }

  private void flushComments() {
    if (!comments.isEmpty()) {
      items.add(new BlockItem.Comments(List.copyOf(comments)));
      comments.clear();
    }
  }

  private String comment(SyntaxNode node) {
    int comment = Surroundings.trailingComment(node);
    return comment < 0 ? "" : " " + tokens.text(comment);
  }

  private int commentsIn(int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      TokenKind kind = tokens.kind(i);
      count += kind == TokenKind.COMMENT || kind == TokenKind.DOC_COMMENT ? 1 : 0;
    }
    return count;
  }

  /// The line end at or behind a token, or the end of the block.
  private int endOfLine(int from) {
    int index = from;
    while (index < end && tokens.kind(index) != TokenKind.NEWLINE) {
      index++;
    }
    return index;
  }
}
