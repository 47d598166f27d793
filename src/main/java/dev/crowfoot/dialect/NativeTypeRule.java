// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.dialect;

import dev.crowfoot.model.FieldType.Scalar;
import java.util.Set;

/// A type of a database's own that a field can ask for: `VarChar` in `@db.VarChar(20)`.
///
/// @param fits the types of the language that it can stand behind
public record NativeTypeRule(String name, Set<Scalar> fits, Parameters parameters) {
  public NativeTypeRule {
    fits = Set.copyOf(fits);
  }

  /// What may stand in its brackets.
  public sealed interface Parameters {
    /// Nothing.
    record None() implements Parameters {}

    /// One whole number, or no brackets at all.
    ///
    /// @param what people call it, such as `length`
    record Size(String what, long least, long most) implements Parameters {}

    /// Two whole numbers, or no brackets at all: how many digits, and how many of them behind the
    /// point.
    ///
    /// @param most the most digits
    record PrecisionAndScale(int most) implements Parameters {}

    /// Not known here; anything is accepted.
    record Unchecked() implements Parameters {}
  }
}
