// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.paint;

import dev.crowfoot.editor.Layout;
import dev.crowfoot.editor.Note;
import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.geometry.Viewport;
import dev.crowfoot.editor.scene.Backdrop;
import dev.crowfoot.editor.scene.Backdrop.AreaShape;
import dev.crowfoot.editor.scene.Backdrop.Title;
import dev.crowfoot.editor.scene.Card;
import dev.crowfoot.editor.scene.DiagramScene;
import dev.crowfoot.editor.scene.Edge;
import dev.crowfoot.editor.scene.TextMeasure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A diagram, or a part of one, as it is kept outside of the window: at 100 %, so that everything
/// can be read, without what is only of use to who works on it (the grid of dots, selection, ports,
/// locks).
///
/// @param measure what the scene was measured with
/// @param box the part that it shows, in whole pixels
public record Picture(DiagramScene scene, Backdrop backdrop, TextMeasure measure, Box box) {
  /// Kept free round the diagram.
  public static final double MARGIN = 24;

  /// How far a crow's foot and a border reach beyond the line they belong to.
  private static final double REACH = 8;

  public Picture {
    backdrop = new Backdrop(backdrop.areas(), backdrop.notes(), backdrop.hues(), Set.of());
    double x = Math.floor(box.x());
    double y = Math.floor(box.y());
    box = new Box(x, y, Math.ceil(box.right()) - x, Math.ceil(box.bottom()) - y);
  }

  /// Everything that is drawn, and a margin.
  ///
  /// @param layout with the shown view in the place of that of all tables
  public static Picture whole(DiagramScene scene, Layout layout, TextMeasure measure) {
    Backdrop backdrop = Backdrop.of(scene, layout, measure);
    return around(scene, backdrop, measure);
  }

  /// Some cards alone, their areas, and the notes beside them.
  ///
  /// @throws java.util.concurrent.CancellationException when the thread was interrupted
  public static Picture some(
      DiagramScene scene, Set<String> cards, Layout layout, TextMeasure measure) {
    DiagramScene chosen = scene.only(cards, measure);
    Backdrop all = Backdrop.of(chosen, layout, measure);
    Box near = bounds(chosen, all.areas()).grown(MARGIN);
    Map<String, Note> notes = new TreeMap<>(all.notes());
    notes.values().removeIf(note -> !note.box().overlaps(near));
    return around(chosen, new Backdrop(all.areas(), notes, all.hues(), all.locked()), measure);
  }

  /// What shows in a part of the canvas, cut off at its edges.
  public static Picture part(DiagramScene scene, Layout layout, TextMeasure measure, Box visible) {
    return new Picture(scene, Backdrop.of(scene, layout, measure), measure, visible);
  }

  private static Picture around(DiagramScene scene, Backdrop backdrop, TextMeasure measure) {
    List<Box> boxes = new ArrayList<>();
    if (!scene.isEmpty()) {
      boxes.add(bounds(scene, backdrop.areas()));
    }
    backdrop.titles(Viewport.at100Percent(0, 0)).stream().map(Title::box).forEach(boxes::add);
    backdrop.notes().values().stream().map(Note::box).forEach(boxes::add);
    return new Picture(scene, backdrop, measure, Box.around(boxes).grown(MARGIN));
  }

  private static Box bounds(DiagramScene scene, List<AreaShape> areas) {
    List<Box> boxes = new ArrayList<>();
    scene.cards().stream().map(Card::box).forEach(boxes::add);
    areas.stream().map(AreaShape::box).forEach(boxes::add);
    for (Edge edge : scene.edges()) {
      boxes.add(edge.route().bounds().grown(REACH));
      edge.label().ifPresent(label -> boxes.add(label.box()));
    }
    return Box.around(boxes);
  }

  /// Whether there is nothing to see.
  public boolean isEmpty() {
    return scene.isEmpty() && backdrop.notes().isEmpty();
  }

  /// Paints it from the paper's top left corner on.
  ///
  /// @param background whether the canvas behind it is painted, or left transparent
  public void paint(Paper paper, Palette palette, boolean background) {
    paint(paper, palette, background, 0, box.height());
  }

  /// Paints so much of it that everything between two heights is whole.
  ///
  /// @param top in pixels from the picture's top, a whole number
  public void paint(Paper paper, Palette palette, boolean background, double top, double bottom) {
    Viewport view = new Viewport(box.x(), box.y() + top, 1, box.width(), bottom - top);
    Pen pen = new Pen(paper, view, measure, palette);
    if (background) {
      pen.ground(Tint.CANVAS_BG);
    }
    DiagramPainter.paint(pen, scene, backdrop);
  }
}
