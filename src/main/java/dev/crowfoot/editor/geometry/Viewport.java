// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.geometry;

/// The part of the canvas that the window shows.
///
/// @param x the world's x at the window's left edge
/// @param y the world's y at its top edge
/// @param zoom pixels of the window for one unit of the world
public record Viewport(double x, double y, double zoom, double width, double height) {
  public static final double LEAST_ZOOM = 0.01;
  public static final double MOST_ZOOM = 4;

  public static Viewport at100Percent(double width, double height) {
    return new Viewport(0, 0, 1, width, height);
  }

  public double screenX(double worldX) {
    return (worldX - x) * zoom;
  }

  public double screenY(double worldY) {
    return (worldY - y) * zoom;
  }

  public Point toScreen(Point world) {
    return new Point(screenX(world.x()), screenY(world.y()));
  }

  public Box toScreen(Box world) {
    return new Box(
        screenX(world.x()), screenY(world.y()), world.width() * zoom, world.height() * zoom);
  }

  public Point toWorld(Point screen) {
    return new Point(screen.x() / zoom + x, screen.y() / zoom + y);
  }

  /// What shows of the world.
  public Box visible() {
    return new Box(x, y, width / zoom, height / zoom);
  }

  /// Moved by so many pixels of the window; the cards follow the pointer.
  public Viewport pannedBy(double screenX, double screenY) {
    return new Viewport(x - screenX / zoom, y - screenY / zoom, zoom, width, height);
  }

  /// Zoomed so that what lies under a place of the window stays there.
  public Viewport zoomedTo(double newZoom, Point screen) {
    double clamped = Math.clamp(newZoom, LEAST_ZOOM, MOST_ZOOM);
    Point anchor = toWorld(screen);
    return new Viewport(
        anchor.x() - screen.x() / clamped,
        anchor.y() - screen.y() / clamped,
        clamped,
        width,
        height);
  }

  /// The same place and zoom in a window of another size.
  public Viewport resized(double newWidth, double newHeight) {
    return new Viewport(x, y, zoom, newWidth, newHeight);
  }

  /// In a window of another size, with the same place in the middle.
  public Viewport resizedRoundMiddle(double newWidth, double newHeight) {
    return new Viewport(
        x + (width - newWidth) / 2 / zoom,
        y + (height - newHeight) / 2 / zoom,
        zoom,
        newWidth,
        newHeight);
  }

  /// Shows a box whole, in the middle, at 100 % at most.
  ///
  /// @param margin pixels kept free at each edge
  public Viewport fitting(Box box, double margin) {
    if (box.width() <= 0 || box.height() <= 0 || width <= 2 * margin || height <= 2 * margin) {
      return new Viewport(-width / 2, -height / 2, 1, width, height);
    }
    double fits =
        Math.min((width - 2 * margin) / box.width(), (height - 2 * margin) / box.height());
    return centredOn(box, Math.clamp(fits, LEAST_ZOOM, 1));
  }

  /// Like [#fitting], with more room kept free below, where things float above the canvas.
  public Viewport fittingAbove(Box box, double margin, double below) {
    Viewport above = resized(width, height - below + margin).fitting(box, margin);
    return above.resized(width, height);
  }

  /// A place on the way to another: what is in the middle moves on a straight line, and the zoom
  /// changes by the same share each moment.
  ///
  /// @param share of the way, from 0 to 1
  public Viewport towards(Viewport target, double share) {
    double z = zoom * Math.pow(target.zoom / zoom, share);
    boolean zooms = Math.abs(target.zoom - zoom) > 1e-9;
    double moved = zooms ? (1 / zoom - 1 / z) / (1 / zoom - 1 / target.zoom) : share;
    Box here = visible();
    Box there = target.visible();
    double cx = here.centreX() + (there.centreX() - here.centreX()) * moved;
    double cy = here.centreY() + (there.centreY() - here.centreY()) * moved;
    return centredOn(new Box(cx, cy, 0, 0), z);
  }

  /// Shows the middle of a box in the middle of the window.
  public Viewport centredOn(Box box, double newZoom) {
    return new Viewport(
        box.centreX() - width / 2 / newZoom,
        box.centreY() - height / 2 / newZoom,
        newZoom,
        width,
        height);
  }
}
