// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.geometry;

/// A place on the canvas, in world units.
public record Point(double x, double y) {
  public Point plus(double dx, double dy) {
    return new Point(x + dx, y + dy);
  }

  public double distanceTo(Point other) {
    return Math.hypot(x - other.x, y - other.y);
  }
}
