// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.scene;

import dev.crowfoot.editor.Layout;
import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.editor.route.Router;
import dev.crowfoot.editor.route.Router.Routing;
import dev.crowfoot.editor.scene.SceneIndex.Moving;
import dev.crowfoot.model.CompositeType;
import dev.crowfoot.model.EnumType;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Relation;
import dev.crowfoot.model.Schema;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The draw list: every card and every relation of a schema in its place. Immutable; the next one
/// is made from this, so that what did not change is neither measured nor routed again.
public final class DiagramScene {
  /// A scene of nothing.
  public static final DiagramScene EMPTY =
      new DiagramScene(SceneOptions.DEFAULT, Map.of(), Map.of(), Wiring.NONE);

  private final SceneOptions options;
  private final Map<String, Shape> shapes;
  private final Map<String, Card> cards;
  private final Wiring wiring;
  private final SceneIndex index;
  private final Moving moving;

  /// A card at the origin, and the model, enum or composite type it shows.
  private record Shape(Object definition, Card card) {}

  private DiagramScene(
      SceneOptions options, Map<String, Shape> shapes, Map<String, Card> cards, Wiring wiring) {
    this(options, shapes, cards, wiring, new SceneIndex(cards, wiring.edges()), Moving.NONE);
  }

  private DiagramScene(
      SceneOptions options,
      Map<String, Shape> shapes,
      Map<String, Card> cards,
      Wiring wiring,
      SceneIndex index,
      Moving moving) {
    this.options = options;
    this.shapes = shapes;
    this.cards = cards;
    this.wiring = wiring;
    this.index = index;
    this.moving = moving;
  }

  public static DiagramScene of(
      Schema schema, Layout layout, SceneOptions options, TextMeasure measure) {
    return EMPTY.next(schema, layout, options, measure);
  }

  /// Cards and relations without ways round cards: all that an arrangement needs, in no time.
  public static DiagramScene unrouted(
      Schema schema, Layout layout, SceneOptions options, TextMeasure measure) {
    return EMPTY.next(schema, layout, options, measure, Router::straight);
  }

  /// The scene of a changed schema or layout; this very one when nothing that is drawn changed.
  ///
  /// @param layout where cards lie; those it does not place lie at the origin
  public DiagramScene next(
      Schema schema, Layout layout, SceneOptions newOptions, TextMeasure measure) {
    return next(schema, layout, newOptions, measure, Router::route).finished(measure);
  }

  private DiagramScene next(
      Schema schema,
      Layout layout,
      SceneOptions newOptions,
      TextMeasure measure,
      Wiring.Routes routes) {
    Map<String, Shape> newShapes = shapes(schema, newOptions, measure);
    Map<String, Card> placed = new LinkedHashMap<>();
    newShapes.forEach(
        (name, shape) -> {
          Layout.CardPosition at = layout.card(name).orElse(new Layout.CardPosition(0, 0));
          placed.put(name, place(name, shape, at));
        });
    if (newOptions.equals(options)
        && schema.relations().equals(wiring.relations())
        && layout.all().bends().equals(wiring.bends())
        && List.copyOf(placed.values()).equals(List.copyOf(cards.values()))) {
      return this;
    }
    Wiring wired =
        Wiring.of(
            schema.relations(), layout.all().bends(), placed, measure, routes, wiring.routing());
    return new DiagramScene(newOptions, newShapes, placed, wired);
  }

  /// Like [#next], in no time: lines that were not there before, or whose ends moved, take a simple
  /// way that may lead over cards, until [#finished] finds them a good one.
  public DiagramScene sketched(
      Schema schema, Layout layout, SceneOptions newOptions, TextMeasure measure) {
    return next(schema, layout, newOptions, measure, Router::sketch);
  }

  /// Whether lines have only simple ways.
  public boolean isSketch() {
    return wiring.routing().isSketch();
  }

  /// This scene with all lines routed.
  ///
  /// @throws java.util.concurrent.CancellationException when the thread was interrupted
  public DiagramScene finished(TextMeasure measure) {
    if (!isSketch()) {
      return this;
    }
    Wiring wired =
        Wiring.of(
            wiring.relations(), wiring.bends(), cards, measure, Router::route, wiring.routing());
    return new DiagramScene(options, shapes, cards, wired);
  }

  /// This scene while some cards are being moved. Only what moves is made anew, and its lines take
  /// simple ways, so that this keeps up with the pointer.
  public DiagramScene withMoved(Set<String> names, double dx, double dy, TextMeasure measure) {
    Map<String, Point> by = new LinkedHashMap<>();
    names.forEach(name -> by.put(name, new Point(dx, dy)));
    return withMoved(by, measure);
  }

  /// Like [#withMoved(Set, double, double, TextMeasure)], each card by as much as given.
  public DiagramScene withMoved(Map<String, Point> by, TextMeasure measure) {
    Map<String, Card> moved = new LinkedHashMap<>();
    Set<Relation> relations = new LinkedHashSet<>();
    by.forEach(
        (name, d) -> {
          Card card = cards.get(name);
          if (card != null) {
            moved.put(name, card.at(card.box().x() + d.x(), card.box().y() + d.y()));
            index.edgesOf(name).forEach(e -> relations.add(e.relation()));
          }
        });
    Map<String, Card> touched = new LinkedHashMap<>(moved);
    for (Relation relation : relations) {
      index
          .edge(relation.owner())
          .ifPresent(
              e -> {
                touched.computeIfAbsent(e.from().card(), cards::get);
                touched.computeIfAbsent(e.to().card(), cards::get);
              });
    }
    Wiring wired =
        Wiring.of(
            List.copyOf(relations),
            Pins.moved(wiring.bends(), relations, by),
            touched,
            measure,
            Router::sketch,
            Routing.NONE);
    Map<FieldId, Edge> edges = new LinkedHashMap<>();
    wired.edges().forEach(e -> edges.put(e.id(), e));
    return new DiagramScene(options, shapes, cards, wiring, index, new Moving(moved, edges));
  }

