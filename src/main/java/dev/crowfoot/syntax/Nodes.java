// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

/// The nodes of one tree, kept as arrays instead of objects, as the [Tokens] are. A node is a
/// number; they are counted in the order in which they begin, so that those inside a node follow
/// it: its first child is the next number, and the child behind another is the number that
/// [#behind(int)] it.
final class Nodes {
  private static final NodeKind[] KINDS = NodeKind.values();

  private final Tokens tokens;
  private final byte[] kinds;
  private final int[] firstTokens;
  private final int[] endTokens;
  private final int[] behind;
  private final int count;

  /// @param count how many there are; the arrays may be longer
  Nodes(Tokens tokens, byte[] kinds, int[] firstTokens, int[] endTokens, int[] behind, int count) {
    this.tokens = tokens;
    this.kinds = kinds;
    this.firstTokens = firstTokens;
    this.endTokens = endTokens;
    this.behind = behind;
    this.count = count;
  }

  int count() {
    return count;
  }

  Tokens tokens() {
    return tokens;
  }

  NodeKind kind(int node) {
    return KINDS[kinds[node]];
  }

  /// Copies the kinds of some nodes to a place of an array of such.
  void copyKinds(int from, int end, byte[] target, int at) {
    System.arraycopy(kinds, from, target, at, end - from);
  }

  /// The index of its first token.
  int firstToken(int node) {
    return firstTokens[node];
  }

  /// The index behind its last token.
  int endToken(int node) {
    return endTokens[node];
  }

  /// The number behind those of the node and of everything in it.
  int behind(int node) {
    return behind[node];
  }
}
