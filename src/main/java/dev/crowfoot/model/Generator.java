// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.model;

import java.util.Map;

/// A `generator` block, kept as it was written.
///
/// @param settings each key with its value's source text, in the file's order
public record Generator(String name, Map<String, String> settings) {
  public Generator {
    settings = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(settings));
  }
}
