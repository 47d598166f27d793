// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.diff;

/// How much a change to a database with rows in it can hurt, from nothing to the worst.
public enum Severity {
  SAFE,
  /// Others wait while it runs.
  LOCKS,
  /// Depends on the rows: the database may refuse it, and then nothing is changed.
  MAY_FAIL,
  /// Values are gone afterwards; undoing brings back the structure only.
  DESTROYS_DATA;

  public Severity or(Severity other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
