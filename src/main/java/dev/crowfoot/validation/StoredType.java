// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.validation;

import dev.crowfoot.dialect.NativeTypes;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.NativeType;
import dev.crowfoot.model.ScalarField;
import java.util.Optional;

/// What PostgreSQL stores a field as, as far as indexes care.
///
/// @param name such as `VarChar`; empty for enums and unsupported types
/// @param isImplied whether the field does not say so itself
record StoredType(FieldType fieldType, Optional<String> name, boolean isImplied, boolean isList) {
  static StoredType of(ScalarField field) {
    Optional<String> written = field.nativeType().map(NativeType::name);
    Optional<String> implied =
        field.type() instanceof FieldType.Scalar scalar
            ? Optional.of(NativeTypes.ofPostgres(scalar))
            : Optional.empty();
    return new StoredType(
        field.type(), written.or(() -> implied), written.isEmpty(), field.isList());
  }

  boolean is(String... names) {
    for (String each : names) {
      if (name.equals(Optional.of(each))) {
        return true;
      }
    }
    return false;
  }

  boolean isUnsupported() {
    return fieldType instanceof FieldType.Unsupported;
  }

  boolean isEnum() {
    return fieldType instanceof FieldType.EnumReference;
  }

  @Override
  public String toString() {
    return name.orElse(fieldType.word()) + (isList ? "[]" : "");
  }
}
