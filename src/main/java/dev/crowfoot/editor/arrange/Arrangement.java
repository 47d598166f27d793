// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.arrange;

import dev.crowfoot.editor.Layout.CardPosition;
import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.editor.scene.Card;
import dev.crowfoot.editor.scene.DiagramScene;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/// Arranges the cards of a scene:
///
/// 1. Related tables are grouped into communities.
/// 2. Each community is laid out in layers, several at a time; the enums that it uses stand in its
///    gaps, or below it, near their tables.
/// 3. The communities are packed to the window's proportion, related ones near each other.
/// 4. Tables without relations stand in a tidy block below.
/// 5. What would lie on a card that stays makes way.
public final class Arrangement {
  /// Cards lie on multiples of this.
  public static final double GRID = 8;

  /// Up to this many cards, time is spent on a better layout.
  private static final int MANY = 120;

  /// Up to this many, tables that hang together are laid out in layers throughout when that is
  /// wished.
  private static final int MOST_IN_LAYERS = 200;

  private static final double BETWEEN_LOOSE = 48;

  /// More of it beside, where names from afar may reach out of their cards.
  private static final double BESIDE_LOOSE = 32;

  private final Graph graph;
  private final Wish wish;
  private final Set<String> linked = new HashSet<>();

  private Arrangement(Graph graph, Wish wish) {
    this.graph = graph;
    this.wish = wish;
    graph.links().forEach(l -> linked.addAll(List.of(l.parent(), l.child())));
  }

  /// A place for every card.
  ///
  /// @param aspect the window's width divided by its height
  /// @throws CancellationException when the thread was interrupted
  public static Map<String, CardPosition> of(DiagramScene scene, double aspect) {
    return of(scene, Wish.all(aspect), _ -> {});
  }

  /// A place for every card that does not stay.
  ///
  /// @param progress told which share of the work is done
  /// @throws CancellationException when the thread was interrupted
  public static Map<String, CardPosition> of(
      DiagramScene scene, Wish wish, DoubleConsumer progress) {
    Graph all = Graph.of(scene);
    List<String> moving =
        all.nodes().stream()
            .map(Graph.Node::name)
            .filter(n -> !wish.staying().contains(n))
            .toList();
    Map<String, Box> placed = new Arrangement(all.among(moving), wish).arrange(progress);
    List<Box> staying =
        scene.cards().stream()
            .filter(c -> wish.staying().contains(c.name()))
            .map(Card::box)
            .toList();
    Map<String, Box> there = staying.isEmpty() ? placed : overTheirOldPlace(placed, scene);
    Map<String, Box> snapped = new LinkedHashMap<>();
    there.forEach((name, box) -> snapped.put(name, snapped(box)));
    Map<String, CardPosition> result = new LinkedHashMap<>();
    FreePlaces.makingWay(snapped, staying)
        .forEach((name, box) -> result.put(name, new CardPosition(box.x(), box.y())));
    return result;
  }

  /// Places for cards that have none yet: beside the tables they are related to, else below
  /// everything.
  ///
  /// @param scene in which cards without a place may lie anywhere
  /// @param homeless the names of those cards
  public static Map<String, CardPosition> beside(DiagramScene scene, Collection<String> homeless) {
    return FreePlaces.beside(scene, homeless);
  }

  /// What is arranged among others has its middle where it had it.
  private static Map<String, Box> overTheirOldPlace(Map<String, Box> placed, DiagramScene scene) {
    Box now = Box.around(placed.values());
    Box before =
        Box.around(
            placed.keySet().stream().flatMap(n -> scene.card(n).stream()).map(Card::box).toList());
    Map<String, Box> result = new LinkedHashMap<>();
    placed.forEach(
        (name, box) ->
            result.put(
                name,
                box.movedBy(before.centreX() - now.centreX(), before.centreY() - now.centreY())));
    return result;
  }

