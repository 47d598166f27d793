// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.ScalarField;

/// A column of a page.
///
/// @param key whether it is part of the primary key
public record ColumnInfo(ScalarField field, boolean key) {
  public String name() {
    return field.name();
  }

  /// Whether its values can be shown but not written.
  public boolean isReadOnly() {
    return field.type() instanceof FieldType.Unsupported;
  }
}
