// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.query;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A row to insert, with what is done at the other ends of its relations.
///
/// @param values what is given, by field; what is not given is left to defaults
public record Create(
    String model, Map<String, @Nullable Object> values, List<RelationWrite> links) {
  public Create {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    links = List.copyOf(links);
  }

  public static Create of(String model, Map<String, @Nullable Object> values) {
    return new Create(model, values, List.of());
  }

  /// The same row with some values set by what it is nested in.
  public Create with(Map<String, ? extends @Nullable Object> given) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>(values);
    all.putAll(given);
    return new Create(model, all, links);
  }
}
