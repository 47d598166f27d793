// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.model;

import java.util.Optional;
import java.util.OptionalInt;

/// A field of a key or an index, with how it is stored there.
///
/// @param length `length:` (MySQL)
/// @param opClass `ops:`, as written (PostgreSQL)
public record IndexField(String name, Sort sort, OptionalInt length, Optional<String> opClass) {
  public static IndexField of(String name) {
    return new IndexField(name, Sort.ASCENDING, OptionalInt.empty(), Optional.empty());
  }

  /// `sort:`
  public enum Sort {
    ASCENDING,
    DESCENDING
  }
}
