// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

/// A condition that rows are asked for, as a chip of the filter bar.
///
/// @param on whether it counts now
/// @param orBefore whether it or the chip before it must hold, instead of both
record FilterChip(FilterRule rule, boolean on, boolean orBefore) {
  static FilterChip of(FilterRule rule) {
    return new FilterChip(rule, true, false);
  }

  FilterChip switched() {
    return new FilterChip(rule, !on, orBefore);
  }

  FilterChip joined() {
    return new FilterChip(rule, on, !orBefore);
  }
}
