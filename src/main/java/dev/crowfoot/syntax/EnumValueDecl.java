// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import dev.crowfoot.text.Span;
import java.util.List;

/// A value of an enum, such as `ADMIN @map("admin")`.
public record EnumValueDecl(SyntaxNode node) {
  public Name name() {
    return new Name(node.at(node.first()));
  }

  public List<Attribute> attributes() {
    return Attribute.allOf(node, NodeKind.ATTRIBUTE);
  }

  /// From the name to the last attribute.
  public Span span() {
    return node.span();
  }

  /// The line with its `///` lines above, its trailing comment and its end.
  public Span wholeLines() {
    return Surroundings.wholeLines(node);
  }

  /// Its `///` comments joined with `\n`, without the slashes; empty when there are none.
  public String documentation() {
    return Surroundings.documentation(node);
  }
}
