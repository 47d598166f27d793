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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// The relations of a schema as lines between its cards.
///
/// @param routing what the next wiring can reuse
record Wiring(List<Edge> edges, Routing routing) {
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
    boolean isBetween(Map<String, Card> cards) {
      return cards.containsKey(from.card) && cards.containsKey(to.card);
    }
  }

  private record DraftEnd(String card, List<String> rows, Multiplicity multiplicity) {
    /// The heights of its rows' middles; of the header's when it has no rows.
    List<Double> heights(Map<String, Card> cards) {
      Card card = known(cards);
      if (rows.isEmpty()) {
        return List.of(card.header().centreY() + 2);
      }
      return rows.stream().map(card::heightOf).distinct().sorted().toList();
    }

    Terminal terminal(Map<String, Card> cards) {
      double y = heights(cards).stream().mapToDouble(Double::doubleValue).average().orElseThrow();
      return new Terminal(known(cards).box(), y);
    }

    EdgeEnd at(Side side, Map<String, Card> cards) {
      return new EdgeEnd(card, rows, multiplicity, side, heights(cards));
    }

    private Card known(Map<String, Card> cards) {
      Card found = cards.get(card);
      if (found == null) {
        throw new IllegalStateException("no card " + card);
      }
      return found;
    }
  }

  static Wiring of(
      List<Relation> relations,
      Map<String, Card> cards,
      TextMeasure measure,
      Routes routes,
      Routing before) {
    List<Draft> drafts =
        relations.stream().map(r -> draft(r, cards)).filter(d -> d.isBetween(cards)).toList();
    List<Router.Line> lines =
        drafts.stream()
            .map(d -> new Router.Line(d.id, d.from.terminal(cards), d.to.terminal(cards)))
            .toList();
    Routing routing = routes.find(cards.values().stream().map(Card::box).toList(), lines, before);
    BoxIndex<Card> index = BoxIndex.of(cards.values(), Card::box);
    List<Edge> edges = new ArrayList<>();
    for (Draft draft : drafts) {
      Route route = routing.drawn().get(draft.id);
      if (route != null) {
        edges.add(
            new Edge(
                draft.id,
                draft.relation,
                draft.from.at(route.from(), cards),
                draft.to.at(route.to(), cards),
                route,
                label(draft.relation, route, index, measure)));
      }
    }
    return new Wiring(edges, routing);
  }

  private static Draft draft(Relation relation, Map<String, Card> cards) {
    return switch (relation) {
      case Relation.ForeignKeyRelation r -> {
        Multiplicity children =
            r.isOneToOne() ? Multiplicity.ZERO_OR_ONE : Multiplicity.ZERO_OR_MANY;
        Multiplicity parents = r.required() ? Multiplicity.ONE : Multiplicity.ZERO_OR_ONE;
        yield new Draft(
            r.child(),
            r,
            new DraftEnd(r.child().model(), r.fields(), children),
            new DraftEnd(r.parent().model(), r.references(), parents));
      }
      case Relation.ManyToMany m ->
          new Draft(m.a(), m, manyEnd(m.a().model(), cards), manyEnd(m.b().model(), cards));
    };
  }

  /// A many-to-many relation ends on the primary key.
  private static DraftEnd manyEnd(String name, Map<String, Card> cards) {
    Card card = cards.get(name);
    List<String> keys =
        card == null
            ? List.of()
            : card.rows().subList(0, card.keyRows()).stream().map(r -> r.id().field()).toList();
    return new DraftEnd(name, keys, Multiplicity.ZERO_OR_MANY);
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
