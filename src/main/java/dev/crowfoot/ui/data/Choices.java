// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.model.EnumValue;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.FieldType.Scalar;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import java.util.stream.Stream;

/// The few values that a field of an enum or a Boolean can have.
final class Choices {
  private Choices() {}

  static Stream<String> of(Schema schema, ScalarField field) {
    if (field.type() == Scalar.BOOLEAN) {
      return Stream.of("true", "false");
    }
    return field.type() instanceof FieldType.EnumReference(String name)
        ? schema.enumType(name).stream().flatMap(e -> e.values().stream()).map(EnumValue::name)
        : Stream.empty();
  }
}
