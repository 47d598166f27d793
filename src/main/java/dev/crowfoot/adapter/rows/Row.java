// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One row's values, in the order of its page's columns.
///
/// @param related the rows read along, by relation field
/// @param counts how many rows there are at the other end, by relation field
public record Row(
    List<@Nullable Object> values, Map<String, Related> related, Map<String, Long> counts) {
  public Row {
    values = Collections.unmodifiableList(values);
  }

  static Row of(@Nullable Object... values) {
    return new Row(Arrays.asList(values), Map.of(), Map.of());
  }

  Row with(Map<String, Related> found, Map<String, Long> counted) {
    return new Row(values, found, counted);
  }

  /// What was found at the other end of a relation.
  ///
  /// @param list whether there may be several
  public record Related(Page page, boolean list) {}
}
