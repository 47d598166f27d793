// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.syntax.Expression;
import java.util.OptionalInt;

/// Reads numbers of the text.
final class Numbers {
  private Numbers() {}

  /// The number an expression is; empty when it is none, has a fraction or is too large.
  static OptionalInt integer(Expression expression) {
    if (expression instanceof Expression.NumberLiteral number) {
      try {
        return OptionalInt.of(Integer.parseInt(number.digits()));
      } catch (NumberFormatException _) {
        return OptionalInt.empty();
      }
    }
    return OptionalInt.empty();
  }
}
