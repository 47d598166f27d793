// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Lays out the lines between the braces of a block. Fields come first, `@@` attributes in their
/// usual order behind them; comments stay with what they stand above.
final class BlockLayout {
  private static final String INDENT = "  ";
  private static final List<String> ATTRIBUTE_ORDER =
      List.of("id", "unique", "index", "fulltext", "map", "ignore", "schema");

  private final Tokens tokens;
  private final ErrorPlaces errors;
  private final List<String> lines = new ArrayList<>();
  private final List<BlockAttribute> attributes = new ArrayList<>();
  private Columns columns = new Columns();
  private boolean blankLine;

  /// @param comments the comment lines above it
  private record BlockAttribute(Attribute attribute, List<String> comments, String line) {}

  private BlockLayout(Tokens tokens, ErrorPlaces errors) {
    this.tokens = tokens;
    this.errors = errors;
  }

  static List<String> lines(Block block, ErrorPlaces errors) {
    BlockLayout layout = new BlockLayout(block.node().tokens(), errors);
    layout.read(block);
    return layout.lines;
  }

  private void read(Block block) {
    SyntaxNode node = block.node();
    int token = node.ownToken(TokenKind.LEFT_BRACE) + 1;
    List<String> comments = new ArrayList<>();
    List<SyntaxNode> children = node.children();
    int index = 0;
    while (index < children.size() && children.get(index).firstToken() < token) {
      index++;
    }
    while (index < children.size()) {
      SyntaxNode first = children.get(index);
      SyntaxNode last = first;
      for (index++; index < children.size() && shareLine(last, children.get(index)); index++) {
        last = children.get(index);
      }
      comments.addAll(commentsBetween(token, first.firstToken()));
      int comment = Surroundings.trailingComment(last);
      String suffix = comment < 0 ? "" : " " + tokens.text(comment);
      if (first != last || isBroken(first)) {
        flushComments(comments);
        startLine();
        columns.text(tokens.text().substring(first.start(), last.end()) + suffix);
      } else if (first.kind() == NodeKind.BLOCK_ATTRIBUTE) {
        Attribute attribute = new Attribute(first);
        List<String> above = directlyAbove(comments);
        flushComments(comments);
        attributes.add(
            new BlockAttribute(attribute, above, ValueLayout.attribute(attribute) + suffix));
      } else {
        flushComments(comments);
        line(first, suffix);
      }
      comments.clear();
      token = Math.max(last.endToken(), comment + 1);
    }
    comments.addAll(commentsBetween(token, node.endToken() - 1));
    flushComments(comments);
    flushColumns();
    blockAttributes();
  }

  /// Whether a definition is followed by another thing on its line, which happens where the text
  /// could not be read. Such a line is left as it stands.
  private boolean shareLine(SyntaxNode one, SyntaxNode next) {
    for (int i = one.endToken(); i < next.firstToken(); i++) {
      if (tokens.kind(i) == TokenKind.NEWLINE) {
        return false;
      }
    }
    return true;
  }

  /// The comment lines in a gap; an empty string stands for blank lines.
  private List<String> commentsBetween(int from, int to) {
    List<String> found = new ArrayList<>();
    int lineEnds = 0;
    for (int i = from; i < to; i++) {
      switch (tokens.kind(i)) {
        case NEWLINE -> lineEnds++;
        case COMMENT, DOC_COMMENT -> {
          if (lineEnds > 1) {
            found.add("");
          }
          found.add(tokens.text(i));
          lineEnds = 0;
        }
        default -> {}
      }
    }
    if (lineEnds > 1) {
      found.add("");
    }
    return found;
  }

  /// Takes the comments at the end of the list, up to a blank line, out of it.
  private static List<String> directlyAbove(List<String> comments) {
    int from = comments.lastIndexOf("") + 1;
    List<String> above = List.copyOf(comments.subList(from, comments.size()));
    comments.subList(from, comments.size()).clear();
    return above;
  }

  private void flushComments(List<String> comments) {
    for (String comment : comments) {
      if (comment.isEmpty()) {
        blankLine = true;
      } else {
        startLine();
        columns.text(comment);
      }
    }
    comments.clear();
  }

  private void line(SyntaxNode child, String suffix) {
    startLine();
    switch (child.kind()) {
      case FIELD -> columns.row(ValueLayout.field(new FieldDecl(child)), suffix);
      case ENUM_VALUE -> columns.row(ValueLayout.enumValue(new EnumValueDecl(child)), suffix);
      case SETTING -> columns.row(ValueLayout.setting(new Setting(child)), suffix);
      default -> columns.text(child.text() + suffix);
    }
  }

  /// Before any line: a blank line that was asked for ends the columns above it.
  private void startLine() {
    if (blankLine) {
      flushColumns();
      if (!lines.isEmpty()) {
        lines.add("");
      }
    }
    blankLine = false;
  }

  private void flushColumns() {
    columns.lines().forEach(line -> lines.add(INDENT + line));
    columns = new Columns();
  }

  private void blockAttributes() {
    if (attributes.isEmpty()) {
      return;
    }
    if (!lines.isEmpty()) {
      lines.add("");
    }
    attributes.sort(Comparator.comparingInt(a -> order(a.attribute)));
    for (BlockAttribute each : attributes) {
      each.comments.forEach(comment -> lines.add(INDENT + comment));
      lines.add(INDENT + each.line);
    }
  }

  private static int order(Attribute attribute) {
    int index = ATTRIBUTE_ORDER.indexOf(attribute.name().map(Name::text).orElse(""));
    return index < 0 ? ATTRIBUTE_ORDER.size() : index;
  }

  private boolean isBroken(SyntaxNode node) {
    return node.kind() == NodeKind.ERROR || errors.touch(node.span());
  }
}
