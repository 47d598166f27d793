// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.route;

import dev.crowfoot.editor.geometry.Box;

/// The side of a card at which a line ends.
public enum Side {
  LEFT(-1),
  RIGHT(1);

  private final int direction;

  Side(int direction) {
    this.direction = direction;
  }

  /// The sign of x away from the card.
  public int direction() {
    return direction;
  }

  /// Where this side of a card lies.
  public double of(Box card) {
    return this == LEFT ? card.x() : card.right();
  }
}
