// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import dev.crowfoot.text.Span;
import java.util.Optional;

/// A field's type: a name and `?` or `[]`.
public record TypeRef(SyntaxNode node) {
  /// How many values the text asks for.
  public enum Suffix {
    NONE,
    OPTIONAL,
    LIST
  }

  /// What is named; `Unsupported` where the database's type stands in brackets.
  public Optional<Name> name() {
    return node.child(NodeKind.NAME).map(Name::new);
  }

  /// The text of its name; empty when there is none.
  public String word() {
    return node.child(NodeKind.NAME).map(CommonWords::text).orElse("");
  }

  /// The name alone, or `Unsupported("…")`: what to replace when the type changes but not the
  /// arity.
  public Span nameSpan() {
    int end =
        node.child(NodeKind.ARGUMENTS)
            .or(() -> node.child(NodeKind.NAME))
            .map(SyntaxNode::end)
            .orElse(node.start());
    return new Span(node.child(NodeKind.NAME).map(SyntaxNode::start).orElse(node.start()), end);
  }

  /// The `?` or `[]`; empty, behind the name, where there is none.
  public Span suffixSpan() {
    return new Span(nameSpan().end(), Math.max(nameSpan().end(), node.end()));
  }

  public Suffix suffix() {
    Tokens tokens = node.tokens();
    return switch (tokens.kind(node.endToken() - 1)) {
      case QUESTION -> node.ownToken(TokenKind.LEFT_BRACKET) >= 0 ? Suffix.LIST : Suffix.OPTIONAL;
      case RIGHT_BRACKET, LEFT_BRACKET -> Suffix.LIST;
      default -> Suffix.NONE;
    };
  }

  /// What `Unsupported("…")` holds.
  public Optional<String> unsupportedType() {
    return node.child(NodeKind.ARGUMENTS)
        .flatMap(arguments -> arguments.child(NodeKind.ARGUMENT))
        .flatMap(Expression::firstIn)
        .flatMap(Expression::stringValue);
  }

  public Span span() {
    return node.span();
  }
}
