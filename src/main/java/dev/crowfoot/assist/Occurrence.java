// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import dev.crowfoot.analysis.Analysis;
import java.util.Optional;

/// A symbol and one place where the text names it.
public record Occurrence(Symbol symbol, Place place) {
  /// What a caret at `offset` of a file touches.
  public static Optional<Occurrence> at(Analysis analysis, String path, int offset) {
    return Occurrences.at(analysis, path, offset);
  }
}
