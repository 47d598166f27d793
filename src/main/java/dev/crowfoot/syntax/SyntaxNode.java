// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import dev.crowfoot.text.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A node of the lossless tree: a run of tokens, some of which belong to child nodes. Begins and
/// ends with a token that is not blank; the blanks between nodes belong to the node around them.
///
/// Immutable, and only a way to look at the tree: neither nodes nor tokens are objects there. Two
/// are equal when they are the same node of the same tree.
public final class SyntaxNode {
  /// Behind the last child.
  static final int NONE = -1;

  private final Nodes nodes;
  private final int number;

  SyntaxNode(Nodes nodes, int number) {
    this.nodes = nodes;
    this.number = number;
  }

  public NodeKind kind() {
    return nodes.kind(number);
  }

  Nodes nodes() {
    return nodes;
  }

  public Tokens tokens() {
    return nodes.tokens();
  }

  /// The index of its first token.
  public int firstToken() {
    return nodes.firstToken(number);
  }

  /// The index behind its last token.
  public int endToken() {
    return nodes.endToken(number);
  }

  /// The child nodes, in the order of the text.
  public List<SyntaxNode> children() {
    List<SyntaxNode> children = new ArrayList<>();
    for (int child = first(); child != NONE; child = after(child)) {
      children.add(at(child));
    }
    return List.copyOf(children);
  }

  /// The number of its first child, or [#NONE]. To go from number to number makes no list.
  int first() {
    return orNone(number + 1);
  }

  /// The number of the child behind another one, or [#NONE].
  int after(int child) {
    return orNone(nodes.behind(child));
  }

  private int orNone(int next) {
    return next < nodes.behind(number) ? next : NONE;
  }

  NodeKind kindOf(int child) {
    return nodes.kind(child);
  }

  /// The child of that number.
  SyntaxNode at(int child) {
    return new SyntaxNode(nodes, child);
  }

  /// Whether a token of it is outside all children.
  boolean owns(int token) {
    for (int child = first(); child != NONE; child = after(child)) {
      if (nodes.firstToken(child) <= token && token < nodes.endToken(child)) {
        return false;
      }
    }
    return true;
  }

  public int start() {
    return tokens().start(firstToken());
  }

  public int end() {
    return firstToken() == endToken() ? start() : tokens().end(endToken() - 1);
  }

  public Span span() {
    return new Span(start(), end());
  }

  /// Its source text.
  public String text() {
    return tokens().text().substring(start(), end());
  }

  /// Whether its source text is the same as that of another node, perhaps of another tree.
  public boolean hasTextOf(SyntaxNode other) {
    int length = end() - start();
    return length == other.end() - other.start()
        && tokens().text().regionMatches(start(), other.tokens().text(), other.start(), length);
  }

  /// The first child of a kind.
  public Optional<SyntaxNode> child(NodeKind wanted) {
    for (int child = first(); child != NONE; child = after(child)) {
      if (kindOf(child) == wanted) {
        return Optional.of(at(child));
      }
    }
    return Optional.empty();
  }

  /// What all children of a kind are seen as. Makes no more than the list it gives: a schema has
  /// tens of thousands of such lists, most of them with one element or none.
  <T> List<T> each(NodeKind wanted, Function<SyntaxNode, T> view) {
    int count = 0;
    int only = NONE;
    for (int child = first(); child != NONE; child = after(child)) {
      if (kindOf(child) == wanted) {
        count++;
        only = child;
      }
    }
    if (count < 2) {
      return count == 0 ? List.of() : List.of(view.apply(at(only)));
    }
    List<T> views = new ArrayList<>(count);
    for (int child = first(); child != NONE; child = after(child)) {
      if (kindOf(child) == wanted) {
        views.add(view.apply(at(child)));
      }
    }
    return Collections.unmodifiableList(views);
  }

  /// All children of a kind.
  public List<SyntaxNode> children(NodeKind wanted) {
    return each(wanted, node -> node);
  }

  /// The index of its first own token of a kind, outside all children; -1 when there is none.
  public int ownToken(TokenKind wanted) {
    Tokens tokens = tokens();
    int index = firstToken();
    for (int child = first(); child != NONE; child = after(child)) {
      for (; index < nodes.firstToken(child); index++) {
        if (tokens.kind(index) == wanted) {
          return index;
        }
      }
      index = nodes.endToken(child);
    }
    for (; index < endToken(); index++) {
      if (tokens.kind(index) == wanted) {
        return index;
      }
    }
    return -1;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SyntaxNode that && nodes.equals(that.nodes) && number == that.number;
  }

  @Override
  public int hashCode() {
    return number;
  }

  @Override
  public String toString() {
    return kind() + " " + span();
  }
}
