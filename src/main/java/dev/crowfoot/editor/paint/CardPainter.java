// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.paint;

import dev.crowfoot.editor.Hue;
import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.scene.Backdrop;
import dev.crowfoot.editor.scene.Card;
import dev.crowfoot.editor.scene.CardRow;
import dev.crowfoot.editor.scene.CardRow.Glyph;
import dev.crowfoot.editor.scene.Emphasis;
import dev.crowfoot.editor.scene.TextMeasure.TextStyle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// Paints cards at the level of detail the zoom allows.
final class CardPainter {
  private static final double RADIUS = 8;
  private static final double STRIP = 4;

  /// No name on the screen is smaller.
  private static final double LEAST_TEXT = 10;

  /// How much wider than its card a far name is: less, or a little more where a word would have to
  /// be broken otherwise. Cards lie further apart.
  private static final double INSIDE = -6;

  private static final double BEYOND = 14;

  /// And never more than the room that cards side by side have between them.
  private static final double BETWEEN = 80;

  /// Where rows begin that show as bars.
  private static final double BAR = 24;

  private final Pen pen;
  private final DetailLevel detail;
  private final Emphasis emphasis;

  private final Backdrop backdrop;
  private final Map<String, CardMark> marks;

  /// @param backdrop says which cards have the colour of an area, and which are locked
  /// @param marks what a migration will do to the tables, by card
  CardPainter(
      Pen pen,
      DetailLevel detail,
      Emphasis emphasis,
      Backdrop backdrop,
      Map<String, CardMark> marks) {
    this.backdrop = backdrop;
    this.pen = pen;
    this.detail = detail;
    this.emphasis = emphasis;
    this.marks = marks;
  }

  /// @param hoveredRow the field under the pointer, or nothing
  /// @param errors how many errors the card's text has
  void paint(Card card, String hoveredRow, int errors) {
    boolean selected = emphasis.cards().contains(card.name());
    paintMark(card);
    switch (detail) {
      case FULL, KEYS -> {
        paintFrame(card, selected);
        paintHeader(card, errors);
        paintRows(card, hoveredRow);
      }
      case NAMES -> {
        paintBlock(card, selected);
        paintBlockName(card);
      }
      case BLOCKS -> paintBlock(card, selected);
    }
    if (errors > 0 && detail != DetailLevel.BLOCKS) {
      paintBadge(card, errors);
    }
  }

  /// A coloured outline, outside of the card's own.
  private void paintMark(Card card) {
    CardMark mark = marks.get(card.name());
    if (mark != null) {
      double radius = detail == DetailLevel.BLOCKS ? 0 : RADIUS;
      pen.fillRounded(card.box(), radius, 5, mark.tint());
      pen.fillRounded(card.box(), radius, 3, Tint.CANVAS_BG);
    }
  }

  private void paintFrame(Card card, boolean selected) {
    Box box = card.box();
    if (selected) {
      pen.fillRounded(box, RADIUS, 4, Tint.SELECTION_GLOW);
      pen.fillRounded(box, RADIUS, 2, Tint.SELECTION);
    } else {
      pen.fillRounded(box.movedBy(0, 1 / pen.zoom()), RADIUS, 1, Tint.CARD_BORDER_BOTTOM);
      pen.fillRounded(box, RADIUS, 1, Tint.CARD_BORDER);
    }
    // the strip is what shows of a coloured box above a plain one
    Box top = new Box(box.x(), box.y(), box.width(), 2 * RADIUS);
    pen.fillRounded(top, RADIUS, 0, pen.mixed(strip(card), Tint.CARD_BG, 1));
    Box body = new Box(box.x(), box.y() + STRIP, box.width(), box.height() - STRIP);
    pen.fillRounded(body, RADIUS, 0, Tint.CARD_BG);
    pen.fill(new Box(body.x(), body.y(), body.width(), RADIUS + 2), Tint.CARD_BG);
  }

