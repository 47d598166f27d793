// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.migration;

import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.diff.Change;
import java.util.List;

/// The one statement that changes rows rather than structure: a renamed value of an enum that is
/// stored as text. For one that is gone there is none: nobody said what its rows should hold.
final class Rewriting {
  private Rewriting() {}

  static List<String> statements(Change.RewriteValues change, Dialect dialect) {
    String column = dialect.quote(change.column());
    return change.to().stream()
        .map(
            to ->
                "UPDATE %s SET %s = %s WHERE %s = %s"
                    .formatted(
                        dialect.quote(change.table()),
                        column,
                        dialect.text(to),
                        column,
                        dialect.text(change.from())))
        .toList();
  }
}
