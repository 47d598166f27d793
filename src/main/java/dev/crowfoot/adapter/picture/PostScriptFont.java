// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.picture;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// A font with PostScript outlines inside a PDF document, which PDFBox itself can only read: a
/// composite font whose codes are the numbers of glyphs.
final class PostScriptFont extends PDType0Font {
  private static final int MOST_AT_ONCE = 100;

  private final Typeface face;
  private final COSDictionary descendant;
  private final COSStream program;
  private final COSStream unicode;

  /// The characters that were written, by their glyphs.
  private final SortedMap<Integer, Integer> used = new TreeMap<>();

  private PostScriptFont(
      COSDictionary font,
      Typeface face,
      COSDictionary descendant,
      COSStream program,
      COSStream unicode)
      throws IOException {
    super(font);
    this.face = face;
    this.descendant = descendant;
    this.program = program;
    this.unicode = unicode;
  }

  static PostScriptFont in(PDDocument document, Typeface face) throws IOException {
    String name = "CRWFTA+" + face.postScriptName();
    COSStream program = stream(document, face.postScriptProgram());
    program.setName(COSName.SUBTYPE, "CIDFontType0C");
    COSStream unicode = document.getDocument().createCOSStream();
    COSDictionary descendant = descendant(name, descriptor(name, face, program));
    COSDictionary font = dictionary("Font", "Type0");
    font.setName(COSName.BASE_FONT, name);
    font.setItem(COSName.ENCODING, COSName.IDENTITY_H);
    font.setItem(COSName.DESCENDANT_FONTS, new COSArray(List.of(descendant)));
    PostScriptFont made = new PostScriptFont(font, face, descendant, program, unicode);
    font.setItem(COSName.TO_UNICODE, unicode);
    return made;
  }

  private static COSDictionary descendant(String name, COSDictionary descriptor) {
    COSDictionary system = new COSDictionary();
    system.setString(COSName.REGISTRY, "Adobe");
    system.setItem(COSName.ORDERING, new COSString("Identity"));
    system.setInt(COSName.SUPPLEMENT, 0);
    COSDictionary descendant = dictionary("Font", "CIDFontType0");
    descendant.setName(COSName.BASE_FONT, name);
    descendant.setItem(COSName.CIDSYSTEMINFO, system);
    descendant.setItem(COSName.FONT_DESC, descriptor);
    return descendant;
  }

  private static COSDictionary descriptor(String name, Typeface face, COSStream program) {
    COSDictionary descriptor = new COSDictionary();
    descriptor.setName(COSName.TYPE, "FontDescriptor");
    descriptor.setName(COSName.FONT_NAME, name);
    descriptor.setInt(COSName.FLAGS, 4); // its glyphs are its own, not those of a standard
    descriptor.setItem(COSName.FONT_BBOX, COSArray.ofCOSIntegers(List.of(-740, -320, 2600, 1100)));
    descriptor.setInt(COSName.ITALIC_ANGLE, 0);
    descriptor.setInt(COSName.ASCENT, 969);
    descriptor.setInt(COSName.DESCENT, -242);
    descriptor.setInt(COSName.CAP_HEIGHT, 727);
    descriptor.setInt(COSName.STEM_V, face.weight() / 5);
    descriptor.setItem(COSName.FONT_FILE3, program);
    return descriptor;
  }

  private static COSDictionary dictionary(String type, String subtype) {
    COSDictionary dictionary = new COSDictionary();
    dictionary.setName(COSName.TYPE, type);
    dictionary.setName(COSName.SUBTYPE, subtype);
    return dictionary;
  }

  private static COSStream stream(PDDocument document, byte[] content) throws IOException {
    COSStream stream = document.getDocument().createCOSStream();
    fill(stream, content);
    return stream;
  }

  private static void fill(COSStream stream, byte[] content) throws IOException {
    try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
      out.write(content);
    }
  }

  @Override
  protected byte[] encode(int character) {
    int glyph = face.glyph(character);
    used.put(glyph, character);
    return new byte[] {(byte) (glyph >> 8), (byte) glyph};
  }

  /// Writes down what was used, and leaves the rest of the glyphs out.
  void finish() throws IOException {
    fill(program, GlyphsOfFont.only(used.keySet(), face.postScriptProgram()));
    descendant.setItem(COSName.W, widths());
    fill(unicode, characters().getBytes(StandardCharsets.US_ASCII));
  }

  private COSArray widths() {
    COSArray widths = new COSArray();
    used.forEach(
        (glyph, character) -> {
          widths.add(COSInteger.get(glyph));
          widths.add(new COSArray(List.of(new COSFloat((float) (face.advance(character) * 1000)))));
        });
    return widths;
  }

  /// Tells readers which character each glyph stands for, so that text can be searched and copied.
  private String characters() {
    List<Map.Entry<Integer, Integer>> all = new ArrayList<>(used.entrySet());
    StringBuilder map = new StringBuilder();
    map.append("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n");
    map.append("/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n");
    map.append("/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n");
    map.append("1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
    for (int i = 0; i < all.size(); i += MOST_AT_ONCE) {
      List<Map.Entry<Integer, Integer>> some =
          all.subList(i, Math.min(all.size(), i + MOST_AT_ONCE));
      map.append(some.size()).append(" beginbfchar\n");
      some.forEach(one -> map.append(line(one.getKey(), one.getValue())));
      map.append("endbfchar\n");
    }
    map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    return map.toString();
  }

  private static String line(int glyph, int character) {
    String utf16 =
        Character.toString(character)
            .chars()
            .mapToObj(unit -> "%04X".formatted(unit))
            .collect(Collectors.joining());
    return "<%04X> <%s>%n".formatted(glyph, utf16).replace("\r", "");
  }
}
