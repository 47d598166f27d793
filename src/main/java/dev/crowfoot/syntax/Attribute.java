// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import dev.crowfoot.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `@id`, `@db.VarChar(20)`, `@@index([email])`.
public record Attribute(SyntaxNode node) {
  static List<Attribute> allOf(SyntaxNode parent, NodeKind kind) {
    List<Attribute> attributes = List.of();
    for (SyntaxNode child : parent.children()) {
      if (child.kind() == kind) {
        if (attributes.isEmpty()) {
          attributes = new ArrayList<>(4);
        }
        attributes.add(new Attribute(child));
      }
    }
    return attributes;
  }

  /// Without the `@`, such as `id` or `db.VarChar`. Empty when the line is unfinished.
  public Optional<Name> name() {
    return node.child(NodeKind.NAME).map(Name::new);
  }

  /// Whether it has that name; makes no string.
  public boolean isNamed(String wanted) {
    return !node.children().isEmpty()
        && node.children().getFirst().kind() == NodeKind.NAME
        && new Name(node.children().getFirst()).is(wanted);
  }

  /// Whether it begins with `@@`.
  public boolean isBlockAttribute() {
    return node.kind() == NodeKind.BLOCK_ATTRIBUTE;
  }

  /// Its arguments; empty also when there are no brackets.
  public List<Argument> arguments() {
    return node.child(NodeKind.ARGUMENTS).map(Argument::allOf).orElse(List.of());
  }

  /// The argument of that name.
  public Optional<Argument> argument(String name) {
    Optional<SyntaxNode> arguments = node.child(NodeKind.ARGUMENTS);
    if (arguments.isEmpty()) {
      return Optional.empty();
    }
    for (SyntaxNode child : arguments.get().children()) {
      if (child.kind() == NodeKind.ARGUMENT && new Argument(child).isNamed(name)) {
        return Optional.of(new Argument(child));
      }
    }
    return Optional.empty();
  }

  /// The argument of that name, else the first without a name: attributes have one that may leave
  /// its name away, such as `fields` of `@@index`.
  public Optional<Argument> argumentOrUnnamed(String name) {
    return argument(name)
        .or(() -> arguments().stream().filter(a -> a.name().isEmpty()).findFirst());
  }

  /// The brackets with what is in them; empty when there are none.
  public Optional<Span> argumentsSpan() {
    return node.child(NodeKind.ARGUMENTS).map(SyntaxNode::span);
  }

  public Span span() {
    return node.span();
  }

  /// The line of a `@@` attribute with its `///` lines above, its trailing comment and its end.
  public Span wholeLines() {
    return Surroundings.wholeLines(node);
  }
}
