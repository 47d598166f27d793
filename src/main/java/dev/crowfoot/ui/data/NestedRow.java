// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A new row that another new row refers to, in the place of its key.
///
/// @param reference the field that is referred to
record NestedRow(String model, String reference, Map<String, @Nullable Object> values) {
  NestedRow {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }
}
