// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.scene;

import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.editor.route.Route;
import dev.crowfoot.editor.route.Side;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.ReferentialAction;
import dev.crowfoot.model.Relation;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A relation as drawn: a line from the child's foreign key to the parent's key, or between the two
/// keys of a many-to-many relation.
///
/// @param id the child's (or first) relation field, which names the relation
/// @param from the end at the child
/// @param to the end at the parent
/// @param label the implicit table of a many-to-many relation
public record Edge(
    FieldId id, Relation relation, EdgeEnd from, EdgeEnd to, Route route, Optional<Label> label) {
  /// Words beside the line, where there is room for them.
  public record Label(String text, Box box) {}

  /// One end.
  ///
  /// @param rows the fields it ends on; several of a composite key
  /// @param heights their middles; the line ends at their mean
  public record EdgeEnd(
      String card, List<String> rows, Multiplicity multiplicity, Side side, List<Double> heights) {
    public EdgeEnd {
      rows = List.copyOf(rows);
      heights = List.copyOf(heights);
    }

    /// Whether a bracket joins several rows.
    public boolean isBracket() {
      return heights.size() > 1;
    }
  }

  /// How many rows at this end belong to one row at the other.
  public enum Multiplicity {
    ZERO_OR_ONE(false, true),
    ONE(false, false),
    ZERO_OR_MANY(true, true),
    ONE_OR_MANY(true, false);

    private final boolean many;
    private final boolean optional;

    Multiplicity(boolean many, boolean optional) {
      this.many = many;
      this.optional = optional;
    }

    /// Drawn as a fork, else as a bar.
    public boolean isMany() {
      return many;
    }

    /// Drawn as a circle, else as a bar.
    public boolean isOptional() {
      return optional;
    }
  }

  public Point start() {
    return route.start();
  }

  public Point end() {
    return route.end();
  }

  /// The cards at its ends; one of a self relation.
  public Set<String> cards() {
    return from.card.equals(to.card) ? Set.of(from.card) : Set.of(from.card, to.card);
  }

  public boolean touches(String card) {
    return from.card.equals(card) || to.card.equals(card);
  }

  /// Whether deleting the parent's row deletes the child's.
  public boolean cascades() {
    return relation instanceof Relation.ForeignKeyRelation r
        && r.onDelete() == ReferentialAction.CASCADE;
  }

  /// Such as `Post.authorId → User.id · N:1 · onDelete Cascade`.
  public String summary() {
    return switch (relation) {
      case Relation.ForeignKeyRelation r ->
          side(from.card, r.fields())
              + " → "
              + side(to.card, r.references())
              + (r.isOneToOne() ? " · 1:1" : " · N:1")
              + " · onDelete "
              + r.onDelete().word();
      case Relation.ManyToMany m -> m.a() + " ↔ " + m.b() + " · N:M · table " + m.tableName();
    };
  }

  private static String side(String card, List<String> fields) {
    return fields.size() == 1
        ? card + "." + fields.getFirst()
        : card + ".(" + String.join(", ", fields) + ")";
  }
}
