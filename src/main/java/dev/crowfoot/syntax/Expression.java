// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import dev.crowfoot.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A value as it stands in the text. What it is made of is read from its node once.
public sealed interface Expression {
  /// `"text"`
  record StringLiteral(SyntaxNode node) implements Expression {
    /// What is between the quotes, with escapes resolved.
    public String value() {
      return StringEscapes.resolve(node.text());
    }
  }

  /// `42`, `-1.5`
  record NumberLiteral(SyntaxNode node) implements Expression {
    public String digits() {
      return node.text();
    }
  }

  /// `Cascade`, `true`, `address.city`
  record Path(SyntaxNode node, String name) implements Expression {
    @Override
    public String text() {
      return name;
    }
  }

  /// `env("DATABASE_URL")`, `title(sort: Desc)`
  record Call(SyntaxNode node, String name, List<Argument> arguments) implements Expression {}

  /// `[a, b]`
  record Array(SyntaxNode node, List<Expression> elements) implements Expression {
    static Array of(SyntaxNode node) {
      List<Expression> elements = new ArrayList<>();
      for (int child = node.first(); child != SyntaxNode.NONE; child = node.after(child)) {
        if (node.kindOf(child).isExpression()) {
          elements.add(Expression.of(node.at(child)));
        }
      }
      return new Array(node, List.copyOf(elements));
    }
  }

  /// `{ active: true }`
  record Members(SyntaxNode node, List<Argument> members) implements Expression {}

  /// The view of a node whose kind is an expression's.
  static Expression of(SyntaxNode node) {
    return switch (node.kind()) {
      case STRING -> new StringLiteral(node);
      case NUMBER -> new NumberLiteral(node);
      case PATH -> new Path(node, node.text());
      case CALL ->
          new Call(
              node,
              node.at(node.first()).text(),
              node.child(NodeKind.ARGUMENTS).map(Argument::allOf).orElse(List.of()));
      case ARRAY -> Array.of(node);
      case OBJECT -> new Members(node, Argument.allOf(node));
      default -> throw new IllegalArgumentException("not an expression: " + node.kind());
    };
  }

  /// The first expression among a node's children.
  static Optional<Expression> firstIn(SyntaxNode parent) {
    for (int child = parent.first(); child != SyntaxNode.NONE; child = parent.after(child)) {
      if (parent.kindOf(child).isExpression()) {
        return Optional.of(of(parent.at(child)));
      }
    }
    return Optional.empty();
  }

  SyntaxNode node();

  default Span span() {
    return node().span();
  }

  /// What a list lists. A single value counts as a list of one: the language lets brackets be left
  /// away around it.
  default List<Expression> elements() {
    return List.of(this);
  }

  /// Its source text.
  default String text() {
    return node().text();
  }

  /// The text it holds if it is a string.
  default Optional<String> stringValue() {
    return this instanceof StringLiteral string ? Optional.of(string.value()) : Optional.empty();
  }
}
