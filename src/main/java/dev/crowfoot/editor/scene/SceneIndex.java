// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.scene;

import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.geometry.BoxIndex;
import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Relation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds cards and edges by name and by place. While cards are moved, what they carry along is kept
/// beside the index of everything that stands, which then need not be made anew.
final class SceneIndex {
  /// How far the signs at a line's ends reach to both of its sides.
  private static final double FOOT = 10;

  private final Map<String, Card> cards;
  private final List<Edge> edges;
  private final Map<String, List<Edge>> byCard = new HashMap<>();
  private final Map<FieldId, Edge> byId = new HashMap<>();
  private final BoxIndex<Card> cardIndex;
  private final BoxIndex<EdgePiece> edgeIndex;
  private final Box bounds;
  private volatile @Nullable Overview overview;

  /// A part of an edge: indexed by its parts, because the box round a whole one is mostly empty.
  private record EdgePiece(Edge edge, Box box) {}

  SceneIndex(Map<String, Card> cards, List<Edge> edges) {
    this.cards = cards;
    this.edges = edges;
    this.bounds = Box.around(cards.values().stream().map(Card::box).toList());
    this.cardIndex = BoxIndex.of(cards.values(), Card::box);
    this.edgeIndex = BoxIndex.of(pieces(edges), EdgePiece::box);
    for (Edge edge : edges) {
      byCard.computeIfAbsent(edge.from().card(), _ -> new ArrayList<>()).add(edge);
      if (!edge.to().card().equals(edge.from().card())) {
        byCard.computeIfAbsent(edge.to().card(), _ -> new ArrayList<>()).add(edge);
      }
      ends(edge.relation()).forEach(id -> byId.putIfAbsent(id, edge));
    }
  }

  private static List<FieldId> ends(Relation relation) {
    return switch (relation) {
      case Relation.ForeignKeyRelation key -> List.of(key.child(), key.parent());
      case Relation.ManyToMany many -> List.of(many.a(), many.b());
    };
  }

  private static List<EdgePiece> pieces(Collection<Edge> edges) {
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

  Box bounds() {
    return bounds;
  }

  /// Made when it is first asked for: most scenes are seen from near.
  Overview overview() {
    Overview known = overview;
    if (known == null) {
      known = Overview.of(cards.values(), edges);
      overview = known;
    }
    return known;
  }

  List<Edge> edges() {
    return edges;
  }

  Optional<Edge> edge(FieldId id) {
    return Optional.ofNullable(byId.get(id));
  }

  List<Edge> edgesOf(String card) {
    return byCard.getOrDefault(card, List.of());
  }

  List<Card> cardsIn(Box area) {
    return cardIndex.in(area);
  }

  Collection<Edge> edgesIn(Box area) {
    Map<FieldId, Edge> found = new LinkedHashMap<>();
    edgeIndex.in(area).forEach(piece -> found.putIfAbsent(piece.edge.id(), piece.edge));
    return found.values();
  }

  /// What is under way, above an index of everything as it stood.
  ///
  /// @param cards those that are moved
  /// @param edges those that follow them
  record Moving(Map<String, Card> cards, Map<FieldId, Edge> edges) {
    static final Moving NONE = new Moving(Map.of(), Map.of());

    List<Card> cardsIn(Box area, List<Card> standing) {
      if (cards.isEmpty()) {
        return standing;
      }
      List<Card> result = new ArrayList<>();
      standing.stream().filter(c -> !cards.containsKey(c.name())).forEach(result::add);
      cards.values().stream().filter(c -> c.box().overlaps(area)).forEach(result::add);
      return result;
    }

    List<Edge> edgesIn(Box area, Collection<Edge> standing) {
      if (edges.isEmpty()) {
        return List.copyOf(standing);
      }
      List<Edge> result = new ArrayList<>();
      standing.stream().filter(e -> !edges.containsKey(e.id())).forEach(result::add);
      Set<Edge> moved = new HashSet<>();
      for (Edge edge : edges.values()) {
        if (edge.route().bounds().grown(FOOT).overlaps(area) && moved.add(edge)) {
          result.add(edge);
        }
      }
      return result;
    }
  }
}
