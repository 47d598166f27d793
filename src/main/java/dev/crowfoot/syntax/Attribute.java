// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import dev.crowfoot.text.Span;
import java.util.List;
import java.util.Optional;

/// `@id`, `@db.VarChar(20)`, `@@index([email])`. Read from its node once: many checks look at every
/// attribute. They do so by index: iterators were a seventh of all that an analysis made.
public final class Attribute {
  private final SyntaxNode node;
  private final String word;
  private final List<Argument> arguments;

  Attribute(SyntaxNode node) {
    this.node = node;
    this.word = node.child(NodeKind.NAME).map(CommonWords::text).orElse("");
    this.arguments = node.child(NodeKind.ARGUMENTS).map(Argument::allOf).orElse(List.of());
  }

  static List<Attribute> allOf(SyntaxNode parent, NodeKind kind) {
    return parent.each(kind, Attribute::new);
  }

  /// The first attribute of that name.
  public static Optional<Attribute> named(String name, List<Attribute> attributes) {
    for (int i = 0; i < attributes.size(); i++) {
      if (attributes.get(i).isNamed(name)) {
        return Optional.of(attributes.get(i));
      }
    }
    return Optional.empty();
  }

  public SyntaxNode node() {
    return node;
  }

  /// Without the `@`, such as `id` or `db.VarChar`. Empty when the line is unfinished.
  public Optional<Name> name() {
    return node.child(NodeKind.NAME).map(Name::new);
  }

  /// Its name; an empty text when the line is unfinished.
  public String word() {
    return word;
  }

  public boolean isNamed(String wanted) {
    return word.equals(wanted);
  }

  /// Whether it begins with `@@`.
  public boolean isBlockAttribute() {
    return node.kind() == NodeKind.BLOCK_ATTRIBUTE;
  }

  /// Its arguments; empty also when there are no brackets.
  public List<Argument> arguments() {
    return arguments;
  }

  /// The argument of that name.
  public Optional<Argument> argument(String name) {
    for (int i = 0; i < arguments.size(); i++) {
      if (arguments.get(i).isNamed(name)) {
        return Optional.of(arguments.get(i));
      }
    }
    return Optional.empty();
  }

  /// The argument of that name, else the first without a name: attributes have one that may leave
  /// its name away, such as `fields` of `@@index`.
  public Optional<Argument> argumentOrUnnamed(String name) {
    Optional<Argument> named = argument(name);
    return named.isPresent() ? named : argument(Argument.UNNAMED);
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
