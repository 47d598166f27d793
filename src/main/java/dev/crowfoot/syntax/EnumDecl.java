// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import java.util.List;
import java.util.Optional;

/// An `enum` block: values and `@@` attributes.
public record EnumDecl(SyntaxNode node) implements Block {
  /// Its values, in the order of the text.
  public List<EnumValueDecl> values() {
    return node.children(NodeKind.ENUM_VALUE).stream().map(EnumValueDecl::new).toList();
  }

  /// The first value of that name.
  public Optional<EnumValueDecl> value(String name) {
    return values().stream().filter(v -> v.name().text().equals(name)).findFirst();
  }

  /// Its `@@` attributes, in the order of the text.
  public List<Attribute> attributes() {
    return Attribute.allOf(node, NodeKind.BLOCK_ATTRIBUTE);
  }
}
