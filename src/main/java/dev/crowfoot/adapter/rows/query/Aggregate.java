// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.query;

import java.util.List;

/// The arguments of `aggregate` and `count`.
///
/// @param rows which rows
/// @param measures in the order they are wanted
/// @param plainCount whether `_count` is wanted as a number, not as an object
public record Aggregate(FindMany rows, List<Measure> measures, boolean plainCount) {
  public Aggregate {
    measures = List.copyOf(measures);
  }
}
