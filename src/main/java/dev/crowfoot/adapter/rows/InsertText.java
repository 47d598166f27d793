// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes rows of one model as statements for others to run.
@FunctionalInterface
public interface InsertText {
  /// @param values by field; what is not given is left out
  String of(Map<String, @Nullable Object> values);
}
