// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.model;

import java.util.Optional;

/// A field that is stored in a column.
///
/// @param updatedAt `@updatedAt`: the client writes the time of each change
public record ScalarField(
    String name,
    Optional<String> mappedName,
    FieldType type,
    Arity arity,
    Optional<DefaultValue> defaultValue,
    Optional<NativeType> nativeType,
    boolean updatedAt,
    boolean ignored,
    String documentation)
    implements Field {
  /// What the column is called in the database.
  public String databaseName() {
    return mappedName.orElse(name);
  }

  public boolean isRequired() {
    return arity == Arity.REQUIRED;
  }

  public boolean isList() {
    return arity == Arity.LIST;
  }
}
