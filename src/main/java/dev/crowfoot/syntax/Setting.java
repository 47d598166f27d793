// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import dev.crowfoot.text.Span;
import java.util.Optional;

/// A line such as `provider = "sqlite"`.
public record Setting(SyntaxNode node) {
  public Name name() {
    return new Name(node.at(node.first()));
  }

  public Optional<Expression> value() {
    return Expression.firstIn(node);
  }

  public Span span() {
    return node.span();
  }

  /// The line with its `///` lines above, its trailing comment and its end.
  public Span wholeLines() {
    return Surroundings.wholeLines(node);
  }
}
