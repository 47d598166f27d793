// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import dev.crowfoot.text.Span;

/// A name as it stands in the text; dotted when it is a path, such as `db.VarChar`.
public record Name(SyntaxNode node) {
  public String text() {
    return node.text();
  }

  /// Whether it reads exactly `wanted`; makes no string.
  public boolean is(String wanted) {
    int start = node.start();
    return node.end() - start == wanted.length() && node.tokens().text().startsWith(wanted, start);
  }

  public char firstCharacter() {
    return node.tokens().text().charAt(node.start());
  }

  /// Whether a character occurs in it; makes no string.
  public boolean contains(char wanted) {
    int found = node.tokens().text().indexOf(wanted, node.start(), node.end());
    return found >= 0;
  }

  public Span span() {
    return node.span();
  }
}