  private void paintHeader(Card card, int errors) {
    double size = Math.max(11, TextStyle.TITLE.size() * pen.zoom());
    double middle = card.box().y() + STRIP + (Card.HEADER - STRIP) / 2;
    boolean isLocked = backdrop.locked().contains(card.name());
    double sign = detail == DetailLevel.FULL ? (isLocked ? 52 : 34) : 8;
    double room = (card.box().width() - 12 - sign - (errors > 0 ? 20 : 0)) * pen.zoom();
    String title = fit(card.name(), TextStyle.TITLE, size, room);
    pen.text(title, TextStyle.TITLE, size, card.box().x() + 12, middle, Tint.NAME);
    if (detail == DetailLevel.FULL) {
      Glyphs.kind(pen, card.kind(), card.box().right() - 20, middle);
      if (isLocked) {
        Glyphs.lock(pen, card.box().right() - 38, middle);
      }
    }
    if (!card.rows().isEmpty()) {
      pen.fill(
          new Box(card.box().x(), card.box().y() + Card.HEADER, card.box().width(), 1 / pen.zoom()),
          Tint.CARD_RULE);
    }
  }

  private void paintRows(Card card, String hoveredRow) {
    if (card.keyRows() > 0) {
      pen.fill(card.keyArea(), Tint.CARD_KEY_TINT);
    }
    List<CardRow> rows = card.rows();
    for (CardRow row : rows) {
      if (emphasis.rows().contains(row.id())) {
        pen.fill(row.box(), Tint.CARD_ROW_SELECTED);
      } else if (row.id().field().equals(hoveredRow)) {
        pen.fill(row.box(), Tint.CARD_ROW_HOVER);
      }
      if (detail == DetailLevel.FULL) {
        paintRow(row);
      } else {
        paintRowFromAfar(row);
      }
    }
    card.moreRows().ifPresent(more -> paintMore(more));
  }

  private void paintRow(CardRow row) {
    Box box = row.box();
    double middle = box.centreY();
    boolean key = isKey(row);
    TextStyle style = key ? TextStyle.KEY_NAME : TextStyle.NAME;
    double size = Math.max(LEAST_TEXT, style.size() * pen.zoom());
    double typeSize = Math.max(LEAST_TEXT - 0.5, TextStyle.TYPE.size() * pen.zoom());
    double end = CardRow.END + (row.chipColumn() ? CardRow.CHIP : 0);
    double room = (box.width() - CardRow.LABEL - end) * pen.zoom();
    double typeWidth =
        pen.measure.width(row.type(), TextStyle.TYPE) * typeSize / TextStyle.TYPE.size();
    String label = fit(row.label(), style, size, room - typeWidth - (row.type().isEmpty() ? 0 : 6));
    Glyphs.row(pen, row.glyph(), box.x() + CardRow.GUTTER + 8, middle);
    pen.text(label, style, size, box.x() + CardRow.LABEL, middle, Tint.NAME);
    if (!row.type().isEmpty()) {
      pen.textBefore(
          row.type(), TextStyle.TYPE, typeSize, box.right() - end, middle, typeTint(row));
    }
    if (row.unique()) {
      Glyphs.unique(pen, box.right() - CardRow.END - 7, middle);
    }
  }

  private static Tint typeTint(CardRow row) {
    return switch (row.tone()) {
      case PLAIN -> Tint.TYPE;
      case ENUM -> Tint.ENUM;
      case RELATION -> Tint.FK;
    };
  }

  /// Key rows stay readable; the others become two bars.
  private void paintRowFromAfar(CardRow row) {
    Box box = row.box();
    if (isKey(row) || row.glyph() == Glyph.LINK) {
      double room = (box.width() - 20) * pen.zoom();
      Tint tint = isKey(row) ? Tint.PK : Tint.FK;
      double side = 4 / pen.zoom();
      double left = box.x() + BAR - 7 / pen.zoom();
      pen.fill(new Box(left, box.centreY() - side / 2, side, side), tint);
      String label = fit(row.id().field(), TextStyle.NAME, LEAST_TEXT, room - 14 * pen.zoom());
      pen.text(label, TextStyle.NAME, LEAST_TEXT, box.x() + BAR, box.centreY(), Tint.NAME);
      return;
    }
    double label = pen.measure.width(row.label(), TextStyle.NAME) * 0.9;
    double type = pen.measure.width(row.type(), TextStyle.TYPE) * 0.9;
    double height = 5;
    double top = box.centreY() - height / 2;
    pen.fill(new Box(box.x() + BAR, top, label, height), Tint.CARD_BAR_STRONG);
    if (type > 0) {
      pen.fill(new Box(box.right() - 12 - type, top, type, height), Tint.CARD_BAR);
    }
  }

  private void paintMore(Card.MoreRows more) {
    double size = Math.max(LEAST_TEXT, 12 * pen.zoom());
    pen.text(
        "… " + more.count() + " more",
        TextStyle.LABEL,
        size,
        more.box().x() + (detail == DetailLevel.FULL ? CardRow.LABEL : BAR),
        more.box().centreY(),
        Tint.TYPE);
  }

