// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import dev.crowfoot.analysis.Analysis;
import java.util.List;

/// What could stand at the caret.
public final class Completions {
  private Completions() {}

  /// The entries for a caret at `offset` of a file, the most useful first. The word the caret is in
  /// or behind narrows them; choosing one replaces that word.
  ///
  /// @param analysis of the very text the offset speaks of
  public static List<Completion> at(Analysis analysis, String path, int offset) {
    return List.of();
  }
}
