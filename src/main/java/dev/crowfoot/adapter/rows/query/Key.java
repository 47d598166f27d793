// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.query;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The values of a primary or unique key, by field: names one row.
public record Key(Map<String, Object> values) {
  public Key {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /// The row as a filter.
  public Filter filter() {
    List<Filter> parts =
        values.entrySet().stream()
            .<Filter>map(
                e -> new Filter.Compare(e.getKey(), Filter.Comparison.EQUALS, e.getValue(), false))
            .toList();
    return parts.size() == 1 ? parts.getFirst() : new Filter.All(parts);
  }

  /// For people: `id = 3, tag = x`.
  @Override
  public String toString() {
    return String.join(
        ", ", values.entrySet().stream().map(e -> e.getKey() + " = " + e.getValue()).toList());
  }
}
