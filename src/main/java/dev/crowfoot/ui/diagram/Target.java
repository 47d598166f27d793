// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.model.FieldId;

/// What is being edited in place.
sealed interface Target {
  /// A table that does not exist yet.
  record NewTable(Point at) implements Target {}

  /// An enum that does not exist yet.
  record NewEnum(Point at) implements Target {
    /// What it holds until somebody writes its values.
    static final String FIRST_VALUE = "VALUE";
  }

  /// The name of a card.
  record Title(String card) implements Target {}

  /// A field's name and type, or an enum value's name.
  record Row(FieldId id) implements Target {}

  /// A row that does not exist yet.
  record NewRow(String card) implements Target {}
}
