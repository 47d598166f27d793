// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.paint;

import dev.crowfoot.editor.Note;
import dev.crowfoot.editor.Selection;
import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.geometry.Viewport;
import dev.crowfoot.editor.scene.Backdrop;
import dev.crowfoot.editor.scene.Backdrop.AreaShape;
import dev.crowfoot.editor.scene.Backdrop.Title;
import dev.crowfoot.editor.scene.NoteLines;
import dev.crowfoot.editor.scene.TextMeasure.TextStyle;
import java.util.List;
import java.util.Map;

/// Paints areas and notes, which lie behind the cards, and above everything the areas' names.
final class BackdropPainter {
  private static final double AREA_RADIUS = 16;
  private static final double NOTE_RADIUS = 6;

  private final Pen pen;
  private final Selection selection;

  BackdropPainter(Pen pen, Selection selection) {
    this.pen = pen;
    this.selection = selection;
  }

  void paint(Backdrop backdrop) {
    Box visible = pen.view.visible().grown(12 / pen.zoom());
    for (AreaShape area : backdrop.areas()) {
      if (area.box().overlaps(visible)) {
        paintArea(area);
      }
    }
    backdrop.notes().entrySet().stream()
        .filter(note -> note.getValue().box().overlaps(visible))
        .sorted(Map.Entry.comparingByKey())
        .forEach(note -> paintNote(note.getKey(), note.getValue()));
  }

  private boolean isSelected(AreaShape area) {
    return selection.equals(new Selection.OfArea(area.name()));
  }

  private void paintArea(AreaShape area) {
    Tint tint = Tint.of(area.hue());
    double edge = isSelected(area) ? 2 : 1;
    pen.fillRounded(
        area.box(), AREA_RADIUS, edge, pen.mixed(tint, Tint.CANVAS_BG, edge > 1 ? 0.9 : 0.4));
    pen.fillRounded(area.box(), AREA_RADIUS, 0, pen.mixed(tint, Tint.CANVAS_BG, 0.08));
  }

  /// The areas' names, which can be read at every zoom.
  void paintTitles(Backdrop backdrop) {
    for (Title title : backdrop.titles(pen.view)) {
      Tint tint = Tint.of(title.area().hue());
      double share = isSelected(title.area()) ? 0.5 : 0.2;
      pen.fillRounded(
          onCanvas(title.box()), 6 / pen.zoom(), 0, pen.mixed(tint, Tint.CARD_BG, share));
      pen.textCentred(
          title.area().name(),
          TextStyle.TITLE,
          title.size(),
          title.box().centreX(),
          title.box().centreY(),
          Tint.NAME);
    }
  }

  private Box onCanvas(Box screen) {
    Viewport view = pen.view;
    return new Box(
        screen.x() / view.zoom() + view.x(),
        screen.y() / view.zoom() + view.y(),
        screen.width() / view.zoom(),
        screen.height() / view.zoom());
  }

  private void paintNote(String id, Note note) {
    Tint tint = Tint.of(note.hue());
    boolean isSelected = selection.equals(new Selection.OfNote(id));
    double edge = isSelected ? 2 : 1;
    pen.fillRounded(
        note.box(),
        NOTE_RADIUS,
        edge,
        isSelected
            ? pen.mixed(Tint.SELECTION, Tint.CARD_BG, 1)
            : pen.mixed(tint, Tint.CARD_BG, 0.5));
    pen.fillRounded(note.box(), NOTE_RADIUS, 0, pen.mixed(tint, Tint.CARD_BG, 0.12));
    if (DetailLevel.at(pen.zoom()) != DetailLevel.BLOCKS) {
      paintText(note);
    }
    if (isSelected) {
      Glyphs.resizeCorner(pen, note.box());
    }
  }

  /// As many lines as fit, in a size that can be read.
  private void paintText(Note note) {
    double size = Math.max(10, TextStyle.NAME.size() * pen.zoom());
    double lineHeight = size * 1.4;
    Box box = pen.view.toScreen(note.box());
    double margin = Math.max(3, NoteLines.MARGIN * pen.zoom());
    int most = (int) Math.floor((box.height() - 2 * margin + size * 0.4) / lineHeight);
    double scale = TextStyle.NAME.size() / size;
    List<String> lines =
        NoteLines.of(note.text(), (box.width() - 2 * margin) * scale, most, pen.measure);
    double middle = box.y() + margin + lineHeight / 2;
    for (String line : lines) {
      pen.textAt(line, TextStyle.NAME, size, box.x() + margin, middle, Tint.NAME);
      middle += lineHeight;
    }
  }
}
