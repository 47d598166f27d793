// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.geometry;

import java.util.Collection;

/// An upright rectangle of the canvas, in world units.
public record Box(double x, double y, double width, double height) {
  public static final Box EMPTY = new Box(0, 0, 0, 0);

  /// The box between two opposite corners, given in any order.
  public static Box between(Point a, Point b) {
    return new Box(
        Math.min(a.x(), b.x()),
        Math.min(a.y(), b.y()),
        Math.abs(a.x() - b.x()),
        Math.abs(a.y() - b.y()));
  }

  /// The smallest box that holds all; [#EMPTY] of none.
  public static Box around(Collection<Box> boxes) {
    return boxes.stream().reduce(Box::union).orElse(EMPTY);
  }

  public double right() {
    return x + width;
  }

  public double bottom() {
    return y + height;
  }

  public double centreX() {
    return x + width / 2;
  }

  public double centreY() {
    return y + height / 2;
  }

  public boolean contains(Point p) {
    return p.x() >= x && p.x() < right() && p.y() >= y && p.y() < bottom();
  }

  /// Whether the two share more than an edge.
  public boolean overlaps(Box other) {
    return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
  }

  public Box union(Box other) {
    double left = Math.min(x, other.x);
    double top = Math.min(y, other.y);
    return new Box(
        left,
        top,
        Math.max(right(), other.right()) - left,
        Math.max(bottom(), other.bottom()) - top);
  }

  /// This box grown on all sides; shrunk when negative.
  public Box grown(double by) {
    return grown(by, by);
  }

  public Box grown(double horizontally, double vertically) {
    return new Box(
        x - horizontally,
        y - vertically,
        Math.max(0, width + 2 * horizontally),
        Math.max(0, height + 2 * vertically));
  }

  public Box movedBy(double dx, double dy) {
    return new Box(x + dx, y + dy, width, height);
  }

  public Box at(double newX, double newY) {
    return new Box(newX, newY, width, height);
  }
}
