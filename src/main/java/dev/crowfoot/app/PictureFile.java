// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.adapter.Failure.FileFailure;
import dev.crowfoot.adapter.files.WholeFiles;
import dev.crowfoot.adapter.picture.PictureFormat;
import dev.crowfoot.adapter.picture.PictureStyle;
import dev.crowfoot.editor.paint.Picture;
import java.nio.file.Path;

/// A picture of a diagram as a file.
///
/// @param title what it shows, for readers that say it
public record PictureFile(PictureFormat format, Picture picture, PictureStyle style, String title) {
  /// Writes it, or leaves what was there.
  ///
  /// @throws ArgumentFailure when there is nothing to see, or more than a file of dots can hold
  /// @throws FileFailure when the file cannot be written
  /// @throws java.util.concurrent.CancellationException when the thread was interrupted
  public void write(Path file) {
    if (picture.isEmpty()) {
      throw new ArgumentFailure("There is nothing to see: no table is shown.");
    }
    WholeFiles.write(file, out -> format.write(picture, style, title, out));
  }
}
