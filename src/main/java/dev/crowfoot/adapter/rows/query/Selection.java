// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.query;

import java.util.List;
import java.util.Optional;

/// What is wanted of each row: `select`, `include`, `omit`.
///
/// @param fields the stored fields, in the model's order; all when not said
/// @param relations the relations to read along
/// @param counts `_count`: how many rows lie at the other end of relations
public record Selection(
    Optional<List<String>> fields, List<Include> relations, List<RelationCount> counts) {
  /// Every stored field and nothing else.
  public static final Selection ALL = new Selection(Optional.empty(), List.of(), List.of());

  public Selection {
    fields = fields.map(List::copyOf);
    relations = List.copyOf(relations);
    counts = List.copyOf(counts);
  }

  /// Whether rows other than the selected ones are looked at.
  public boolean readsAlong() {
    return !relations.isEmpty() || !counts.isEmpty();
  }

  /// A relation to read along with each row.
  ///
  /// @param query what to read at the other end; its cursor, skip, take and distinct count per row
  public record Include(String field, FindMany query) {}

  /// A relation whose rows are counted for each row.
  public record RelationCount(String field, Filter where) {}
}
