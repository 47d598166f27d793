// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.query;

import dev.crowfoot.model.Arity;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.FieldType.Scalar;
import dev.crowfoot.model.ScalarField;
import java.util.Arrays;
import java.util.Optional;

/// A number that many rows come to: `_avg: { age: true }`.
///
/// @param field the field, or [#ALL] for counting rows
public record Measure(Function function, String field) {
  public static final String ALL = "_all";

  /// What the measure is like, as a field under the same name, to read and to compare its values.
  ///
  /// @param of the measured field; empty when rows are counted
  public ScalarField result(Optional<ScalarField> of) {
    return switch (function) {
      case COUNT -> plain(Scalar.INT, Arity.REQUIRED);
      case AVERAGE ->
          plain(
              of.filter(f -> f.type() == Scalar.DECIMAL).isPresent()
                  ? Scalar.DECIMAL
                  : Scalar.FLOAT,
              Arity.OPTIONAL);
      case SUM -> plain(of.map(ScalarField::type).orElse(Scalar.INT), Arity.OPTIONAL);
      case LEAST, MOST -> of.orElseGet(() -> plain(Scalar.STRING, Arity.OPTIONAL));
    };
  }

  private ScalarField plain(FieldType type, Arity arity) {
    return new ScalarField(
        field, Optional.empty(), type, arity, Optional.empty(), Optional.empty(), false, false, "");
  }

  /// What is done with the values; those that are null do not count.
  public enum Function {
    COUNT("_count"),
    AVERAGE("_avg"),
    SUM("_sum"),
    LEAST("_min"),
    MOST("_max");

    private final String word;

    Function(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }

    public static Optional<Function> ofWord(String word) {
      return Arrays.stream(values()).filter(f -> f.word.equals(word)).findFirst();
    }
  }
}
