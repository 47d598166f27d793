// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.paint.Picture;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

class PictureFormatTest {
  private static final PictureStyle DARK = new PictureStyle(1, true, true);
  private static final PictureStyle TRANSPARENT = new PictureStyle(1, false, false);

  private final Picture picture = Drawn.blog("Who <writes> & reads “it”\u0001");

  @Test
  void anSvgIsXmlWithTextsAndItsSize() throws Exception {
    Element svg = svg(picture, PictureStyle.DEFAULT);
    assertThat(svg.getAttribute("viewBox"))
        .isEqualTo("0 0 %.0f %.0f".formatted(picture.box().width(), picture.box().height()));
    assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("The blog");
    assertThat(texts(svg))
        .contains("User", "email", "String", "Int?", "ADMIN", "_PostToTag", "Writing")
        .contains("Who <writes> & reads “it”");
  }

  @Test
  void anSvgIsAsLargeAsItsScaleSays() throws Exception {
    Element svg = svg(picture, new PictureStyle(2, false, true));
    assertThat(Double.parseDouble(svg.getAttribute("width"))).isEqualTo(2 * picture.box().width());
  }

  @Test
  void aTypeStaysAtItsEndWhateverTheFont() throws Exception {
    NodeList all = svg(picture, PictureStyle.DEFAULT).getElementsByTagName("text");
    for (int i = 0; i < all.getLength(); i++) {
      Element text = (Element) all.item(i);
      if (text.getTextContent().equals("Int?")) {
        assertThat(text.getAttribute("text-anchor")).isEqualTo("end");
        assertThat(text.getAttribute("font-family")).startsWith("'JetBrains Mono'");
        return;
      }
    }
    throw new AssertionError("no type");
  }

  @Test
  void theThemeIsLightOrDark() throws Exception {
    assertThat(ground(svg(picture, PictureStyle.DEFAULT))).isEqualTo("#f6f8fa");
    assertThat(ground(svg(picture, DARK))).isEqualTo("#0d1117");
  }

  @Test
  void aTransparentPictureHasNoGround() throws Exception {
    BufferedImage image = Drawn.image(picture, TRANSPARENT);
    assertThat(image.getRGB(2, 2) >>> 24).isZero();
    assertThat(image.getRGB((int) (400 - picture.box().x()), (int) (60 - picture.box().y())))
        .isEqualTo(0xffffffff);
    assertThat(Drawn.image(picture, DARK).getRGB(2, 2)).isEqualTo(0xff0d1117);
  }

