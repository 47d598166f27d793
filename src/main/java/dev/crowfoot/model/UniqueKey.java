// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.model;

import java.util.List;
import java.util.Optional;

/// `@unique` or `@@unique`.
///
/// @param name the client's name for a composite key (`name:`)
/// @param mappedName the index's name in the database (`map:`)
/// @param where the predicate of a partial unique key, as SQL
public record UniqueKey(
    List<IndexField> fields,
    Optional<String> name,
    Optional<String> mappedName,
    Optional<String> where) {
  public UniqueKey {
    fields = List.copyOf(fields);
  }

  public List<String> fieldNames() {
    return fields.stream().map(IndexField::name).toList();
  }

  /// Whether it is the key of one field, and of every row.
  public boolean isOfOneField() {
    return fields.size() == 1 && where.isEmpty();
  }
}
