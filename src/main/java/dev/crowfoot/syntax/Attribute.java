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

  /// The first attribute of that name.
  public static Optional<Attribute> named(String name, List<Attribute> attributes) {
    for (Attribute attribute : attributes) {
      if (attribute.isNamed(name)) {
        return Optional.of(attribute);
      }
    }
    return Optional.empty();
  }

  /// Without the `@`, such as `id` or `db.VarChar`. Empty when the line is unfinished.
  public Optional<Name> name() {
    return node.child(NodeKind.NAME).map(Name::new);
  }

  /// Its name; an empty text when the line is unfinished.
  public String word() {
    return name().map(Name::text).orElse("");
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
    List<SyntaxNode> children = inBrackets();
    for (int i = 0; i < children.size(); i++) {
      Argument argument = new Argument(children.get(i));
      if (argument.isNamed(name)) {
        return Optional.of(argument);
      }
    }
    return Optional.empty();
  }

  /// The argument of that name, else the first without a name: attributes have one that may leave
  /// its name away, such as `fields` of `@@index`.
  public Optional<Argument> argumentOrUnnamed(String name) {
    Optional<Argument> named = argument(name);
    if (named.isPresent()) {
      return named;
    }
    List<SyntaxNode> children = inBrackets();
    for (int i = 0; i < children.size(); i++) {
      Argument argument = new Argument(children.get(i));
      if (children.get(i).kind() == NodeKind.ARGUMENT && !argument.isNamed()) {
        return Optional.of(argument);
      }
    }
    return Optional.empty();
  }

  /// Its arguments and what could not be read among them.
  private List<SyntaxNode> inBrackets() {
    return node.child(NodeKind.ARGUMENTS).map(SyntaxNode::children).orElse(List.of());
  }

  /// What the argument of that name holds.
  public Optional<Expression> value(String argument) {
    return argument(argument).flatMap(Argument::value);
  }

  /// What the argument holds that may leave its name away.
  public Optional<Expression> valueOrUnnamed(String argument) {
    return argumentOrUnnamed(argument).flatMap(Argument::value);
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
