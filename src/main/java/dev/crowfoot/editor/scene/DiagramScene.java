// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.scene;

import dev.crowfoot.editor.Layout;
import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.geometry.BoxIndex;
import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.editor.route.Router;
import dev.crowfoot.model.CompositeType;
import dev.crowfoot.model.EnumType;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Relation;
import dev.crowfoot.model.Schema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The draw list: every card and every relation of a schema in its place. Immutable; the next one
/// is made from this, so that what did not change is neither measured nor routed again.
public final class DiagramScene {
  /// How far the signs at a line's ends reach to both of its sides.
  private static final double FOOT = 10;

  /// A scene of nothing.
  public static final DiagramScene EMPTY =
      new DiagramScene(SceneOptions.DEFAULT, Map.of(), Map.of(), Wiring.NONE);

  private final SceneOptions options;
  private final Map<String, Shape> shapes;
  private final Map<String, Card> cards;
  private final Wiring wiring;
  private final Box bounds;
  private final BoxIndex<Card> cardIndex;
  private final BoxIndex<EdgePiece> edgeIndex;

  /// A card at the origin, and the model, enum or composite type it shows.
  private record Shape(Object definition, Card card) {}

  /// A part of an edge: indexed by its parts, because the box round a whole one is mostly empty.
  private record EdgePiece(Edge edge, Box box) {}

  private DiagramScene(
      SceneOptions options, Map<String, Shape> shapes, Map<String, Card> cards, Wiring wiring) {
    this.options = options;
    this.shapes = shapes;
    this.cards = cards;
    this.wiring = wiring;
    this.bounds = Box.around(cards.values().stream().map(Card::box).toList());
    this.cardIndex = BoxIndex.of(cards.values(), Card::box);
    this.edgeIndex = BoxIndex.of(pieces(wiring.edges()), EdgePiece::box);
  }

  private static List<EdgePiece> pieces(List<Edge> edges) {
    List<EdgePiece> pieces = new ArrayList<>();
    for (Edge edge : edges) {
      List<Point> points = edge.route().points();
      for (int i = 1; i < points.size(); i++) {
        Box piece = Box.between(points.get(i - 1), points.get(i));
        pieces.add(new EdgePiece(edge, piece.grown(FOOT)));
      }
      edge.label().ifPresent(label -> pieces.add(new EdgePiece(edge, label.box())));
    }
    return pieces;
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
    return next(schema, layout, newOptions, measure, Router::route);
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
        && List.copyOf(placed.values()).equals(List.copyOf(cards.values()))) {
      return this;
    }
    Wiring wired = Wiring.of(schema.relations(), placed, measure, routes, wiring.routing());
    return new DiagramScene(newOptions, newShapes, placed, wired);
  }

  /// This scene while some cards are being moved: only their relations are routed again.
  public DiagramScene withMoved(Set<String> names, double dx, double dy, TextMeasure measure) {
    Map<String, Card> placed = new LinkedHashMap<>(cards);
    placed.replaceAll(
        (name, card) ->
            names.contains(name) ? card.at(card.box().x() + dx, card.box().y() + dy) : card);
    List<Relation> relations = edges().stream().map(Edge::relation).toList();
    Wiring wired = Wiring.of(relations, placed, measure, Router::route, wiring.routing());
    return new DiagramScene(options, shapes, placed, wired);
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
    return cards.values();
  }

  public Optional<Card> card(String name) {
    return Optional.ofNullable(cards.get(name));
  }

  public List<Edge> edges() {
    return wiring.edges();
  }

  public Optional<Edge> edge(FieldId id) {
    return edges().stream().filter(e -> e.relation().hasField(id)).findFirst();
  }

  /// The smallest box round all cards.
  public Box bounds() {
    return bounds;
  }

  public boolean isEmpty() {
    return cards.isEmpty();
  }

  /// The cards that show in an area.
  public List<Card> cardsIn(Box area) {
    return cardIndex.in(area);
  }

  /// The relations that may show in an area.
  public List<Edge> edgesIn(Box area) {
    Map<FieldId, Edge> found = new LinkedHashMap<>();
    edgeIndex.in(area).forEach(piece -> found.putIfAbsent(piece.edge.id(), piece.edge));
    return List.copyOf(found.values());
  }

  /// What lies at a place.
  ///
  /// @param reach how far from a line still counts as on it
  public Hit hit(Point at, double reach) {
    return Hit.in(this, at, reach);
  }
}
