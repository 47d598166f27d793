// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import dev.crowfoot.text.Span;

/// A name as it stands in the text; dotted when it is a path, such as `db.VarChar`.
public record Name(SyntaxNode node) {
  public String text() {
    return node.text();
  }

  public Span span() {
    return node.span();
  }
}
