// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.picture;

import dev.crowfoot.editor.paint.Picture;
import java.io.IOException;
import java.io.OutputStream;

/// The kinds of files that pictures go into.
public enum PictureFormat {
  /// Shapes and texts, sharp at every size.
  SVG,
  /// Dots.
  PNG,
  /// One page with shapes and texts.
  PDF;

  /// Writes a picture.
  ///
  /// @param title what it shows, for readers that say it
  /// @throws dev.crowfoot.adapter.Failure.ArgumentFailure when it would have more dots than other
  ///   programs open
  /// @throws java.util.concurrent.CancellationException when the thread was interrupted
  public void write(Picture picture, PictureStyle style, String title, OutputStream out)
      throws IOException {
    switch (this) {
      case SVG -> SvgFile.write(picture, style, title, out);
      case PNG -> PngFile.write(picture, style, out);
      case PDF -> PdfFile.write(picture, style, title, out);
    }
  }
}
