// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.adapter.rows.value.Unreadable;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.ScalarField;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a copy of a row begins with: everything but what tells a row from others and what the
/// database or Prisma would fill in.
final class Duplicate {
  private Duplicate() {}

  static Map<String, @Nullable Object> of(Model model, Function<String, @Nullable Object> row) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    model
        .scalarFields()
        .filter(field -> !field.ignored() && !(field.type() instanceof FieldType.Unsupported))
        .filter(field -> !isOwn(model, field))
        .forEach(
            field -> {
              @Nullable Object value = row.apply(field.name());
              if (!(value instanceof Unreadable)) {
                values.put(field.name(), value);
              }
            });
    return values;
  }

  private static boolean isOwn(Model model, ScalarField field) {
    boolean alone =
        model.uniques().stream()
            .anyMatch(u -> u.fieldNames().size() == 1 && u.fieldNames().contains(field.name()));
    boolean made =
        field.updatedAt()
            || (model.isPrimaryKeyField(field.name())
                && (field.defaultValue().isPresent()
                    || model.primaryKey().orElseThrow().fieldNames().size() == 1));
    return alone || made;
  }
}
