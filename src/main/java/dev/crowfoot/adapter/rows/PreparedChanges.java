// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import java.util.List;

/// Staged changes with the statements that will make them, ready to be looked at and committed.
///
/// @param statements one for each change, in order
/// @param previews the statements for people, their values as literals
public record PreparedChanges(
    List<RowChange> changes, List<Statement> statements, List<String> previews) {
  public PreparedChanges {
    changes = List.copyOf(changes);
    statements = List.copyOf(statements);
    previews = List.copyOf(previews);
  }
}