  /// This scene while the bends of a line are being moved.
  public DiagramScene withBends(FieldId relation, List<Point> bends, TextMeasure measure) {
    Map<FieldId, Edge> edges = new LinkedHashMap<>();
    for (Edge edge : index.edge(relation).stream().toList()) {
      Map<FieldId, List<Point>> pinned = Map.of(relation, bends);
      List<Relation> alone = List.of(edge.relation());
      Wiring.of(alone, pinned, cards, measure, Router::sketch, Routing.NONE)
          .edges()
          .forEach(bent -> edges.put(relation, bent));
    }
    return new DiagramScene(options, shapes, cards, wiring, index, new Moving(Map.of(), edges));
  }

  /// Whether somebody has pinned a relation's line.
  public boolean isPinned(FieldId relation) {
    return wiring.bends().containsKey(relation);
  }

  /// The scene of some cards alone, where they lie; the lines among them find their ways anew.
  ///
  /// @throws java.util.concurrent.CancellationException when the thread was interrupted
  public DiagramScene only(Set<String> names, TextMeasure measure) {
    Map<String, Shape> keptShapes = new LinkedHashMap<>(shapes);
    keptShapes.keySet().retainAll(names);
    Map<String, Card> kept = new LinkedHashMap<>(cards);
    kept.keySet().retainAll(names);
    List<Relation> among =
        index.edges().stream()
            .filter(e -> names.containsAll(e.cards()))
            .map(Edge::relation)
            .toList();
    Wiring wired = Wiring.of(among, wiring.bends(), kept, measure, Router::route, Routing.NONE);
    return new DiagramScene(options, keptShapes, kept, wired);
  }

  /// The card of a shape; the very same one as before when nothing about it changed.
  @SuppressWarnings("ReferenceEquality") // shapes are shared: the same one says the same
  private Card place(String name, Shape shape, Layout.CardPosition at) {
    Card before = cards.get(name);
    if (before != null
        && shapes.get(name) == shape
        && before.box().equals(shape.card.box().at(at.x(), at.y()))) {
      return before;
    }
    return shape.card.at(at.x(), at.y());
  }

  /// What all cards show, by their names; a model that did not change keeps its shape.
  private Map<String, Shape> shapes(Schema schema, SceneOptions newOptions, TextMeasure measure) {
    Map<String, Shape> known = newOptions.equals(options) ? shapes : Map.of();
    CardShape shape = new CardShape(measure, newOptions);
    Map<String, Shape> result = LinkedHashMap.newLinkedHashMap(shapes.size());
    for (Model model : schema.models()) {
      result.put(model.name(), shape(known.get(model.name()), model, shape::of));
    }
    for (EnumType type : schema.enums()) {
      result.put(type.name(), shape(known.get(type.name()), type, shape::of));
    }
    for (CompositeType type : schema.compositeTypes()) {
      result.put(type.name(), shape(known.get(type.name()), type, shape::of));
    }
    return result;
  }

  @SuppressWarnings("ReferenceEquality") // spares a look into definitions that are shared
  private static <T> Shape shape(@Nullable Shape known, T definition, Function<T, Card> card) {
    return known != null && (known.definition == definition || known.definition.equals(definition))
        ? known
        : new Shape(definition, card.apply(definition));
  }

  public Collection<Card> cards() {
    if (moving.cards().isEmpty()) {
      return cards.values();
    }
    Map<String, Card> result = new LinkedHashMap<>(cards);
    result.putAll(moving.cards());
    return result.values();
  }

  public Optional<Card> card(String name) {
    return Optional.ofNullable(moving.cards().getOrDefault(name, cards.get(name)));
  }

  public List<Edge> edges() {
    return index.edges().stream().map(this::now).toList();
  }

  /// How many relations are drawn.
  public int edgeCount() {
    return index.edges().size();
  }

  public Optional<Edge> edge(FieldId id) {
    return index.edge(id).map(this::now);
  }

  /// The relations of a card.
  public List<Edge> edgesOf(String card) {
    return index.edgesOf(card).stream().map(this::now).toList();
  }

  private Edge now(Edge edge) {
    return moving.edges().getOrDefault(edge.id(), edge);
  }

  /// The smallest box round all cards, as they stood before any was moved.
  public Box bounds() {
    return index.bounds();
  }

  /// Whether cards are being moved.
  public boolean isMoving() {
    return !moving.cards().isEmpty();
  }

  public boolean isEmpty() {
    return cards.isEmpty();
  }

  /// The cards that show in an area.
  public List<Card> cardsIn(Box area) {
    return moving.cardsIn(area, index.cardsIn(area));
  }

  /// The relations that may show in an area.
  public List<Edge> edgesIn(Box area) {
    return moving.edgesIn(area, index.edgesIn(area));
  }

  /// The lines that may show in an area, as boxes without width or height: one for all that run on
  /// each other. Without those of cards that are being moved.
  public List<Box> linesIn(Box area) {
    return index.overview().linesIn(area);
  }

  /// All cards, the best-connected first.
  public List<Card> byDegree() {
    return index.overview().byDegree();
  }

  /// What lies at a place.
  ///
  /// @param reach how far from a line still counts as on it
  public Hit hit(Point at, double reach) {
    return Hit.in(this, at, reach);
  }
}
