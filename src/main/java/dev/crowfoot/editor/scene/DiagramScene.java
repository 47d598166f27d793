// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.scene;

import dev.crowfoot.editor.Layout;
import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.geometry.BoxIndex;
import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.editor.route.Router;
import dev.crowfoot.editor.route.Router.Routing;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Relation;
import dev.crowfoot.model.Schema;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// The draw list: every card and every relation of a schema in its place. Immutable; the next one
/// is made from this, so that what did not change is neither measured nor routed again.
public final class DiagramScene {
  /// A scene of nothing.
  public static final DiagramScene EMPTY =
      new DiagramScene(
          SceneOptions.DEFAULT, Map.of(), Map.of(), new Wiring(List.of(), Routing.NONE));

  private final SceneOptions options;
  private final Map<Object, Card> shapes;
  private final Map<String, Card> shapesByName = new HashMap<>();
  private final Map<String, Card> cards;
  private final List<Edge> edges;
  private final Routing routing;
  private final Box bounds;
  private final BoxIndex<Card> cardIndex;
  private final BoxIndex<Edge> edgeIndex;

  private DiagramScene(
      SceneOptions options, Map<Object, Card> shapes, Map<String, Card> cards, Wiring wiring) {
    this.options = options;
    this.shapes = shapes;
    shapes.values().forEach(s -> shapesByName.put(s.name(), s));
    this.cards = cards;
    this.edges = wiring.edges();
    this.routing = wiring.routing();
    this.bounds = Box.around(cards.values().stream().map(Card::box).toList());
    this.cardIndex = BoxIndex.of(cards.values(), Card::box);
    this.edgeIndex = BoxIndex.of(this.edges, e -> e.route().bounds().grown(10));
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

  /// The scene of a changed schema or layout.
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
    Map<Object, Card> newShapes = shapes(schema, newOptions, measure);
    Map<String, Card> placed = new LinkedHashMap<>();
    for (Card shape : newShapes.values()) {
      Layout.CardPosition at = layout.card(shape.name()).orElse(new Layout.CardPosition(0, 0));
      placed.put(shape.name(), place(shape, at));
    }
    Wiring wiring = Wiring.of(schema.relations(), placed, measure, routes, routing);
    return new DiagramScene(newOptions, newShapes, placed, wiring);
  }

  /// This scene while some cards are being moved: only their relations are routed again.
  public DiagramScene withMoved(Set<String> names, double dx, double dy, TextMeasure measure) {
    Map<String, Card> placed = new LinkedHashMap<>(cards);
    placed.replaceAll(
        (name, card) ->
            names.contains(name) ? card.at(card.box().x() + dx, card.box().y() + dy) : card);
    List<Relation> relations = edges.stream().map(Edge::relation).toList();
    Wiring wiring = Wiring.of(relations, placed, measure, Router::route, routing);
    return new DiagramScene(options, shapes, placed, wiring);
  }

  /// The card of a shape; the very same one as before when nothing about it changed.
  private Card place(Card shape, Layout.CardPosition at) {
    Card before = cards.get(shape.name());
    if (before != null && isShape(shape) && before.box().equals(shape.box().at(at.x(), at.y()))) {
      return before;
    }
    return shape.at(at.x(), at.y());
  }

  @SuppressWarnings("ReferenceEquality") // shapes are shared: the same one says the same
  private boolean isShape(Card shape) {
    return shapesByName.get(shape.name()) == shape;
  }

  /// Cards at the origin by what they show; a model that did not change keeps its card.
  private Map<Object, Card> shapes(Schema schema, SceneOptions newOptions, TextMeasure measure) {
    boolean sameOptions = newOptions.equals(options);
    CardShape shape = new CardShape(measure, newOptions);
    Map<Object, Card> result = new LinkedHashMap<>();
    schema
        .models()
        .forEach(m -> result.put(m, sameOptions ? known(m, () -> shape.of(m)) : shape.of(m)));
    schema
        .enums()
        .forEach(e -> result.put(e, sameOptions ? known(e, () -> shape.of(e)) : shape.of(e)));
    schema
        .compositeTypes()
        .forEach(t -> result.put(t, sameOptions ? known(t, () -> shape.of(t)) : shape.of(t)));
    return result;
  }

  private Card known(Object definition, Supplier<Card> otherwise) {
    Card known = shapes.get(definition);
    return known != null ? known : otherwise.get();
  }

  public Collection<Card> cards() {
    return cards.values();
  }

  public Optional<Card> card(String name) {
    return Optional.ofNullable(cards.get(name));
  }

  public List<Edge> edges() {
    return edges;
  }

  public Optional<Edge> edge(FieldId id) {
    return edges.stream().filter(e -> e.relation().hasField(id)).findFirst();
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
    return edgeIndex.in(area);
  }

  /// What lies at a place.
  ///
  /// @param reach how far from a line still counts as on it
  public Hit hit(Point at, double reach) {
    return Hit.in(this, at, reach);
  }
}
