// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.value;

import org.jspecify.annotations.Nullable;

/// What came of reading a value for a field.
public sealed interface Reading {
  /// @param value of the field's Java type, or null
  record Read(@Nullable Object value) implements Reading {}

  /// @param message what is wrong and what would be right, without the field's name
  record Refused(String message) implements Reading {}
}
