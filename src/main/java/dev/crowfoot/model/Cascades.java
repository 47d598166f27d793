// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.model;

import dev.crowfoot.model.Relation.ForeignKeyRelation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where what happens to a row goes on to: a relation with `Cascade`, `SetNull` or `SetDefault`
/// changes the rows that refer to it, and these change those that refer to them. A client that
/// keeps references intact itself would never come to an end where that goes round.
public final class Cascades {
  private final Map<String, List<ForeignKeyRelation>> byChild = new HashMap<>();

  /// @param relations of a whole schema
  public Cascades(List<Relation> relations) {
    for (Relation relation : relations) {
      if (relation instanceof ForeignKeyRelation key && changesRows(key)) {
        byChild.computeIfAbsent(key.child().model(), _ -> new ArrayList<>()).add(key);
      }
    }
    keepCircles();
  }

  private static boolean changesRows(ForeignKeyRelation relation) {
    return changesRows(relation.onDelete()) || changesRows(relation.onUpdate());
  }

  private static boolean changesRows(ReferentialAction action) {
    return switch (action) {
      case CASCADE, SET_NULL, SET_DEFAULT -> true;
      case RESTRICT, NO_ACTION -> false;
    };
  }

  /// Leaves away what ends somewhere, step by step: in a schema without circles nothing is left.
  private void keepCircles() {
    boolean ended = true;
    while (ended) {
      ended = false;
      for (List<ForeignKeyRelation> relations : byChild.values()) {
        ended |= relations.removeIf(r -> !byChild.containsKey(r.parent().model()));
      }
      byChild.values().removeIf(List::isEmpty);
    }
  }

  /// Those that go round, or go on to a relation of a model with itself.
  public List<ForeignKeyRelation> goingRound() {
    return byChild.values().stream().flatMap(List::stream).filter(r -> way(r).isPresent()).toList();
  }

  /// The relations from one to where it comes round, itself first; empty when it does not.
  public Optional<List<ForeignKeyRelation>> way(ForeignKeyRelation start) {
    if (!byChild.getOrDefault(start.child().model(), List.of()).contains(start)) {
      return Optional.empty();
    }
    Map<ForeignKeyRelation, ForeignKeyRelation> cameFrom = new HashMap<>();
    Set<ForeignKeyRelation> seen = new HashSet<>(Set.of(start));
    Deque<ForeignKeyRelation> next = new ArrayDeque<>(seen);
    while (!next.isEmpty()) {
      ForeignKeyRelation relation = next.remove();
      if (relation.isSelfRelation() || relation.parent().model().equals(start.child().model())) {
        return Optional.of(way(relation, cameFrom));
      }
      for (ForeignKeyRelation further :
          byChild.getOrDefault(relation.parent().model(), List.of())) {
        if (seen.add(further)) {
          cameFrom.put(further, relation);
          next.add(further);
        }
      }
    }
    return Optional.empty();
  }

  /// Whether another relation, with the actions that go without saying, would.
  public static boolean wouldGoRound(List<Relation> relations, String child, String parent) {
    ForeignKeyRelation another =
        new ForeignKeyRelation(
            "",
            new FieldId(child, ""),
            new FieldId(parent, ""),
            List.of(),
            List.of(),
            Arity.LIST,
            true,
            ReferentialAction.RESTRICT,
            ReferentialAction.CASCADE,
            Optional.empty());
    List<Relation> all = new ArrayList<>(relations);
    all.add(another);
    return new Cascades(all).way(another).isPresent();
  }

  private static List<ForeignKeyRelation> way(
      ForeignKeyRelation end, Map<ForeignKeyRelation, ForeignKeyRelation> cameFrom) {
    List<ForeignKeyRelation> way = new ArrayList<>(List.of(end));
    while (cameFrom.containsKey(way.getFirst())) {
      way.addFirst(cameFrom.get(way.getFirst()));
    }
    return way;
  }
}
