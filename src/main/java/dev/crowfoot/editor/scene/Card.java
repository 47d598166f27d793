// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.scene;

import dev.crowfoot.editor.geometry.Box;
import java.util.List;
import java.util.Optional;

/// A model, view, enum or composite type as drawn.
///
/// @param title the name as far as it fits
/// @param rows those that are shown, in the order of drawing: primary key first
/// @param keyRows how many of the first rows are the primary key
/// @param moreRows what the last line counts, when rows are folded away
public record Card(
    String name,
    Kind kind,
    Box box,
    String title,
    List<CardRow> rows,
    int keyRows,
    Optional<MoreRows> moreRows) {
  /// Height of the header, with the coloured strip on top.
  public static final double HEADER = 36;

  public static final double ROW = 24;

  /// Room between header and rows, and under the rows.
  public static final double PADDING = 4;

  /// What a card stands for.
  public enum Kind {
    TABLE,
    VIEW,
    ENUM,
    TYPE
  }

  /// The line `… n more`.
  public record MoreRows(int count, Box box) {}

  public Card {
    rows = List.copyOf(rows);
  }

  public Box header() {
    return new Box(box.x(), box.y(), box.width(), HEADER);
  }

  /// The tinted area of the primary key; without height when there is none.
  public Box keyArea() {
    return new Box(box.x(), box.y() + HEADER + PADDING, box.width(), keyRows * ROW);
  }

  public Optional<CardRow> row(String field) {
    for (CardRow row : rows) {
      if (row.id().field().equals(field)) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }

  /// The height at which a field's line ends: its row's middle, or that of `… n more`, or the
  /// header's.
  public double heightOf(String field) {
    return row(field)
        .map(r -> r.box().centreY())
        .or(() -> moreRows.map(m -> m.box().centreY()))
        .orElseGet(() -> header().centreY() + 2);
  }

  /// The same card elsewhere.
  public Card at(double x, double y) {
    double dx = x - box.x();
    double dy = y - box.y();
    if (dx == 0 && dy == 0) {
      return this;
    }
    return new Card(
        name,
        kind,
        box.movedBy(dx, dy),
        title,
        rows.stream().map(r -> r.movedBy(dx, dy)).toList(),
        keyRows,
        moreRows.map(m -> new MoreRows(m.count(), m.box().movedBy(dx, dy))));
  }
}
