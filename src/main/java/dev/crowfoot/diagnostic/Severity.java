// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.diagnostic;

import java.util.Locale;

/// How much a finding matters. Only an error makes a schema invalid.
public enum Severity {
  ERROR,
  WARNING,
  INFO;

  /// The word used in printed findings: `error`, `warning`, `info`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
