// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.model;

import java.util.Locale;
import java.util.Map;

/// A `generator` block, kept as it was written.
///
/// @param settings each key with its value's source text, in the file's order
public record Generator(String name, Map<String, String> settings) {
  public Generator {
    settings = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(settings));
  }

  /// Whether `previewFeatures` lists a word, in any case.
  public boolean hasPreviewFeature(String word) {
    return settings
        .getOrDefault("previewFeatures", "")
        .toLowerCase(Locale.ROOT)
        .contains('"' + word.toLowerCase(Locale.ROOT) + '"');
  }
}