  @Test
  void allThatIsDrawnLiesWithinAMarginOf24() throws IOException {
    BufferedImage image = Drawn.image(picture, PictureStyle.DEFAULT);
    int ground = image.getRGB(0, 0);
    int[] first = {image.getWidth(), image.getHeight()};
    int[] last = {0, 0};
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if (image.getRGB(x, y) != ground) {
          first = new int[] {Math.min(first[0], x), Math.min(first[1], y)};
          last = new int[] {Math.max(last[0], x), Math.max(last[1], y)};
        }
      }
    }
    assertThat(first[0]).isBetween(20, 24);
    assertThat(first[1]).isBetween(20, 24);
    assertThat(image.getWidth() - 1 - last[0]).isBetween(20, 24);
    assertThat(image.getHeight() - 1 - last[1]).isBetween(20, 24);
  }

  /// A PNG is painted in bands; none may show.
  @Test
  void aPngIsPaintedInOnePiece() throws IOException {
    for (double scale : List.of(1.0, 2.0, 0.7)) {
      BufferedImage banded = Drawn.image(picture, new PictureStyle(scale, false, true));
      BufferedImage whole =
          new BufferedImage(banded.getWidth(), banded.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
      Graphics2D graphics = whole.createGraphics();
      graphics.scale(scale, scale);
      picture.paint(new ImagePaper(graphics), ThemeColours.light(), true);
      assertThat(banded.getHeight()).isGreaterThan(256);
      assertThat(Drawn.difference(banded, whole)).as("at %s", scale).isLessThan(1e-4);
    }
  }

  @Test
  void aPngThatIsTooLargeNamesAScaleThatWorks() {
    Picture wide = new Picture(picture.scene(), picture.backdrop(), Drawn.FONTS, box(20_000, 500));
    assertThatThrownBy(
            () ->
                PictureFormat.PNG.write(
                    wide, new PictureStyle(4, false, true), "", OutputStream.nullOutputStream()))
        .isInstanceOf(ArgumentFailure.class)
        .hasMessageContaining("80,000 × 2,000 dots")
        .hasMessageContaining("The scale 1.6 works");
  }

  private static Box box(double width, double height) {
    return new Box(0, 0, width, height);
  }

  @Test
  void aScaleThatShowsNothingIsRefused() {
    for (double scale : List.of(0.0, -1.0, 5.0, Double.NaN)) {
      assertThatThrownBy(() -> new PictureStyle(scale, false, true))
          .isInstanceOf(ArgumentFailure.class)
          .hasMessageContaining("from 0.1 to 4");
    }
  }

  @Test
  void aPdfHasItsTextsAndFontsWithIt() throws IOException {
    try (PDDocument document =
        Loader.loadPDF(Drawn.written(PictureFormat.PDF, picture, PictureStyle.DEFAULT))) {
      assertThat(new PDFTextStripper().getText(document))
          .contains("User", "email", "String", "Int?", "_PostToTag", "Who <writes> & reads “it”");
      PDPage page = document.getPage(0);
      List<Boolean> embedded = new ArrayList<>();
      for (COSName name : page.getResources().getFontNames()) {
        embedded.add(page.getResources().getFont(name).isEmbedded());
      }
      assertThat(embedded).containsExactly(true, true, true);
      assertThat(document.getDocumentInformation().getTitle()).isEqualTo("The blog");
    }
  }

  @Test
  void aPdfLooksLikeThePng() throws IOException {
    try (PDDocument document = Loader.loadPDF(Drawn.written(PictureFormat.PDF, picture, DARK))) {
      BufferedImage page = new PDFRenderer(document).renderImage(0, 96 / 72f);
      BufferedImage png = Drawn.image(picture, DARK);
      assertThat(page.getWidth()).isEqualTo(png.getWidth());
      assertThat(Drawn.difference(page, png)).isLessThan(0.005);
    }
  }

  @Test
  void aPageLargerThanPdfKnowsIsCountedInLargerUnits() throws IOException {
    Picture wide = new Picture(picture.scene(), picture.backdrop(), Drawn.FONTS, box(40_000, 500));
    try (PDDocument document =
        Loader.loadPDF(Drawn.written(PictureFormat.PDF, wide, PictureStyle.DEFAULT))) {
      PDPage page = document.getPage(0);
      assertThat(page.getUserUnit()).isEqualTo(3);
      assertThat(page.getMediaBox().getWidth()).isEqualTo(10_000);
    }
  }

  @Test
  void someCardsComeWithTheirAreaAndTheNotesBesideThem() throws Exception {
    Picture some =
        Picture.some(Drawn.scene(), Set.of("Post", "Tag"), Drawn.layout("Beside"), Drawn.FONTS);
    assertThat(texts(svg(some, PictureStyle.DEFAULT)))
        .contains("Post", "Tag", "_PostToTag", "Writing")
        .doesNotContain("User", "Role", "Beside");
    Picture role = Picture.some(Drawn.scene(), Set.of("Role"), Drawn.layout(""), Drawn.FONTS);
    assertThat(role.box()).isEqualTo(role.scene().bounds().grown(Picture.MARGIN));
  }

  @Test
  void nobodyWaitsForAPictureThatIsCancelled() {
    for (PictureFormat format : PictureFormat.values()) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> Drawn.written(format, picture, PictureStyle.DEFAULT))
          .as("%s", format)
          .isInstanceOf(CancellationException.class);
      assertThat(Thread.interrupted()).isFalse();
    }
  }

  private static String ground(Element svg) {
    return ((Element) svg.getElementsByTagName("rect").item(0)).getAttribute("fill");
  }

  private static List<String> texts(Element svg) {
    List<String> texts = new ArrayList<>();
    NodeList all = svg.getElementsByTagName("text");
    for (int i = 0; i < all.getLength(); i++) {
      texts.add(all.item(i).getTextContent());
    }
    return texts;
  }

  private static Element svg(Picture picture, PictureStyle style)
      throws IOException, ParserConfigurationException, SAXException {
    byte[] written = Drawn.written(PictureFormat.SVG, picture, style);
    assertThat(new String(written, StandardCharsets.UTF_8)).doesNotContain("\u0001");
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(written));
    return document.getDocumentElement();
  }
}
