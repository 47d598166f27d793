// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.scene;

import dev.crowfoot.editor.Layout;
import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.geometry.BoxIndex;
import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.editor.route.Route;
import dev.crowfoot.editor.route.Router;
import dev.crowfoot.editor.route.Router.Routing;
import dev.crowfoot.editor.route.Side;
import dev.crowfoot.editor.route.Terminal;
import dev.crowfoot.editor.scene.Edge.EdgeEnd;
import dev.crowfoot.editor.scene.Edge.Multiplicity;
import dev.crowfoot.editor.scene.TextMeasure.TextStyle;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.PrimaryKey;
import dev.crowfoot.model.Relation;
import dev.crowfoot.model.Schema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// The draw list: every card and every relation of a schema in its place. Immutable; the next one
/// is made from this, so that what did not change is neither measured nor routed again.
public final class DiagramScene {
  /// A scene of nothing.
  public static final DiagramScene EMPTY =
      new DiagramScene(SceneOptions.DEFAULT, Map.of(), Map.of(), List.of(), Routing.NONE);

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
      SceneOptions options,
      Map<Object, Card> shapes,
      Map<String, Card> cards,
      List<Edge> edges,
      Routing routing) {
    this.options = options;
    this.shapes = shapes;
    shapes.values().forEach(s -> shapesByName.put(s.name(), s));
    this.cards = cards;
    this.edges = List.copyOf(edges);
    this.routing = routing;
    this.bounds = Box.around(cards.values().stream().map(Card::box).toList());
    this.cardIndex = BoxIndex.of(cards.values(), Card::box);
    this.edgeIndex = BoxIndex.of(this.edges, e -> e.route().bounds().grown(10));
  }

  public static DiagramScene of(
      Schema schema, Layout layout, SceneOptions options, TextMeasure measure) {
    return EMPTY.next(schema, layout, options, measure);
  }

  /// The scene of a changed schema or layout.
  ///
  /// @param layout where cards lie; those it does not place lie at the origin
  public DiagramScene next(
      Schema schema, Layout layout, SceneOptions newOptions, TextMeasure measure) {
    Map<Object, Card> newShapes = shapes(schema, newOptions, measure);
    Map<String, Card> placed = new LinkedHashMap<>();
    for (Card shape : newShapes.values()) {
      Layout.CardPosition at = layout.card(shape.name()).orElse(new Layout.CardPosition(0, 0));
      placed.put(shape.name(), place(shape, at));
    }
    return connect(schema, newOptions, newShapes, placed, measure);
  }

  /// This scene while some cards are being moved: only their relations are routed again.
  public DiagramScene withMoved(Set<String> names, double dx, double dy, TextMeasure measure) {
    Map<String, Card> placed = new LinkedHashMap<>(cards);
    placed.replaceAll(
        (name, card) ->
            names.contains(name) ? card.at(card.box().x() + dx, card.box().y() + dy) : card);
    List<Relation> relations = edges.stream().map(Edge::relation).toList();
    return connect(relations, this::keyRows, options, shapes, placed, measure);
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

  private DiagramScene connect(
      Schema schema,
      SceneOptions newOptions,
      Map<Object, Card> newShapes,
      Map<String, Card> placed,
      TextMeasure measure) {
    Map<String, List<String>> keys = new HashMap<>();
    schema
        .models()
        .forEach(
            m -> keys.put(m.name(), m.primaryKey().map(PrimaryKey::fieldNames).orElse(List.of())));
    return connect(
        schema.relations(),
        name -> keys.getOrDefault(name, List.of()),
        newOptions,
        newShapes,
        placed,
        measure);
  }

  private List<String> keyRows(String name) {
    Card card = cards.get(name);
    return card == null
        ? List.of()
        : card.rows().subList(0, card.keyRows()).stream().map(r -> r.id().field()).toList();
  }

  private DiagramScene connect(
      List<Relation> relations,
      Function<String, List<String>> keyOf,
      SceneOptions newOptions,
      Map<Object, Card> newShapes,
      Map<String, Card> placed,
      TextMeasure measure) {
    List<Draft> drafts = new ArrayList<>();
    for (Relation relation : relations) {
      draft(relation, keyOf)
          .filter(d -> placed.containsKey(d.from.card) && placed.containsKey(d.to.card))
          .ifPresent(drafts::add);
    }
    List<Router.Line> lines =
        drafts.stream()
            .map(d -> new Router.Line(d.id, terminal(placed, d.from), terminal(placed, d.to)))
            .toList();
    Routing newRouting =
        Router.route(placed.values().stream().map(Card::box).toList(), lines, routing);
    BoxIndex<Card> index = BoxIndex.of(placed.values(), Card::box);
    List<Edge> newEdges = new ArrayList<>();
    for (Draft draft : drafts) {
      Route route = newRouting.drawn().get(draft.id);
      if (route != null) {
        newEdges.add(
            new Edge(
                draft.id,
                draft.relation,
                end(placed, draft.from, route.from()),
                end(placed, draft.to, route.to()),
                route,
                label(draft.relation, route, index, measure)));
      }
    }
    return new DiagramScene(newOptions, newShapes, placed, newEdges, newRouting);
  }

  /// A relation before it is routed.
  private record Draft(FieldId id, Relation relation, DraftEnd from, DraftEnd to) {}

  private record DraftEnd(String card, List<String> rows, Multiplicity multiplicity) {}

  private static Optional<Draft> draft(Relation relation, Function<String, List<String>> keyOf) {
    return switch (relation) {
      case Relation.ForeignKeyRelation r -> {
        Multiplicity children =
            r.isOneToOne() ? Multiplicity.ZERO_OR_ONE : Multiplicity.ZERO_OR_MANY;
        Multiplicity parents = r.required() ? Multiplicity.ONE : Multiplicity.ZERO_OR_ONE;
        yield Optional.of(
            new Draft(
                r.child(),
                r,
                new DraftEnd(r.child().model(), r.fields(), children),
                new DraftEnd(r.parent().model(), r.references(), parents)));
      }
      case Relation.ManyToMany m ->
          Optional.of(
              new Draft(
                  m.a(),
                  m,
                  new DraftEnd(
                      m.a().model(), keyOf.apply(m.a().model()), Multiplicity.ZERO_OR_MANY),
                  new DraftEnd(
                      m.b().model(), keyOf.apply(m.b().model()), Multiplicity.ZERO_OR_MANY)));
    };
  }

  /// In the middle of the line's longest piece, unless that would cover a card.
  private static Optional<Edge.Label> label(
      Relation relation, Route route, BoxIndex<Card> cards, TextMeasure measure) {
    if (!(relation instanceof Relation.ManyToMany manyToMany)) {
      return Optional.empty();
    }
    String text = manyToMany.tableName();
    double width = measure.width(text, TextStyle.LABEL) + 12;
    List<Point> points = route.points();
    return IntStream.range(1, points.size())
        .mapToObj(i -> Box.between(points.get(i - 1), points.get(i)))
        .sorted(Comparator.comparingDouble(b -> -Math.max(b.width(), b.height())))
        .map(b -> new Box(b.centreX() - width / 2, b.centreY() - 9, width, 18))
        .filter(b -> cards.in(b.grown(2)).isEmpty())
        .findFirst()
        .map(b -> new Edge.Label(text, b));
  }

  private static Terminal terminal(Map<String, Card> placed, DraftEnd end) {
    Card card = known(placed, end.card);
    double y = heights(card, end).stream().mapToDouble(Double::doubleValue).average().orElse(0);
    return new Terminal(card.box(), y);
  }

  private static EdgeEnd end(Map<String, Card> placed, DraftEnd end, Side side) {
    return new EdgeEnd(
        end.card, end.rows, end.multiplicity, side, heights(known(placed, end.card), end));
  }

  private static List<Double> heights(Card card, DraftEnd end) {
    List<String> rows = end.rows.isEmpty() ? List.of("") : end.rows;
    return rows.stream()
        .map(r -> r.isEmpty() ? card.header().centreY() + 2 : card.heightOf(r))
        .distinct()
        .sorted()
        .toList();
  }

  private static Card known(Map<String, Card> placed, String name) {
    Card card = placed.get(name);
    if (card == null) {
      throw new IllegalStateException("no card " + name);
    }
    return card;
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
