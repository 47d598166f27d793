// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.model;

import java.util.List;
import java.util.Optional;

/// `@@index` or `@@fulltext`.
///
/// @param mappedName the index's name in the database (`map:`)
/// @param type `type:`, such as `Gin`
/// @param where the predicate of a partial index, as SQL
public record Index(
    List<IndexField> fields,
    Optional<String> mappedName,
    Optional<String> type,
    Optional<String> where,
    boolean fulltext) {
  public Index {
    fields = List.copyOf(fields);
  }

  public List<String> fieldNames() {
    return fields.stream().map(IndexField::name).toList();
  }
}
