// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.picture;

import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.paint.Picture;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/// A picture as SVG.
final class SvgFile {
  private SvgFile() {}

  static void write(Picture picture, PictureStyle style, String title, OutputStream out)
      throws IOException {
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    SvgPaper paper = new SvgPaper(writer, picture.measure());
    Box box = picture.box();
    paper.begin(title, box.width(), box.height(), style.scale());
    picture.paint(paper, style.palette(), style.background());
    paper.end();
    writer.flush();
  }
}
