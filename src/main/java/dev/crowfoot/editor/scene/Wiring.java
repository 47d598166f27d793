// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.scene;

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
import dev.crowfoot.model.Relation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// The relations of a schema as lines between its cards.
///
/// @param bends where lines bend that somebody has pinned, by their relations' fields
/// @param routing what the next wiring can reuse
record Wiring(
    List<Relation> relations, Map<FieldId, List<Point>> bends, List<Edge> edges, Routing routing) {
  /// Half of what two crow's feet on one row lie apart.
  private static final double APART = 6;

  private static final Set<Multiplicity> PARENTS =
      EnumSet.of(Multiplicity.ONE, Multiplicity.ZERO_OR_ONE);

  static final Wiring NONE = new Wiring(List.of(), Map.of(), List.of(), Routing.NONE);

  Wiring {
    edges = List.copyOf(edges);
  }

  /// How lines find their way.
  @FunctionalInterface
  interface Routes {
    Routing find(Collection<Box> obstacles, List<Router.Line> lines, Routing before);
  }

  /// A relation before it is routed.
  private record Draft(FieldId id, Relation relation, DraftEnd from, DraftEnd to) {
    Router.Line line(Map<FieldId, List<Point>> bends) {
      List<Point> pinned = bends.getOrDefault(id, List.of());
      return new Router.Line(id, from.terminal(), to.terminal(), to.multiplicity, pinned);
    }
  }

  /// @param heights of its rows' middles; of the header's when it has no rows
  /// @param shift how far below their mean the line ends
  private record DraftEnd(
      Card card, List<String> rows, Multiplicity multiplicity, List<Double> heights, double shift) {
    static DraftEnd of(Card card, List<String> rows, Multiplicity multiplicity) {
      List<Double> heights =
          switch (rows.size()) {
            case 0 -> List.of(card.header().centreY() + 2);
            case 1 -> List.of(card.heightOf(rows.getFirst()));
            default -> rows.stream().map(card::heightOf).distinct().sorted().toList();
          };
      return new DraftEnd(card, rows, multiplicity, heights, 0);
    }

    DraftEnd shifted() {
      return new DraftEnd(
          card, rows, multiplicity, heights, multiplicity.isOptional() ? APART : -APART);
    }

    /// What it ends on.
    List<Object> place() {
      return List.of(card.name(), rows);
    }

    Terminal terminal() {
      double sum = 0;
      for (double height : heights) {
        sum += height;
      }
      return new Terminal(card.box(), sum / heights.size() + shift);
    }

    EdgeEnd at(Side side) {
      return new EdgeEnd(card.name(), rows, multiplicity, side, heights);
    }
  }

  static Wiring of(
      List<Relation> relations,
      Map<FieldId, List<Point>> bends,
      Map<String, Card> cards,
      TextMeasure measure,
      Routes routes,
      Routing before) {
    List<Draft> drafts = apart(relations.stream().flatMap(r -> draft(r, cards).stream()).toList());
    List<Router.Line> lines = drafts.stream().map(draft -> draft.line(bends)).toList();
    Routing routing = routes.find(cards.values().stream().map(Card::box).toList(), lines, before);
    BoxIndex<Card> index = BoxIndex.of(cards.values(), Card::box);
    List<Edge> edges = new ArrayList<>(drafts.size());
    for (Draft draft : drafts) {
      Route route = routing.drawn().get(draft.id);
      if (route != null) {
        edges.add(
            new Edge(
                draft.id,
                draft.relation,
                draft.from.at(route.from()),
                draft.to.at(route.to()),
                route,
                label(draft.relation, route, index, measure)));
      }
    }
    return new Wiring(relations, bends, edges, routing);
  }

  /// Parents that must be there and parents that may be there, on one key: their lines end one
  /// above the other, lest the bar of one be drawn into the circle of the other.
  private static List<Draft> apart(List<Draft> drafts) {
    Map<List<Object>, Set<Multiplicity>> looks = new HashMap<>();
    for (Draft draft : drafts) {
      looks
          .computeIfAbsent(draft.to.place(), _ -> EnumSet.noneOf(Multiplicity.class))
          .add(draft.to.multiplicity);
    }
    return drafts.stream()
        .map(
            d ->
                looks.getOrDefault(d.to.place(), Set.of()).containsAll(PARENTS)
                        && PARENTS.contains(d.to.multiplicity)
                    ? new Draft(d.id, d.relation, d.from, d.to.shifted())
                    : d)
        .toList();
  }

  /// Empty when one of its cards is not there.
  private static Optional<Draft> draft(Relation relation, Map<String, Card> cards) {
    return switch (relation) {
      case Relation.ForeignKeyRelation r -> {
        Card child = cards.get(r.child().model());
        Card parent = cards.get(r.parent().model());
        if (child == null || parent == null) {
          yield Optional.empty();
        }
        Multiplicity children =
            r.isOneToOne() ? Multiplicity.ZERO_OR_ONE : Multiplicity.ZERO_OR_MANY;
        Multiplicity parents = r.required() ? Multiplicity.ONE : Multiplicity.ZERO_OR_ONE;
        yield Optional.of(
            new Draft(
                r.child(),
                r,
                DraftEnd.of(child, r.fields(), children),
                DraftEnd.of(parent, r.references(), parents)));
      }
      case Relation.ManyToMany m -> {
        Card a = cards.get(m.a().model());
        Card b = cards.get(m.b().model());
        yield a == null || b == null
            ? Optional.empty()
            : Optional.of(new Draft(m.a(), m, manyEnd(a), manyEnd(b)));
      }
    };
  }

  /// A many-to-many relation ends on the primary key.
  private static DraftEnd manyEnd(Card card) {
    List<String> keys =
        card.rows().subList(0, card.keyRows()).stream().map(r -> r.id().field()).toList();
    return DraftEnd.of(card, keys, Multiplicity.ZERO_OR_MANY);
  }

  /// In the middle of the line's longest piece, where that covers neither a card nor a crow's foot.
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
        .filter(b -> cards.in(b.grown(Terminal.STUB - 2, 4)).isEmpty())
        .findFirst()
        .map(b -> new Edge.Label(text, b));
  }
}
