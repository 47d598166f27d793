// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import java.util.Arrays;

/// Puts nodes together while the parser goes over the tokens.
final class TreeBuilder {
  /// The number of the root.
  static final int ROOT = 0;

  private final Tokens tokens;
  private byte[] kinds;
  private int[] firstTokens;
  private int[] endTokens;
  private int[] behind;
  private int count;

  /// The nodes that are not yet ended, the outermost first.
  private int[] open = new int[64];

  private int openCount;

  TreeBuilder(Tokens tokens) {
    this(tokens, 64 + tokens.count() * 3 / 4);
  }

  /// @param expected about how many nodes there will be
  TreeBuilder(Tokens tokens, int expected) {
    this.tokens = tokens;
    this.kinds = new byte[expected];
    this.firstTokens = new int[expected];
    this.endTokens = new int[expected];
    this.behind = new int[expected];
    open(0);
  }

  /// Begins with nodes of another tree.
  ///
  /// @param known a tree whose first tokens are the same
  /// @param end behind the last of its nodes to take over, which are whole blocks
  TreeBuilder(Tokens tokens, Nodes known, int end) {
    this(tokens, known.count() + known.count() / 16 + 64);
    add(known, count, end, 0);
  }

  /// Adds the nodes of another tree from a block on.
  ///
  /// @param shift how many tokens further they are here
  void addFrom(int block, Nodes known, int shift) {
    add(known, block, known.count(), shift);
  }

  private void add(Nodes known, int from, int end, int shift) {
    while (count + end - from > kinds.length) {
      resize(kinds.length * 2);
    }
    known.copyKinds(from, end, kinds, count);
    for (int node = from, to = count; node < end; node++, to++) {
      firstTokens[to] = known.firstToken(node) + shift;
      endTokens[to] = known.endToken(node) + shift;
      behind[to] = known.behind(node) + count - from;
    }
    count += end - from;
  }

  /// Begins a node.
  void open(int firstToken) {
    if (count == kinds.length) {
      resize(count * 2);
    }
    if (openCount == open.length) {
      open = Arrays.copyOf(open, openCount * 2);
    }
    firstTokens[count] = firstToken;
    open[openCount++] = count++;
  }

  /// Ends the node begun last, without line ends at its end. One that took no token lies behind the
  /// last token taken.
  ///
  /// @param consumed the index behind the last token taken
  void close(NodeKind kind, int consumed) {
    int node = open[--openCount];
    int first = firstTokens[node];
    int end = consumed;
    while (end > first && tokens.kind(end - 1) == TokenKind.NEWLINE) {
      end = beforeBlanks(end - 1);
    }
    kinds[node] = kind.number();
    firstTokens[node] = Math.min(first, end);
    endTokens[node] = end;
    behind[node] = count;
  }

  /// The root: spans all tokens.
  SyntaxNode finish() {
    kinds[ROOT] = NodeKind.FILE.number();
    endTokens[ROOT] = tokens.count();
    behind[ROOT] = count;
    if (kinds.length - count > count / 8) {
      resize(count);
    }
    return new SyntaxNode(new Nodes(tokens, kinds, firstTokens, endTokens, behind, count), ROOT);
  }

  private void resize(int size) {
    kinds = Arrays.copyOf(kinds, size);
    firstTokens = Arrays.copyOf(firstTokens, size);
    endTokens = Arrays.copyOf(endTokens, size);
    behind = Arrays.copyOf(behind, size);
  }

  private int beforeBlanks(int from) {
    int index = from;
    while (index > 0 && tokens.kind(index - 1).isBlank()) {
      index--;
    }
    return index;
  }
}
