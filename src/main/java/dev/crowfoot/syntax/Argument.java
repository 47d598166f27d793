// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import dev.crowfoot.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An argument of an attribute or function, or a member of an object: `onDelete: Cascade`, or just
/// a value.
public record Argument(SyntaxNode node) {
  static List<Argument> allOf(SyntaxNode parent) {
    List<Argument> arguments = new ArrayList<>();
    for (SyntaxNode child : parent.children()) {
      if (child.kind() == NodeKind.ARGUMENT) {
        arguments.add(new Argument(child));
      }
    }
    return arguments;
  }

  /// Empty when it is only a value.
  public Optional<Name> name() {
    return node.child(NodeKind.NAME).map(Name::new);
  }

  /// Whether it is more than a value.
  public boolean isNamed() {
    return !node.children().isEmpty() && node.children().getFirst().kind() == NodeKind.NAME;
  }

  /// Whether it has that name; makes no string.
  public boolean isNamed(String wanted) {
    return isNamed() && new Name(node.children().getFirst()).is(wanted);
  }

  /// Empty when the text is unfinished.
  public Optional<Expression> value() {
    return Expression.firstIn(node);
  }

  public Span span() {
    return node.span();
  }
}
