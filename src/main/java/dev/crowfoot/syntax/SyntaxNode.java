// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import dev.crowfoot.text.Span;
import java.util.List;
import java.util.Optional;

/// A node of the lossless tree: a run of tokens, some of which belong to child nodes. Begins and
/// ends with a token that is not blank; the blanks between nodes belong to the node around them.
///
/// Immutable. Tokens are not objects: a leaf is an index into [Tokens].
public final class SyntaxNode {
  private final Tokens tokens;
  private final NodeKind kind;
  private final int firstToken;
  private final int endToken;
  private final List<SyntaxNode> children;

  SyntaxNode(
      Tokens tokens, NodeKind kind, int firstToken, int endToken, List<SyntaxNode> children) {
    this.tokens = tokens;
    this.kind = kind;
    this.firstToken = firstToken;
    this.endToken = endToken;
    this.children = children;
  }

  public NodeKind kind() {
    return kind;
  }

  public Tokens tokens() {
    return tokens;
  }

  /// The index of its first token.
  public int firstToken() {
    return firstToken;
  }

  /// The index behind its last token.
  public int endToken() {
    return endToken;
  }

  /// The child nodes, in the order of the text.
  public List<SyntaxNode> children() {
    return children;
  }

  public int start() {
    return tokens.start(firstToken);
  }

  public int end() {
    return firstToken == endToken ? start() : tokens.end(endToken - 1);
  }

  public Span span() {
    return new Span(start(), end());
  }

  /// Its source text.
  public String text() {
    return tokens.text().substring(start(), end());
  }

  /// The first child of a kind.
  public Optional<SyntaxNode> child(NodeKind wanted) {
    for (int i = 0; i < children.size(); i++) {
      if (children.get(i).kind == wanted) {
        return Optional.of(children.get(i));
      }
    }
    return Optional.empty();
  }

  /// All children of a kind.
  public List<SyntaxNode> children(NodeKind wanted) {
    return children.stream().filter(c -> c.kind == wanted).toList();
  }

  /// The index of its first own token of a kind, outside all children; -1 when there is none.
  public int ownToken(TokenKind wanted) {
    int index = firstToken;
    for (SyntaxNode child : children) {
      for (; index < child.firstToken; index++) {
        if (tokens.kind(index) == wanted) {
          return index;
        }
      }
      index = child.endToken;
    }
    for (; index < endToken; index++) {
      if (tokens.kind(index) == wanted) {
        return index;
      }
    }
    return -1;
  }

  @Override
  public String toString() {
    return kind + " " + span();
  }
}
