// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.route;

import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.geometry.Point;

/// One end of a line: a height on a card; the side is the router's to choose.
public record Terminal(Box card, double y) {
  /// Room for the crow's foot before the line's first bend.
  public static final double STUB = 26;

  Point at(Side side) {
    return new Point(side.of(card), y);
  }

  /// The first point at which the line may bend.
  Point stub(Side side) {
    return at(side).plus(side.direction() * STUB, 0);
  }
}
