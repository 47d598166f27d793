// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.picture;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.editor.paint.Palette;

/// How a picture looks.
///
/// @param scale how large; 1 is the size of the canvas at 100 %
/// @param background whether the canvas behind the diagram is painted, or left transparent
public record PictureStyle(double scale, boolean dark, boolean background) {
  public static final PictureStyle DEFAULT = new PictureStyle(1, false, true);

  private static final double LEAST = 0.1;
  private static final double MOST = 4;

  /// @throws ArgumentFailure when nothing could be seen at that scale, or it is needlessly large
  public PictureStyle {
    if (!(scale >= LEAST && scale <= MOST)) {
      throw new ArgumentFailure(
          "A picture cannot be %s times as large as the canvas: name a scale from 0.1 to 4."
              .formatted(SvgPaper.number(scale)));
    }
  }

  Palette palette() {
    return dark ? ThemeColours.dark() : ThemeColours.light();
  }
}
