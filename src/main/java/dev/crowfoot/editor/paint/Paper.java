// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.paint;

import dev.crowfoot.editor.scene.TextMeasure.TextStyle;

/// What a [Pen] draws on: the window's canvas, or a picture in a file. Places are pixels from the
/// top left corner at 100 %; what is drawn later covers what was drawn before.
public interface Paper {
  /// Everything drawn from now on is so opaque.
  void opacity(double alpha);

  void fillBox(double x, double y, double width, double height, Colour colour);

  /// A box with round corners.
  void fillRounded(double x, double y, double width, double height, double radius, Colour colour);

  /// The outline of a box with round corners; the line lies half inside, half outside.
  void strokeRounded(
      double x, double y, double width, double height, double radius, double line, Colour colour);

  void fillCircle(double x, double y, double radius, Colour colour);

  /// The outline of a circle; the line lies half inside, half outside.
  void strokeCircle(double x, double y, double radius, double line, Colour colour);

  /// A filled outline through some places.
  void fillPolygon(double[] xs, double[] ys, Colour colour);

  /// A straight line with square ends that reach half its width beyond.
  void strokeLine(double x1, double y1, double x2, double y2, double line, Colour colour);

  /// A quadratic curve that would lead to its corner and bends away to its end.
  void strokeBend(
      double x1,
      double y1,
      double cornerX,
      double cornerY,
      double x2,
      double y2,
      double line,
      Colour colour);

  /// A cubic curve.
  ///
  /// @param xs of its start, its two handles and its end
  /// @param ys of the same
  void strokeCurve(double[] xs, double[] ys, double line, Colour colour);

  /// A line of text.
  ///
  /// @param left where it begins, whatever end stays in its place
  /// @param end which end of it stays in its place where a reader has another font
  void text(
      String text,
      TextStyle style,
      double size,
      double left,
      double baseline,
      Anchor end,
      Colour colour);

  /// Which part of a text stays in its place.
  enum Anchor {
    LEFT,
    MIDDLE,
    RIGHT
  }
}
