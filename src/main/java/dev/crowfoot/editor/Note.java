// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor;

import dev.crowfoot.editor.geometry.Box;

/// Words on the canvas, which are no part of the schema.
///
/// @param text one or more lines
public record Note(String text, Box box, Hue hue) {
  public static final double LEAST_WIDTH = 80;
  public static final double LEAST_HEIGHT = 40;

  public Note withText(String changed) {
    return new Note(changed, box, hue);
  }

  public Note withHue(Hue changed) {
    return new Note(text, box, changed);
  }

  public Note movedBy(double dx, double dy) {
    return new Note(text, box.movedBy(dx, dy), hue);
  }

  /// This note larger or smaller by so much, though never too small to be seen.
  public Note resizedBy(double dx, double dy) {
    double width = Math.max(LEAST_WIDTH, box.width() + dx);
    double height = Math.max(LEAST_HEIGHT, box.height() + dy);
    return new Note(text, new Box(box.x(), box.y(), width, height), hue);
  }
}
