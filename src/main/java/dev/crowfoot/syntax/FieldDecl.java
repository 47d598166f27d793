// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import dev.crowfoot.text.Span;
import java.util.List;
import java.util.Optional;

/// A field of a model.
///
/// ```
/// /// The address for invoices.       documentation
///   email String? @unique // unsure
///   ^^^^^                             name
///         ^^^^^^^                     type, whose name and arity have spans of their own
///                 ^^^^^^^             attribute
///   ^^^^^^^^^^^^^^^^^^^^^             span
/// ```
public record FieldDecl(SyntaxNode node) {
  public Name name() {
    return new Name(node.at(node.first()));
  }

  /// Empty when the line is unfinished.
  public Optional<TypeRef> type() {
    return node.child(NodeKind.TYPE).map(TypeRef::new);
  }

  /// Its `@` attributes, in the order of the text.
  public List<Attribute> attributes() {
    return Attribute.allOf(node, NodeKind.ATTRIBUTE);
  }

  /// The first attribute of that name, such as `id` or `db.VarChar`.
  public Optional<Attribute> attribute(String name) {
    return Attribute.named(name, attributes());
  }

  /// From the name to the last attribute.
  public Span span() {
    return node.span();
  }

  /// The line with its `///` lines above, its indentation, its trailing comment and its end: what
  /// to delete or move.
  public Span wholeLines() {
    return Surroundings.wholeLines(node);
  }

  /// Its `///` comments joined with `\n`, without the slashes; empty when there are none.
  public String documentation() {
    return Surroundings.documentation(node);
  }

  /// The comment behind it on its line.
  public Optional<Span> trailingComment() {
    int token = Surroundings.trailingComment(node);
    return token < 0 ? Optional.empty() : Optional.of(node.tokens().span(token));
  }
}
