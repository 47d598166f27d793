// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.migration;

import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.diff.Change;
import java.util.List;
import java.util.stream.Collectors;

/// What changes rows rather than structure: a renamed value of an enum that is stored as text. For
/// one that is gone there is nothing: nobody said what its rows should hold.
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

  /// What a column's rows hold once its values are rewritten: they can be so all at once, on the
  /// way to another table.
  static String inPassing(List<Change> changes, String columnName, Dialect dialect) {
    String column = dialect.quote(columnName);
    String renamed =
        changes.stream()
            .filter(c -> c instanceof Change.RewriteValues r && r.column().equals(columnName))
            .map(Change.RewriteValues.class::cast)
            .flatMap(
                r ->
                    r.to().stream()
                        .map(
                            to ->
                                "WHEN %s THEN %s"
                                    .formatted(dialect.text(r.from()), dialect.text(to))))
            .collect(Collectors.joining(" "));
    return renamed.isEmpty() ? column : "CASE %s %s ELSE %s END".formatted(column, renamed, column);
  }
}
