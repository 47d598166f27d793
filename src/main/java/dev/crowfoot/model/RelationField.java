// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.model;

import java.util.List;
import java.util.Optional;

/// A field that stands for the rows at the other end of a relation. It has no column.
///
/// @param target the model it points to
/// @param relationName the name in `@relation("name")`
/// @param fields the scalar fields of its own model that hold the foreign key; empty at the other
///   end
/// @param references the fields of `target` they refer to, in the same order
/// @param mappedName `map:`, the foreign key's name in the database
public record RelationField(
    String name,
    String target,
    Arity arity,
    Optional<String> relationName,
    List<String> fields,
    List<String> references,
    Optional<ReferentialAction> onDelete,
    Optional<ReferentialAction> onUpdate,
    Optional<String> mappedName,
    boolean ignored,
    String documentation)
    implements Field {
  public RelationField {
    fields = List.copyOf(fields);
    references = List.copyOf(references);
  }

  /// Whether this end holds the foreign key.
  public boolean holdsForeignKey() {
    return !fields.isEmpty();
  }
}
