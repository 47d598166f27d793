// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import dev.crowfoot.editor.Selection;
import dev.crowfoot.editor.scene.Card;
import dev.crowfoot.editor.scene.CardRow;
import dev.crowfoot.editor.scene.DiagramScene;
import dev.crowfoot.editor.scene.Edge;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Relation.ForeignKeyRelation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a screen reader says of the canvas: its selection, in words that follow the keyboard, such
/// as `Table Order, 7 rows. Row 2, customerId, Int, foreign key to Customer`.
final class Spoken {
  private Spoken() {}

  static String of(DiagramScene scene, Selection selection) {
    return switch (selection) {
      case Selection.Nothing _ -> ofAll(scene);
      case Selection.Cards cards when cards.names().size() == 1 ->
          card(scene, cards.names().iterator().next());
      case Selection.Cards cards ->
          cards.names().size()
              + " tables selected: "
              + cards.names().stream().sorted().collect(Collectors.joining(", "));
      case Selection.Row row -> row(scene, row.field());
      case Selection.Edge edge -> scene.edge(edge.field()).map(Spoken::edge).orElse("Relation");
      case Selection.OfArea area -> "Area " + area.name();
      case Selection.OfNote _ -> "Note";
    };
  }

  private static String ofAll(DiagramScene scene) {
    return scene.cards().isEmpty()
        ? "Diagram of the schema, empty. Press T to create a table"
        : "Diagram of the schema, "
            + counted(scene.cards().size(), "card")
            + ", "
            + counted(scene.edges().size(), "relation")
            + ". Press an arrow key to select a table";
  }

  private static String card(DiagramScene scene, String name) {
    return scene
        .card(name)
        .map(card -> kind(card) + " " + name + ", " + counted(rows(card), "row"))
        .orElse(name);
  }

  private static int rows(Card card) {
    return card.rows().size() + card.moreRows().map(Card.MoreRows::count).orElse(0);
  }

  private static String kind(Card card) {
    return switch (card.kind()) {
      case TABLE -> "Table";
      case VIEW -> "View";
      case ENUM -> "Enum";
      case TYPE -> "Type";
    };
  }

  private static String row(DiagramScene scene, FieldId field) {
    Optional<Card> card = scene.card(field.model());
    Optional<CardRow> row = card.flatMap(c -> c.row(field.field()));
    if (card.isEmpty() || row.isEmpty()) {
      return field.toString();
    }
    StringBuilder words = new StringBuilder(card(scene, field.model()));
    words.append(". Row ").append(card.get().rows().indexOf(row.get()) + 1);
    words.append(", ").append(field.field());
    if (!row.get().type().isEmpty()) {
      words.append(", ").append(row.get().type());
    }
    words.append(
        switch (row.get().glyph()) {
          case KEY, KEY_LINK -> ", primary key";
          case NONE, LINK, RELATION, VALUE -> "";
        });
    if (row.get().unique()) {
      words.append(", unique");
    }
    parents(scene, field).forEach(parent -> words.append(", foreign key to ").append(parent));
    return words.toString();
  }

  private static List<String> parents(DiagramScene scene, FieldId field) {
    return scene.edges().stream()
        .filter(edge -> edge.relation() instanceof ForeignKeyRelation)
        .filter(edge -> edge.from().card().equals(field.model()))
        .filter(edge -> edge.from().rows().contains(field.field()))
        .map(edge -> edge.to().card())
        .toList();
  }

  private static String edge(Edge edge) {
    return "Relation " + edge.summary();
  }

  private static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
