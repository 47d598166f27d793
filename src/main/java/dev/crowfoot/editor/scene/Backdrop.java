// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.scene;

import dev.crowfoot.editor.Area;
import dev.crowfoot.editor.Hue;
import dev.crowfoot.editor.Layout;
import dev.crowfoot.editor.Note;
import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.editor.geometry.Viewport;
import dev.crowfoot.editor.scene.TextMeasure.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;

/// The part of the draw list that lies behind the cards: areas and notes. And what it says about
/// cards: the colours of their areas, and which are locked.
///
/// @param areas those that have a card in view, by name
/// @param notes by id
/// @param hues of the cards that belong to an area
/// @param locked cards that stay where they are
public record Backdrop(
    List<AreaShape> areas, Map<String, Note> notes, Map<String, Hue> hues, Set<String> locked) {
  public static final Backdrop NONE = new Backdrop(List.of(), Map.of(), Map.of(), Set.of());

  /// How far an area reaches beyond its cards.
  private static final double REACH = 24;

  /// From which zoom on areas have their titles at their corners; before, in their middles.
  private static final double NEAR = 0.15;

  private static final double FAR_HEIGHT = 24;

  public Backdrop {
    areas = List.copyOf(areas);
    notes = Map.copyOf(notes);
    hues = Map.copyOf(hues);
    locked = Set.copyOf(locked);
  }

  /// An area round its cards.
  ///
  /// @param cards those that are in view
  /// @param titleWidth how wide its name is at 100 %
  public record AreaShape(String name, Hue hue, Box box, Set<String> cards, double titleWidth) {
    public AreaShape {
      cards = Set.copyOf(cards);
    }
  }

  /// The name of an area where it shows.
  ///
  /// @param box in pixels of the window
  /// @param size of the font
  public record Title(AreaShape area, Box box, double size) {}

  /// @param layout with the shown view in the place of that of all tables
  public static Backdrop of(DiagramScene scene, Layout layout, TextMeasure measure) {
    List<AreaShape> areas = new ArrayList<>();
    Map<String, Hue> hues = new HashMap<>();
    layout
        .areas()
        .forEach(
            (name, area) -> {
              List<Card> cards = cardsOf(area, scene);
              cards.forEach(card -> hues.put(card.name(), area.hue()));
              if (!cards.isEmpty()) {
                areas.add(shape(name, area.hue(), cards, measure));
              }
            });
    return new Backdrop(areas, layout.all().notes(), hues, layout.all().locked());
  }

  private static List<Card> cardsOf(Area area, DiagramScene scene) {
    return area.tables().stream().flatMap(name -> scene.card(name).stream()).toList();
  }

  private static AreaShape shape(String name, Hue hue, List<Card> cards, TextMeasure measure) {
    Box box = Box.around(cards.stream().map(Card::box).toList()).grown(REACH);
    Set<String> names = Set.copyOf(cards.stream().map(Card::name).toList());
    return new AreaShape(name, hue, box, names, measure.width(name, TextStyle.TITLE));
  }

  /// This backdrop with a note in another state, as while it is being moved.
  public Backdrop with(String id, Note note) {
    Map<String, Note> changed = new HashMap<>(notes);
    changed.put(id, note);
    return new Backdrop(areas, changed, hues, locked);
  }

  /// The smallest box round everything and some more.
  public Box boundsWith(Box more, boolean isEmpty) {
    List<Box> boxes = new ArrayList<>(areas.stream().map(AreaShape::box).toList());
    notes.values().forEach(note -> boxes.add(note.box()));
    if (!isEmpty) {
      boxes.add(more);
    }
    return Box.around(boxes);
  }

  public Optional<AreaShape> area(String name) {
    return areas.stream().filter(area -> area.name().equals(name)).findFirst();
  }

  public Optional<Note> note(String id) {
    return Optional.ofNullable(notes.get(id));
  }

  /// Where the areas' names show, never smaller than can be read. From afar they lie in the middle
  /// of their areas, those of the large ones first, and none over another.
  public List<Title> titles(Viewport view) {
    boolean near = view.zoom() >= NEAR;
    List<Title> titles = new ArrayList<>();
    areas.stream()
        .sorted(Comparator.comparingDouble(a -> -a.box().width() * a.box().height()))
        .forEach(
            area -> {
              if (near) {
                titles.add(atCorner(area, view));
              } else {
                inMiddle(area, view, titles).ifPresent(titles::add);
              }
            });
    return titles;
  }

  private static Title atCorner(AreaShape area, Viewport view) {
    double size = Math.clamp(TextStyle.TITLE.size() * view.zoom(), 12, 20);
    double width = area.titleWidth() * size / TextStyle.TITLE.size() + 20;
    double height = size + 10;
    Box box = view.toScreen(area.box());
    return new Title(area, new Box(box.x(), box.y() - height - 3, width, height), size);
  }

  /// In the middle, or a little below or above it, as long as that is within the area.
  private static Optional<Title> inMiddle(AreaShape area, Viewport view, List<Title> taken) {
    double width = area.titleWidth() + 20;
    Box box = view.toScreen(area.box());
    Box middle = new Box(box.centreX() - width / 2, box.centreY() - 12, width, FAR_HEIGHT);
    return DoubleStream.of(0, FAR_HEIGHT + 2, -FAR_HEIGHT - 2)
        .filter(aside -> Math.abs(aside) <= box.height() / 2)
        .mapToObj(aside -> middle.movedBy(0, aside))
        .filter(place -> taken.stream().noneMatch(t -> t.box().overlaps(place)))
        .findFirst()
        .map(place -> new Title(area, place, TextStyle.TITLE.size()));
  }

  /// The corner of a note that is pulled to resize it.
  public static Box cornerOf(Note note) {
    return new Box(note.box().right() - 14, note.box().bottom() - 14, 18, 18);
  }

  /// What of the backdrop lies at a place of the window.
  public Optional<Hit> hit(Point screen, Viewport view) {
    for (Title title : titles(view).reversed()) {
      if (title.box().contains(screen)) {
        return Optional.of(new Hit.AreaTitle(title.area().name()));
      }
    }
    Point at = view.toWorld(screen);
    return notes.entrySet().stream()
        .filter(n -> n.getValue().box().contains(at) || cornerOf(n.getValue()).contains(at))
        .max(Map.Entry.comparingByKey())
        .map(
            n ->
                cornerOf(n.getValue()).contains(at)
                    ? new Hit.NoteCorner(n.getKey())
                    : new Hit.OnNote(n.getKey()));
  }
}
