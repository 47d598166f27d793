// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import dev.crowfoot.adapter.rows.query.Measure;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was measured of rows.
public record Measured(Map<Measure, @Nullable Object> values) {
  public Measured {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /// How many rows there are, when that was asked for.
  public long count() {
    @Nullable Object count = values.get(new Measure(Measure.Function.COUNT, Measure.ALL));
    return count instanceof Number number ? number.longValue() : 0;
  }
}
