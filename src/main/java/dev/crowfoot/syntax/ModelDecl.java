// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import java.util.List;
import java.util.Optional;

/// A `model`, `view` or composite `type` block: fields and `@@` attributes.
public record ModelDecl(SyntaxNode node) implements Block {
  /// Its fields, in the order of the text.
  public List<FieldDecl> fields() {
    return node.each(NodeKind.FIELD, FieldDecl::new);
  }

  /// The first field of that name.
  public Optional<FieldDecl> field(String name) {
    return fields().stream().filter(f -> f.name().text().equals(name)).findFirst();
  }

  /// Its `@@` attributes, in the order of the text.
  public List<Attribute> attributes() {
    return Attribute.allOf(node, NodeKind.BLOCK_ATTRIBUTE);
  }
}
