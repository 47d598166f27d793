// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor;

import dev.crowfoot.syntax.Block;
import dev.crowfoot.syntax.Formatter;
import dev.crowfoot.syntax.NodeKind;
import dev.crowfoot.syntax.SyntaxNode;
import dev.crowfoot.syntax.TokenKind;
import dev.crowfoot.syntax.Tokens;
import dev.crowfoot.text.Span;
import dev.crowfoot.text.TextEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The columns of a block as the formatter aligns them: names, types and attributes stand below
/// each other, and a blank line begins anew. Only the blanks between them ever change.
///
/// ```prisma
/// id    Int     @id
/// email String? @unique
/// ```
final class BlockColumns {
  private BlockColumns() {}

  /// Whether every line stands where the formatter would put it.
  static boolean areInLine(Block block) {
    return edits(block).isEmpty();
  }

  /// The edits that bring the columns in line.
  static List<TextEdit> edits(Block block) {
    List<TextEdit> edits = new ArrayList<>();
    for (List<Row> group : groups(block.node())) {
      align(group, 0, edits);
      align(group, 1, edits);
    }
    return edits;
  }

  /// A line: its name, type and attributes, or its name and attributes.
  private record Row(Tokens tokens, List<Span> cells) {
    static Row of(SyntaxNode node) {
      List<Span> cells = new ArrayList<>();
      cells.add(node.children().getFirst().span());
      node.child(NodeKind.TYPE).map(SyntaxNode::span).ifPresent(cells::add);
      node.child(NodeKind.ATTRIBUTE)
          .map(first -> new Span(first.start(), node.end()))
          .ifPresent(cells::add);
      return new Row(node.tokens(), cells);
    }

    Optional<Integer> width(int column) {
      return cells.size() <= column
          ? Optional.empty()
          : Optional.of(Formatter.width(text(cells.get(column))));
    }

    private String text(Span cell) {
      return tokens.text().substring(cell.start(), cell.end());
    }

    /// The blanks behind a cell; empty where it is the last or something else follows.
    Optional<Span> gap(int column) {
      if (cells.size() <= column + 1) {
        return Optional.empty();
      }
      int end = cells.get(column + 1).start();
      Span gap = new Span(cells.get(column).end(), end);
      return tokens.text().substring(gap.start(), gap.end()).chars().allMatch(c -> c == ' ')
          ? Optional.of(gap)
          : Optional.empty();
    }
  }

  private static void align(List<Row> rows, int column, List<TextEdit> edits) {
    int widest = rows.stream().flatMap(r -> r.width(column).stream()).reduce(0, Math::max);
    for (Row row : rows) {
      int width = row.width(column).orElse(0);
      row.gap(column)
          .filter(gap -> gap.length() != widest - width + 1)
          .ifPresent(gap -> edits.add(TextEdit.replace(gap, " ".repeat(widest - width + 1))));
    }
  }

  private static List<List<Row>> groups(SyntaxNode block) {
    List<List<Row>> groups = new ArrayList<>();
    groups.add(new ArrayList<>());
    int token = block.firstToken();
    for (SyntaxNode child : block.children()) {
      if (hasBlankLine(block.tokens(), token, child.firstToken())) {
        groups.add(new ArrayList<>());
      }
      if (child.kind() == NodeKind.FIELD || child.kind() == NodeKind.ENUM_VALUE) {
        groups.getLast().add(Row.of(child));
      }
      token = child.endToken();
    }
    return groups;
  }

  private static boolean hasBlankLine(Tokens tokens, int from, int to) {
    int lineEnds = 0;
    for (int i = from; i < to; i++) {
      TokenKind kind = tokens.kind(i);
      if (kind == TokenKind.NEWLINE && ++lineEnds > 1) {
        return true;
      }
      if (kind != TokenKind.NEWLINE && kind != TokenKind.WHITESPACE) {
        lineEnds = 0;
      }
    }
    return false;
  }
}