  private void paintBlock(Card card, boolean selected) {
    Box box = card.box();
    double radius = detail == DetailLevel.NAMES ? RADIUS : 0;
    if (selected) {
      pen.fillRounded(box, radius, 3, Tint.SELECTION);
    }
    if (detail == DetailLevel.NAMES) {
      pen.fillRounded(box, radius, 0, pen.mixed(strip(card), Tint.CARD_BG, 0.45));
      pen.fillRounded(
          box.grown(-1 / pen.zoom()), radius, 0, pen.mixed(strip(card), Tint.CARD_BG, 0.1));
    } else {
      pen.fill(box, pen.mixed(strip(card), Tint.CARD_BG, 0.4));
    }
  }

  /// The name as large as the zoom has it, or as small as it can be read when only that shows it
  /// whole.
  private void paintBlockName(Card card) {
    double size = pen.zoom() >= 0.32 ? 13 : pen.zoom() >= 0.27 ? 12 : pen.zoom() >= 0.22 ? 11 : 10;
    Optional<NameWrap> name = unbroken(card, size, INSIDE);
    while (name.isEmpty() && size > LEAST_TEXT) {
      size--;
      name = unbroken(card, size, INSIDE);
    }
    double least = size;
    NameWrap shown =
        name.or(() -> unbroken(card, least, beyond())).orElseGet(() -> wrapped(card, least));
    if (!shown.whole() && card.kind() == Card.Kind.ENUM) {
      return; // there are many, alike at the beginning, and none is looked for by its name
    }
    Box screen = pen.view.toScreen(card.box());
    double lineHeight = size + 2;
    double y = screen.centreY() - (shown.lines().size() - 1) * lineHeight / 2;
    for (String line : shown.lines()) {
      pen.textCentred(line, blockStyle(), size, screen.centreX(), y, Tint.NAME);
      y += lineHeight;
    }
  }

  /// @param beyond how much wider than the card the name may be
  private Optional<NameWrap> unbroken(Card card, double size, double beyond) {
    Box screen = pen.view.toScreen(card.box());
    return NameWrap.unbroken(
        card.name(), mostLines(screen, size), screen.width() + beyond, width(size));
  }

  private NameWrap wrapped(Card card, double size) {
    Box screen = pen.view.toScreen(card.box());
    return NameWrap.wrap(
        card.name(), mostLines(screen, size), screen.width() + beyond(), width(size));
  }

  private double beyond() {
    return Math.min(BEYOND, BETWEEN * pen.zoom());
  }

  private static int mostLines(Box screen, double size) {
    return Math.max(1, (int) Math.floor((screen.height() - 1) / (size + 2)));
  }

  private ToDoubleFunction<String> width(double size) {
    TextStyle style = blockStyle();
    return text -> pen.measure.width(text, style) * size / style.size();
  }

  /// The same for all, also for those that are set smaller.
  private TextStyle blockStyle() {
    return pen.zoom() >= 0.32 ? TextStyle.TITLE : TextStyle.NAME;
  }

  private void paintBadge(Card card, int errors) {
    Box screen = pen.view.toScreen(card.box());
    String text = errors > 9 ? "9+" : Integer.toString(errors);
    Glyphs.badge(pen, text, screen.right(), screen.y());
  }

  private static boolean isKey(CardRow row) {
    return row.glyph() == Glyph.KEY || row.glyph() == Glyph.KEY_LINK;
  }

  /// The colour of the card's area, else of its kind; where there are areas, a table outside of
  /// them has none.
  private Tint strip(Card card) {
    Hue hue = backdrop.hues().get(card.name());
    if (hue != null) {
      return Tint.of(hue);
    }
    return switch (card.kind()) {
      case TABLE -> backdrop.hues().isEmpty() ? Tint.TABLE_STRIP : Tint.AREA_GREY;
      case VIEW -> Tint.VIEW_STRIP;
      case ENUM -> Tint.ENUM_STRIP;
      case TYPE -> Tint.TYPE_STRIP;
    };
  }

  /// The text, shortened when at this size it is wider than its room in pixels of the window.
  private String fit(String text, TextStyle style, double size, double room) {
    double scale = style.size() / size;
    return pen.measure.fit(text, style, Math.max(0, room * scale + 0.5));
  }
}
