// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.picture;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// The fonts of a PDF document: each is put into it when the first text asks for it, and in the end
/// only with the glyphs that were used.
final class PdfFonts {
  private final PDDocument document;
  private final Map<Typeface, PDType0Font> fonts = new HashMap<>();
  private final List<PostScriptFont> unfinished = new ArrayList<>();

  PdfFonts(PDDocument document) {
    this.document = document;
  }

  PDType0Font of(Typeface face) throws IOException {
    PDType0Font known = fonts.get(face);
    if (known != null) {
      return known;
    }
    PDType0Font font = load(face);
    fonts.put(face, font);
    return font;
  }

  /// The library cuts fonts with TrueType outlines down to what is used; the others we do.
  private PDType0Font load(Typeface face) throws IOException {
    if (!face.isPostScript()) {
      try (InputStream stream = face.stream()) {
        return PDType0Font.load(document, stream, true);
      }
    }
    PostScriptFont font = PostScriptFont.in(document, face);
    unfinished.add(font);
    return font;
  }

  /// Leaves only what was used. To be called before the document is saved.
  void finish() throws IOException {
    for (PostScriptFont font : unfinished) {
      font.finish();
    }
  }
}
