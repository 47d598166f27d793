// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.scene;

import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.model.FieldId;

/// A line of a card: a field of a model, or a value of an enum.
///
/// @param label the name as far as it fits
/// @param type the type with `?` or `[]`, as far as it fits; empty for enum values
/// @param glyph what stands in the gutter
/// @param unique whether it wears the chip `U`
/// @param chipColumn whether its card keeps a column for chips free at the right
/// @param tone how the type is coloured
public record CardRow(
    FieldId id,
    Box box,
    String label,
    String type,
    Glyph glyph,
    boolean unique,
    boolean chipColumn,
    TypeTone tone) {
  /// The sign before a name.
  public enum Glyph {
    NONE,
    /// Primary key.
    KEY,
    /// Primary key that is also a foreign key.
    KEY_LINK,
    /// Foreign key.
    LINK,
    /// A relation field, when these are shown.
    RELATION,
    /// A value of an enum.
    VALUE
  }

  /// How a type is coloured.
  public enum TypeTone {
    PLAIN,
    ENUM,
    RELATION
  }

  /// The text columns of a row, from its left edge.
  public static final double GUTTER = 10;

  public static final double LABEL = 32;
  public static final double END = 12;
  public static final double CHIP = 22;

  CardRow movedBy(double dx, double dy) {
    return new CardRow(id, box.movedBy(dx, dy), label, type, glyph, unique, chipColumn, tone);
  }
}
