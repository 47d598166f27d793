// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import dev.crowfoot.text.Span;
import java.util.List;
import java.util.Optional;

/// An argument of an attribute or function, or a member of an object: `onDelete: Cascade`, or just
/// a value. Read from its node once: many checks look at every argument.
public final class Argument {
  /// The word of an argument that is only a value.
  static final String UNNAMED = "";

  private final SyntaxNode node;
  private final String word;
  private final Optional<Expression> value;

  private Argument(SyntaxNode node) {
    this.node = node;
    this.word = node.child(NodeKind.NAME).map(CommonWords::text).orElse(UNNAMED);
    this.value = Expression.firstIn(node);
  }

  static List<Argument> allOf(SyntaxNode parent) {
    return parent.each(NodeKind.ARGUMENT, Argument::new);
  }

  public SyntaxNode node() {
    return node;
  }

  /// Empty when it is only a value.
  public Optional<Name> name() {
    return node.child(NodeKind.NAME).map(Name::new);
  }

  /// Its name; an empty text when it is only a value.
  public String word() {
    return word;
  }

  /// Whether it is more than a value.
  public boolean isNamed() {
    return !word.isEmpty();
  }

  public boolean isNamed(String wanted) {
    return word.equals(wanted);
  }

  /// Empty when the text is unfinished.
  public Optional<Expression> value() {
    return value;
  }

  public Span span() {
    return node.span();
  }
}
