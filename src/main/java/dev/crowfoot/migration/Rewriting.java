// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.migration;

import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.diff.Change;

/// The one statement that changes rows rather than structure: a renamed value of an enum that is
/// stored as text.
final class Rewriting {
  private Rewriting() {}

  static String statement(Change.RewriteValues change, Dialect dialect) {
    String column = dialect.quote(change.column());
    return "UPDATE %s SET %s = %s WHERE %s = %s"
        .formatted(
            dialect.quote(change.table()),
            column,
            dialect.text(change.to()),
            column,
            dialect.text(change.from()));
  }
}
