// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Puts nodes together while the parser goes over the tokens. Nodes that are not yet ended are two
/// numbers each: their first token, and how many nodes were finished before them.
final class TreeBuilder {
  private final Tokens tokens;
  private final List<SyntaxNode> finished = new ArrayList<>();
  private int[] marks = new int[64];
  private int openNodes;

  TreeBuilder(Tokens tokens) {
    this.tokens = tokens;
  }

  /// Begins a node.
  void open(int firstToken) {
    if (openNodes * 2 == marks.length) {
      marks = Arrays.copyOf(marks, marks.length * 2);
    }
    marks[openNodes * 2] = firstToken;
    marks[openNodes * 2 + 1] = finished.size();
    openNodes++;
  }

  /// Ends the node begun last, without line ends at its end. One that took no token lies behind the
  /// last token taken.
  ///
  /// @param consumed the index behind the last token taken
  void close(NodeKind kind, int consumed) {
    openNodes--;
    int first = marks[openNodes * 2];
    List<SyntaxNode> own = finished.subList(marks[openNodes * 2 + 1], finished.size());
    int end = consumed;
    while (end > first && tokens.kind(end - 1) == TokenKind.NEWLINE) {
      end = beforeBlanks(end - 1);
    }
    SyntaxNode node = new SyntaxNode(tokens, kind, Math.min(first, end), end, List.copyOf(own));
    own.clear();
    finished.add(node);
  }

  /// The root: spans all tokens.
  SyntaxNode finish() {
    return new SyntaxNode(tokens, NodeKind.FILE, 0, tokens.count(), List.copyOf(finished));
  }

  private int beforeBlanks(int from) {
    int index = from;
    while (index > 0 && tokens.kind(index - 1).isBlank()) {
      index--;
    }
    return index;
  }
}
