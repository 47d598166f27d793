// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.diagnostic.Diagnostic;
import dev.crowfoot.text.Span;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Where a text has syntax errors, for quick questions about parts of it.
final class ErrorPlaces {
  private static final Set<Code> READABLE =
      Set.of(Code.MISPLACED_BRACE, Code.UNFINISHED_ATTRIBUTE, Code.UNKNOWN_ESCAPE);

  private final int[] starts;

  private ErrorPlaces(int[] starts) {
    this.starts = starts;
  }

  /// Without those that make no line unreadable.
  static ErrorPlaces of(List<Diagnostic> errors) {
    return new ErrorPlaces(
        errors.stream()
            .filter(e -> !isReadable(e))
            .mapToInt(e -> e.span().start())
            .sorted()
            .toArray());
  }

  /// Whether a line with this error can be understood nevertheless.
  static boolean isReadable(Diagnostic error) {
    return READABLE.contains(error.code());
  }

  /// Whether an error begins in a span or at one of its edges.
  boolean touch(Span span) {
    int found = Arrays.binarySearch(starts, span.start());
    int next = found >= 0 ? found : -found - 1;
    return next < starts.length && starts[next] <= span.end();
  }
}
