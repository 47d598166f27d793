// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.export;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.adapter.picture.PictureFormat;
import dev.crowfoot.adapter.picture.PictureStyle;
import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.paint.Picture;
import dev.crowfoot.ui.background.Background;
import dev.crowfoot.ui.diagram.DiagramPictures;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// Puts a picture of the selected tables, or of the whole view, on the clipboard.
public final class PictureCopy {
  /// A larger image is more than a clipboard should hold.
  private static final double MOST_DOTS = 40_000_000;

  private final Background background;
  private final Consumer<String> say;

  /// @param say tells something in passing
  public PictureCopy(Background background, Consumer<String> say) {
    this.background = background;
    this.say = say;
  }

  public void copy(DiagramPictures pictures, PictureStyle style) {
    Callable<Picture> picture = pictures.picture(pictures.wished());
    boolean some = pictures.hasSelection();
    background
        .run(() -> image(picture.call(), style))
        .onDone(
            image -> {
              ClipboardContent content = new ClipboardContent();
              content.putImage(image);
              Clipboard.getSystemClipboard().setContent(content);
              say.accept(
                  "Copied as a picture: " + (some ? "the selected tables." : "the whole view."));
            })
        .onFailure(failure -> say.accept(String.valueOf(failure.getMessage())))
        .start();
  }

  private static Image image(Picture picture, PictureStyle style) throws IOException {
    Box box = picture.box();
    if (picture.isEmpty()) {
      throw new ArgumentFailure("There is nothing to copy: no table is shown.");
    }
    if (box.width() * box.height() * style.scale() * style.scale() > MOST_DOTS) {
      throw new ArgumentFailure(
          "This picture is too large for the clipboard: select fewer tables, or export it.");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PictureFormat.PNG.write(picture, style, "", out);
    return new Image(new ByteArrayInputStream(out.toByteArray()));
  }
}
