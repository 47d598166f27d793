// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Lays out the lines between the braces of a block. Fields come first, `@@` attributes in their
/// usual order behind them, with the comments directly above them.
final class BlockLayout {
  private static final String INDENT = "  ";

  private final ErrorPlaces errors;
  private final List<String> lines = new ArrayList<>();
  private final List<BlockAttribute> attributes = new ArrayList<>();
  private Columns columns = new Columns();

  /// Whether the line written last is a comment that documents nothing.
  private boolean lastIsLoose;

  /// @param comments the comment lines directly above it
  private record BlockAttribute(Attribute attribute, List<String> comments, String line) {}

  private BlockLayout(ErrorPlaces errors) {
    this.errors = errors;
  }

  /// The lines without their line ends.
  static List<String> lines(Block block, ErrorPlaces errors) {
    BlockLayout layout = new BlockLayout(errors);
    layout.read(BlockItems.of(block));
    return layout.lines;
  }

  private void read(List<BlockItem> items) {
    for (int i = 0; i < items.size(); i++) {
      switch (items.get(i)) {
        case BlockItem.BlankLines _ -> {
          if (!lines.isEmpty() || !columns.isEmpty()) {
            blankLine(items, i);
          }
        }
        case BlockItem.Comments comments -> {
          if (!isAttribute(items, i + 1)) {
            separate();
            comments.lines().forEach(columns::text);
          }
        }
        case BlockItem.Line line -> {
          if (isAttribute(items, i)) {
            attributes.add(blockAttribute(line, commentsAbove(items, i)));
          } else {
            separate();
            line(line);
          }
        }
      }
    }
    flushColumns();
    blockAttributes();
  }

  /// A blank line before an attribute goes where the attribute goes, unless what is above would
  /// then document what is below.
  private void blankLine(List<BlockItem> items, int index) {
    int next = index + 1;
    if (next < items.size() && items.get(next) instanceof BlockItem.Comments) {
      next += isAttribute(items, next + 1) ? 1 : 0;
    }
    if (next >= items.size()) {
      return;
    }
    if (!isAttribute(items, next)) {
      lastIsLoose = false;
      flushColumns();
      lines.add("");
    } else {
      lastIsLoose |=
          items.get(index - 1) instanceof BlockItem.Comments comments
              && comments.lines().stream().anyMatch(line -> line.startsWith("///"));
    }
  }

  private void separate() {
    if (lastIsLoose) {
      flushColumns();
      lines.add("");
      lastIsLoose = false;
    }
  }

  private boolean isAttribute(List<BlockItem> items, int index) {
    return index < items.size()
        && items.get(index) instanceof BlockItem.Line line
        && line.first().kind() == NodeKind.BLOCK_ATTRIBUTE
        && isReadable(line);
  }

  private static List<String> commentsAbove(List<BlockItem> items, int index) {
    return index > 0 && items.get(index - 1) instanceof BlockItem.Comments comments
        ? comments.lines()
        : List.of();
  }

  private static BlockAttribute blockAttribute(BlockItem.Line line, List<String> comments) {
    Attribute attribute = new Attribute(line.first());
    return new BlockAttribute(
        attribute, comments, ValueLayout.attribute(attribute) + line.comment());
  }

  private void line(BlockItem.Line line) {
    SyntaxNode node = line.first();
    if (!isReadable(line)) {
      columns.text(line.text());
      return;
    }
    switch (node.kind()) {
      case FIELD -> columns.row(ValueLayout.field(new FieldDecl(node)), line.comment());
      case ENUM_VALUE ->
          columns.row(ValueLayout.enumValue(new EnumValueDecl(node)), line.comment());
      case SETTING -> columns.row(ValueLayout.setting(new Setting(node)), line.comment());
      default -> columns.text(line.text());
    }
  }

  private boolean isReadable(BlockItem.Line line) {
    return line.isAlone()
        && line.first().kind() != NodeKind.ERROR
        && !errors.touch(line.first().span());
  }

  private void flushColumns() {
    columns.lines().forEach(line -> lines.add(INDENT + line));
    columns = new Columns();
  }

  private void blockAttributes() {
    if (attributes.isEmpty()) {
      return;
    }
    lines.add("");
    attributes.sort(Comparator.comparingInt(a -> ValueLayout.order(a.attribute)));
    for (BlockAttribute each : attributes) {
      each.comments.forEach(comment -> lines.add(INDENT + comment));
      lines.add(INDENT + each.line);
    }
  }
}
