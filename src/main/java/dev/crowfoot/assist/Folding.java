// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import dev.crowfoot.syntax.Block;
import dev.crowfoot.syntax.SyntaxNode;
import dev.crowfoot.syntax.SyntaxTree;
import dev.crowfoot.syntax.TokenKind;
import dev.crowfoot.syntax.Tokens;
import dev.crowfoot.text.LineIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Which lines of a file can be folded away.
public final class Folding {
  private Folding() {}

  /// Lines that belong together, counted from 1. Folded, the first stays and the others up to and
  /// with the last vanish.
  ///
  /// @param lastLine more than `firstLine`; of a block or an argument list the line of its closing
  ///   bracket
  public record Fold(int firstLine, int lastLine, Kind kind) {}

  /// What can be folded.
  public enum Kind {
    BLOCK,
    COMMENT,
    ARGUMENTS
  }

  /// The folds of a file by their first line; those that begin on one line with the longest first.
  public static List<Fold> of(SyntaxTree tree) {
    List<Fold> folds = new ArrayList<>();
    LineIndex lines = tree.source().lines();
    for (Block block : tree.blocks()) {
      add(folds, lines, block.node(), Kind.BLOCK);
      arguments(folds, lines, block.node());
    }
    comments(folds, lines, tree.root().tokens());
    folds.sort(
        Comparator.comparingInt(Fold::firstLine)
            .thenComparing(Comparator.comparingInt(Fold::lastLine).reversed()));
    return List.copyOf(folds);
  }

  private static void arguments(List<Fold> folds, LineIndex lines, SyntaxNode node) {
    for (SyntaxNode child : node.children()) {
      switch (child.kind()) {
        case ARGUMENTS, ARRAY, OBJECT -> add(folds, lines, child, Kind.ARGUMENTS);
        default -> {}
      }
      arguments(folds, lines, child);
    }
  }

  private static void add(List<Fold> folds, LineIndex lines, SyntaxNode node, Kind kind) {
    int first = lines.position(node.start()).line();
    int last = lines.position(node.end()).line();
    Fold fold = new Fold(first, last, kind);
    if (last > first && (folds.isEmpty() || !folds.getLast().equals(fold))) {
      folds.add(fold);
    }
  }

  /// Comments that fill lines, two or more without a blank line between them.
  private static void comments(List<Fold> folds, LineIndex lines, Tokens tokens) {
    int first = 0;
    int last = -1;
    boolean lineIsBlank = true;
    for (int i = 0; i < tokens.count(); i++) {
      TokenKind kind = tokens.kind(i);
      if (kind == TokenKind.NEWLINE) {
        lineIsBlank = true;
      } else if (lineIsBlank && kind != TokenKind.WHITESPACE) {
        lineIsBlank = false;
        int line = isComment(kind) ? lines.position(tokens.start(i)).line() : 0;
        if (line == 0 || line != last + 1) {
          addComments(folds, first, last);
          first = line;
        }
        last = line;
      }
    }
    addComments(folds, first, last);
  }

  private static void addComments(List<Fold> folds, int first, int last) {
    if (last > first) {
      folds.add(new Fold(first, last, Kind.COMMENT));
    }
  }

  private static boolean isComment(TokenKind kind) {
    return kind == TokenKind.COMMENT || kind == TokenKind.DOC_COMMENT;
  }
}
