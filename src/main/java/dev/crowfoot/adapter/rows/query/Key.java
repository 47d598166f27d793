// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The values of a primary or unique key, by field: names one row.
///
/// @param further what must hold of the row besides
public record Key(Map<String, Object> values, Filter further) {
  public Key {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  public Key(Map<String, Object> values) {
    this(values, Filter.EVERYTHING);
  }

  /// The row as a filter.
  public Filter filter() {
    List<Filter> parts = new ArrayList<>();
    values.forEach(
        (field, value) ->
            parts.add(new Filter.Compare(field, Filter.Comparison.EQUALS, value, false)));
    if (!further.equals(Filter.EVERYTHING)) {
      parts.add(further);
    }
    return parts.size() == 1 ? parts.getFirst() : new Filter.All(parts);
  }

  /// For people: `id = 3, tag = x`.
  @Override
  public String toString() {
    return String.join(
        ", ", values.entrySet().stream().map(e -> e.getKey() + " = " + e.getValue()).toList());
  }
}
