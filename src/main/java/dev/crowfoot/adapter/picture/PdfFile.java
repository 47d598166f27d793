// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.picture;

import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.paint.Picture;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;

/// A picture as a PDF document of one page.
final class PdfFile {
  /// Points for a pixel of the screen.
  private static final double POINTS = 0.75;

  /// The longest side that a page can have; a larger one is counted in larger units.
  private static final double MOST_POINTS = 14_400;

  private PdfFile() {}

  static void write(Picture picture, PictureStyle style, String title, OutputStream out)
      throws IOException {
    try (PDDocument document = new PDDocument(IOUtils.createTempFileOnlyStreamCache())) {
      PDDocumentInformation information = new PDDocumentInformation();
      information.setTitle(title);
      information.setProducer("Crowfoot");
      document.setDocumentInformation(information);
      document.setVersion(1.6f);
      PdfFonts fonts = new PdfFonts(document);
      addPage(document, fonts, picture, style);
      fonts.finish();
      document.save(out);
    }
  }

  private static void addPage(
      PDDocument document, PdfFonts fonts, Picture picture, PictureStyle style) throws IOException {
    Box box = picture.box();
    double points = POINTS * style.scale();
    double longest = Math.max(box.width(), box.height()) * points;
    int unit = (int) Math.max(1, Math.ceil(longest / MOST_POINTS));
    double size = points / unit;
    PDPage page =
        new PDPage(new PDRectangle((float) (box.width() * size), (float) (box.height() * size)));
    page.setUserUnit(unit);
    document.addPage(page);
    try (PDPageContentStream content =
        new PDPageContentStream(document, page, AppendMode.OVERWRITE, true)) {
      content.transform(
          new Matrix((float) size, 0, 0, (float) -size, 0, (float) (box.height() * size)));
      content.setLineCapStyle(2);
      picture.paint(new PdfPaper(content, fonts), style.palette(), style.background());
    }
  }
}
