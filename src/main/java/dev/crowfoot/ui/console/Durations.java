// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.console;

import java.time.Duration;
import java.util.Locale;

/// How long something took, with as many digits as matter.
final class Durations {
  private Durations() {}

  /// Such as `12 ms`, `3.4 s`, `2 min 5 s`.
  static String words(Duration took) {
    long ms = took.toMillis();
    if (ms < 1000) {
      return ms + " ms";
    }
    return ms < 60_000
        ? String.format(Locale.ROOT, "%.1f s", ms / 1000.0)
        : took.toMinutes() + " min " + took.toSecondsPart() + " s";
  }
}
