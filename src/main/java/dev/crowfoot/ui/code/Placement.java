// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.stage.PopupWindow.AnchorLocation;
import javafx.stage.Screen;

/// Where something that belongs to a place of the text goes: below its line, above it where there
/// is no room, and never beyond the screen.
///
/// @param x of its left edge
/// @param y of its upper edge, or of its lower one when it lies above, so that it may grow
record Placement(double x, double y, boolean isAbove) {
  private static final double GAP = 2;

  /// @param place on the screen; what is placed begins at its left edge and leaves it uncovered
  static Placement of(Bounds place, double width, double height, Rectangle2D screen) {
    double x = Math.max(screen.getMinX(), Math.min(place.getMinX(), screen.getMaxX() - width));
    double below = place.getMaxY() + GAP;
    double above = place.getMinY() - GAP;
    boolean fitsBelow = below + height <= screen.getMaxY();
    boolean fitsAbove = above - height >= screen.getMinY();
    return fitsBelow || !fitsAbove
        ? new Placement(
            Math.rint(x),
            Math.rint(Math.max(screen.getMinY(), Math.min(below, screen.getMaxY() - height))),
            false)
        : new Placement(Math.rint(x), Math.rint(above), true);
  }

  /// The part of the screen that a window may use, where a place is.
  static Rectangle2D screenOf(Bounds place) {
    return Screen.getScreensForRectangle(place.getMinX(), place.getMinY(), 1, 1).stream()
        .findFirst()
        .orElseGet(Screen::getPrimary)
        .getVisualBounds();
  }

  AnchorLocation anchor() {
    return isAbove ? AnchorLocation.CONTENT_BOTTOM_LEFT : AnchorLocation.CONTENT_TOP_LEFT;
  }
}
