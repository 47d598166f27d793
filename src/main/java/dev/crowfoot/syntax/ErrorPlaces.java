// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import dev.crowfoot.diagnostic.Diagnostic;
import dev.crowfoot.text.Span;
import java.util.Arrays;
import java.util.List;

/// Where a text has syntax errors, for quick questions about parts of it.
final class ErrorPlaces {
  private final int[] starts;

  private ErrorPlaces(int[] starts) {
    this.starts = starts;
  }

  static ErrorPlaces of(List<Diagnostic> errors) {
    return new ErrorPlaces(errors.stream().mapToInt(e -> e.span().start()).sorted().toArray());
  }

  /// Whether an error begins in a span or at one of its edges.
  boolean touch(Span span) {
    int found = Arrays.binarySearch(starts, span.start());
    int next = found >= 0 ? found : -found - 1;
    return next < starts.length && starts[next] <= span.end();
  }
}
