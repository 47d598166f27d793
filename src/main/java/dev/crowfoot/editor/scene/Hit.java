// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.scene;

import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.editor.route.Side;
import dev.crowfoot.model.FieldId;
import java.util.Comparator;
import java.util.List;

/// What lies under the pointer.
public sealed interface Hit {
  /// Half the width of the area that takes a row's port.
  double PORT_REACH = 7;

  record Empty() implements Hit {}

  record Header(String card) implements Hit {}

  record Row(FieldId field) implements Hit {}

  /// The type column of a row.
  record RowType(FieldId field) implements Hit {}

  /// The dot at a row's side from which a relation is drawn.
  record Port(FieldId field, Side side) implements Hit {}

  /// The line `… n more`.
  record More(String card) implements Hit {}

  /// The `+` under a card that the pointer is over.
  record AddRow(String card) implements Hit {}

  /// The card, beside its rows.
  record Body(String card) implements Hit {}

  record OnEdge(FieldId relation) implements Hit {}

  /// The name of an area.
  record AreaTitle(String area) implements Hit {}

  record OnNote(String id) implements Hit {}

  /// The corner of a note that is pulled to resize it.
  record NoteCorner(String id) implements Hit {}

  /// The card it belongs to; empty beside cards.
  default String card() {
    return switch (this) {
      case Empty _, OnEdge _, AreaTitle _, OnNote _, NoteCorner _ -> "";
      case Header h -> h.card;
      case Row r -> r.field.model();
      case RowType r -> r.field.model();
      case Port p -> p.field.model();
      case More m -> m.card;
      case AddRow a -> a.card;
      case Body b -> b.card;
    };
  }

  /// The place of the `+` that appears under a card.
  static Box addRowBox(Card card) {
    return new Box(card.box().x(), card.box().bottom(), card.box().width(), Card.ROW);
  }

  static Hit in(DiagramScene scene, Point at, double reach) {
    Box near = new Box(at.x(), at.y(), 0, 0).grown(Math.max(reach, PORT_REACH) + 1);
    List<Card> cards = scene.cardsIn(near);
    for (Card card : cards.reversed()) {
      if (card.box().grown(PORT_REACH, 0).contains(at)) {
        Hit hit = inCard(card, at);
        if (!(hit instanceof Empty)) {
          return hit;
        }
      }
    }
    return scene.edgesIn(near).stream()
        .filter(e -> e.route().distanceTo(at) <= reach)
        .min(Comparator.comparingDouble(e -> e.route().distanceTo(at)))
        .<Hit>map(e -> new OnEdge(e.id()))
        .orElseGet(Empty::new);
  }

  private static Hit inCard(Card card, Point at) {
    for (CardRow row : card.rows()) {
      if (at.y() >= row.box().y() && at.y() < row.box().bottom() && card.kind() != Card.Kind.ENUM) {
        for (Side side : Side.values()) {
          if (Math.abs(at.x() - side.of(card.box())) <= PORT_REACH) {
            return new Port(row.id(), side);
          }
        }
      }
      if (row.box().contains(at)) {
        double fromRight = row.box().right() - at.x();
        boolean onType = !row.type().isEmpty() && fromRight < row.box().width() * 0.4;
        return onType ? new RowType(row.id()) : new Row(row.id());
      }
    }
    if (!card.box().contains(at)) {
      return new Empty();
    }
    if (card.header().contains(at)) {
      return new Header(card.name());
    }
    if (card.moreRows().filter(m -> m.box().contains(at)).isPresent()) {
      return new More(card.name());
    }
    return new Body(card.name());
  }
}
