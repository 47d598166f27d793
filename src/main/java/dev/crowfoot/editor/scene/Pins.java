// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.scene;

import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Relation;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What becomes of pinned lines when cards move: a line goes along when both its cards go the same
/// way; else it stays pinned, and only its ends follow.
public final class Pins {
  private static final Point STAYS = new Point(0, 0);

  private Pins() {}

  /// @param bends of pinned lines, by their relations' fields
  /// @param by how far each card moves that does
  public static Map<FieldId, List<Point>> moved(
      Map<FieldId, List<Point>> bends, Collection<Relation> relations, Map<String, Point> by) {
    Map<FieldId, List<Point>> result = new HashMap<>(bends);
    for (Relation relation : relations) {
      List<String> ends = ends(relation);
      Point first = by.getOrDefault(ends.getFirst(), STAYS);
      if (first.equals(by.getOrDefault(ends.getLast(), STAYS))) {
        result.computeIfPresent(
            relation.owner(),
            (_, points) -> points.stream().map(p -> p.plus(first.x(), first.y())).toList());
      }
    }
    return result;
  }

  /// The cards that a relation's line joins.
  public static List<String> ends(Relation relation) {
    return switch (relation) {
      case Relation.ForeignKeyRelation r -> List.of(r.child().model(), r.parent().model());
      case Relation.ManyToMany m -> List.of(m.a().model(), m.b().model());
    };
  }
}