  private Map<String, Box> arrange(DoubleConsumer progress) {
    boolean thorough = graph.nodes().size() <= MANY;
    List<List<String>> groups = groups();
    Map<String, List<String>> enums = enumsByTable();
    Set<String> done = new HashSet<>();
    Thread caller = Thread.currentThread(); // the one that is interrupted; others help it
    AtomicInteger ready = new AtomicInteger();
    List<Map<String, Box>> communities =
        groups.parallelStream()
            .map(
                group -> {
                  Map<String, Box> community = layout(group, thorough, caller::isInterrupted);
                  addEnums(group, enums, community);
                  synchronized (ready) { // told in order
                    progress.accept((double) ready.incrementAndGet() / groups.size());
                  }
                  return community;
                })
            .toList();
    communities.forEach(community -> done.addAll(community.keySet()));
    List<Box> loose = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Graph.Node node : graph.nodes()) {
      if (!done.contains(node.name())) {
        names.add(node.name());
        loose.add(new Box(0, 0, node.width() + BESIDE_LOOSE, node.height()));
      }
    }
    Map<String, Box> placed =
        CommunityPlaces.of(communities, graph.links(), thorough).within(wish.aspect(), area(loose));
    placeLoose(names, loose, placed);
    return placed;
  }

  private List<List<String>> groups() {
    List<List<String>> groups = new ArrayList<>();
    Set<String> rest = new LinkedHashSet<>(linked);
    Set<String> known = new HashSet<>();
    graph.nodes().forEach(n -> known.add(n.name()));
    for (Set<String> together : wish.together()) {
      List<String> group = together.stream().filter(known::contains).sorted().toList();
      if (!group.isEmpty()) {
        groups.add(group);
        rest.removeAll(group);
      }
    }
    Graph others = graph.among(rest);
    boolean whole = wish.manner() == Wish.Manner.LEFT_TO_RIGHT;
    groups.addAll(Communities.of(others, whole ? MOST_IN_LAYERS : Communities.WHOLE));
    return groups;
  }

  /// Tables of a group in layers; those without relations among them below.
  private Map<String, Box> layout(List<String> group, boolean thorough, BooleanSupplier cancelled) {
    Graph part = graph.among(group);
    Map<String, Integer> degrees = part.degrees();
    List<Graph.Node> alone =
        part.nodes().stream().filter(n -> !degrees.containsKey(n.name())).toList();
    Layered layered = new Layered(wish.aspect(), cancelled);
    Map<String, Box> boxes =
        degrees.isEmpty()
            ? new LinkedHashMap<>()
            : new LinkedHashMap<>(
                wish.manner() == Wish.Manner.LEFT_TO_RIGHT
                    ? layered.leftToRight(graph.among(degrees.keySet()))
                    : layered.layout(graph.among(degrees.keySet()), thorough));
    below(alone, boxes, CommunityPlaces.GAP / 2);
    return boxes;
  }

  /// Which enums stand with a table: each with the first one that uses it.
  private Map<String, List<String>> enumsByTable() {
    Map<String, String> user = new LinkedHashMap<>();
    graph.uses().forEach(use -> user.putIfAbsent(use.type(), use.table()));
    Map<String, List<String>> result = new HashMap<>();
    user.forEach((type, table) -> result.computeIfAbsent(table, _ -> new ArrayList<>()).add(type));
    return result;
  }

  private void addEnums(
      List<String> group, Map<String, List<String>> byTable, Map<String, Box> community) {
    List<Box> crossed = linesOf(community);
    for (String table : group) {
      for (String type : byTable.getOrDefault(table, List.of())) {
        Box frame = Box.around(community.values());
        Box user = community.getOrDefault(table, frame);
        if (!community.containsKey(type)) {
          graph
              .node(type)
              .map(n -> new Box(0, 0, n.width(), n.height()))
              .ifPresent(
                  box ->
                      community.put(
                          type, FreePlaces.near(frame, box, user, community.values(), crossed)));
        }
      }
    }
  }

  /// Where the lines of a community would run if nothing stood in their way.
  private List<Box> linesOf(Map<String, Box> community) {
    List<Box> lines = new ArrayList<>();
    for (Graph.Link link : graph.among(community.keySet()).links()) {
      Box parent = community.getOrDefault(link.parent(), Box.EMPTY);
      Box child = community.getOrDefault(link.child(), Box.EMPTY);
      Point start = new Point(parent.right(), parent.y() + link.parentHeight());
      Point end = new Point(child.x(), child.y() + link.childHeight());
      lines.add(Box.between(start, end).grown(0, 12));
    }
    return lines;
  }

  /// Cards in shelves under others, as wide as these.
  private static void below(List<Graph.Node> nodes, Map<String, Box> boxes, double gap) {
    if (nodes.isEmpty()) {
      return;
    }
    Box above = Box.around(boxes.values());
    List<Box> sizes = nodes.stream().map(n -> new Box(0, 0, n.width(), n.height())).toList();
    List<Box> packed =
        boxes.isEmpty()
            ? Packing.pack(sizes, 1.5, BETWEEN_LOOSE)
            : Packing.onShelves(sizes, above.width(), BETWEEN_LOOSE);
    double dy = boxes.isEmpty() ? 0 : above.bottom() + gap;
    for (int i = 0; i < nodes.size(); i++) {
      boxes.put(nodes.get(i).name(), packed.get(i).movedBy(above.x(), dy));
    }
  }

  private static double area(List<Box> loose) {
    return loose.stream()
        .mapToDouble(b -> (b.width() + BETWEEN_LOOSE) * (b.height() + BETWEEN_LOOSE))
        .sum();
  }

  private void placeLoose(List<String> names, List<Box> boxes, Map<String, Box> placed) {
    if (names.isEmpty()) {
      return;
    }
    Box main = Box.around(placed.values());
    boolean beside = !placed.isEmpty() && main.width() < main.height() * wish.aspect() * 0.8;
    List<Box> packed;
    double dx = 0;
    double dy = 0;
    if (placed.isEmpty()) {
      packed = Packing.pack(boxes, wish.aspect(), BETWEEN_LOOSE);
    } else if (beside) {
      packed = columns(boxes, main.height());
      dx = main.right() + CommunityPlaces.GAP;
    } else {
      packed = Packing.onShelves(boxes, main.width(), BETWEEN_LOOSE);
      dy = main.bottom() + CommunityPlaces.GAP;
    }
    for (int i = 0; i < names.size(); i++) {
      Box box = packed.get(i).movedBy(dx, dy);
      placed.put(names.get(i), new Box(box.x(), box.y(), box.width() - BESIDE_LOOSE, box.height()));
    }
  }

  /// The same skyline lying on its side: as high as given, as wide as needed.
  private static List<Box> columns(List<Box> boxes, double height) {
    List<Box> turned =
        boxes.stream().map(b -> new Box(b.y(), b.x(), b.height(), b.width())).toList();
    return Packing.onShelves(turned, height, BETWEEN_LOOSE).stream()
        .map(b -> new Box(b.y(), b.x(), b.height(), b.width()))
        .toList();
  }

  /// The nearest place on the grid.
  static Box snapped(Box box) {
    return box.at(Math.rint(box.x() / GRID) * GRID, Math.rint(box.y() / GRID) * GRID);
  }
}
