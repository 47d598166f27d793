// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import dev.crowfoot.analysis.Analysis;
import java.util.HashMap;
import java.util.Map;

/// Counts how many errors the text of each card has.
final class CardErrors {
  private CardErrors() {}

  /// The very counts there were when they did not change, so that nothing is painted anew.
  static Map<String, Integer> of(Analysis analysis, Map<String, Integer> before) {
    Map<String, Integer> result = new HashMap<>();
    analysis.diagnostics().stream()
        .filter(d -> d.isError())
        .forEach(
            d ->
                analysis
                    .sourceMap()
                    .definitionAt(d.path(), d.span().start())
                    .ifPresent(name -> result.merge(name, 1, Integer::sum)));
    return result.equals(before) ? before : result;
  }
}
