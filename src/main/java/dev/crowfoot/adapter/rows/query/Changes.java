// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.query;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// New values for the fields of a row, and what is done at the other ends of its relations.
public record Changes(String model, Map<String, Change> values, List<RelationWrite> links) {
  public Changes {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    links = List.copyOf(links);
  }

  public static Changes of(String model, Map<String, Change> values) {
    return new Changes(model, values, List.of());
  }

  public boolean isEmpty() {
    return values.isEmpty() && links.isEmpty();
  }

  /// What happens to one field.
  public sealed interface Change {
    record Set(@Nullable Object value) implements Change {}

    /// `increment`, `decrement`, `multiply`, `divide`
    record Calculate(Operator operator, Object value) implements Change {}

    /// `push`: values behind those of a list.
    record Push(List<Object> values) implements Change {
      public Push {
        values = List.copyOf(values);
      }
    }
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
