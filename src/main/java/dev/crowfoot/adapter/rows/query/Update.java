// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.query;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The arguments of `update` and `updateMany`.
///
/// @param values the new values, by field
public record Update(String model, Filter where, Map<String, Change> values) {
  public Update {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /// What happens to one field.
  public sealed interface Change {
    record Set(@Nullable Object value) implements Change {}

    /// `increment`, `decrement`, `multiply`, `divide`
    record Calculate(Operator operator, Object value) implements Change {}
  }

  /// What a number is changed by.
  public enum Operator {
    INCREMENT("increment", "+"),
    DECREMENT("decrement", "-"),
    MULTIPLY("multiply", "*"),
    DIVIDE("divide", "/");

    private final String word;
    private final String sign;

    Operator(String word, String sign) {
      this.word = word;
      this.sign = sign;
    }

    public String word() {
      return word;
    }

    public String sign() {
      return sign;
    }
  }
}
