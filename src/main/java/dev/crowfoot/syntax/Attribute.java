// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import dev.crowfoot.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `@id`, `@db.VarChar(20)`, `@@index([email])`.
public record Attribute(SyntaxNode node) {
  static List<Attribute> allOf(SyntaxNode parent, NodeKind kind) {
    List<Attribute> attributes = new ArrayList<>();
    for (SyntaxNode child : parent.children()) {
      if (child.kind() == kind) {
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
    if (node.children().isEmpty() || node.children().getFirst().kind() != NodeKind.NAME) {
      return false;
    }
    SyntaxNode name = node.children().getFirst();
    return name.end() - name.start() == wanted.length()
        && node.tokens().text().startsWith(wanted, name.start());
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
    return arguments().stream().filter(a -> a.isNamed(name)).findFirst();
  }

  /// The argument of that name, else the first without a name: attributes have one that may leave
  /// its name away, such as `fields` of `@@index`.
  public Optional<Argument> argumentOrUnnamed(String name) {
    List<Argument> all = arguments();
    return all.stream()
        .filter(a -> a.isNamed(name))
        .findFirst()
        .or(() -> all.stream().filter(a -> a.name().isEmpty()).findFirst());
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
