// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.model;

import java.util.List;
import java.util.Optional;

/// `@id` or `@@id`.
///
/// @param name the client's name for a composite key (`name:`)
/// @param mappedName the constraint's name in the database (`map:`)
public record PrimaryKey(
    List<IndexField> fields, Optional<String> name, Optional<String> mappedName) {
  public PrimaryKey {
    fields = List.copyOf(fields);
  }

  public List<String> fieldNames() {
    return fields.stream().map(IndexField::name).toList();
  }

  public boolean isComposite() {
    return fields.size() > 1;
  }
}
