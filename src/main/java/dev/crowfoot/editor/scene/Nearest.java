// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.scene;

import dev.crowfoot.editor.geometry.Box;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds the card that an arrow key leads to.
public final class Nearest {
  /// A step aside counts so much more than one ahead.
  private static final double ASIDE = 2;

  private Nearest() {}

  /// The nearest card in a direction: it must lie further that way than aside.
  ///
  /// @param dx -1 for left, 1 for right, else 0
  /// @param dy -1 for up, 1 for down, else 0
  public static Optional<Card> of(Collection<Card> cards, Box from, int dx, int dy) {
    return cards.stream()
        .filter(card -> !card.box().equals(from))
        .filter(card -> ahead(from, card.box(), dx, dy) > 0)
        .filter(card -> aside(from, card.box(), dx) <= ahead(from, card.box(), dx, dy))
        .min(
            Comparator.comparingDouble(
                card -> ahead(from, card.box(), dx, dy) + ASIDE * aside(from, card.box(), dx)));
  }

  private static double ahead(Box from, Box to, int dx, int dy) {
    return (to.centreX() - from.centreX()) * dx + (to.centreY() - from.centreY()) * dy;
  }

  /// How far one has to go aside; nothing where the two overlap crosswise.
  private static double aside(Box from, Box to, int dx) {
    return dx != 0
        ? Math.max(0, Math.max(to.y() - from.bottom(), from.y() - to.bottom()))
        : Math.max(0, Math.max(to.x() - from.right(), from.x() - to.right()));
  }
}
