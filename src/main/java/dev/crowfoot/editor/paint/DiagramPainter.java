// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.paint;

import dev.crowfoot.editor.Selection;
import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.scene.Backdrop;
import dev.crowfoot.editor.scene.Card;
import dev.crowfoot.editor.scene.CardRow;
import dev.crowfoot.editor.scene.DiagramScene;
import dev.crowfoot.editor.scene.Edge;
import dev.crowfoot.editor.scene.Emphasis;
import dev.crowfoot.editor.scene.Emphasis.Level;
import dev.crowfoot.editor.scene.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Paints a scene: ground, lines, cards, lines that stand out, names from afar.
public final class DiagramPainter {
  private DiagramPainter() {}

  /// @param backdrop what lies behind the cards
  /// @param faded which cards step back, with their lines
  /// @param hover what is under the pointer
  /// @param errors how many errors the text of each card has
  /// @param marks what a migration will do to the tables, by card
  public static void paint(
      Pen pen,
      DiagramScene scene,
      Backdrop backdrop,
      Predicate<String> faded,
      Selection selection,
      Emphasis emphasis,
      Hit hover,
      Map<String, Integer> errors,
      Map<String, CardMark> marks) {
    GroundPainter.paint(pen);
    paintAll(pen, scene, backdrop, faded, selection, emphasis, hover, errors, marks);
  }

  /// Paints a scene without its ground, and without what only shows to who works on it.
  static void paint(Pen pen, DiagramScene scene, Backdrop backdrop) {
    paintAll(
        pen,
        scene,
        backdrop,
        _ -> false,
        new Selection.Nothing(),
        Emphasis.NONE,
        new Hit.Empty(),
        Map.of(),
        Map.of());
  }

  private static void paintAll(
      Pen pen,
      DiagramScene scene,
      Backdrop backdrop,
      Predicate<String> faded,
      Selection selection,
      Emphasis emphasis,
      Hit hover,
      Map<String, Integer> errors,
      Map<String, CardMark> marks) {
    DetailLevel detail = DetailLevel.at(pen.zoom());
    BackdropPainter behind = new BackdropPainter(pen, selection);
    behind.paint(backdrop);
    Box visible = pen.view.visible().grown(12 / pen.zoom());
    List<Edge> edges = new ArrayList<>(scene.edgesIn(visible));
    List<Card> cards = new ArrayList<>(scene.cardsIn(visible));
    CardPainter cardPainter = new CardPainter(pen, detail, emphasis, backdrop, marks);
    boolean fades = fade(pen, edges, cards, faded, cardPainter);
    EdgePainter edgePainter = new EdgePainter(pen, detail);
    boolean merged = !detail.hasCrowsFeet() && !fades && !scene.isMoving();
    if (merged) {
      FarPainter.paintLines(pen, scene, visible, detail.lineOpacity(emphasis.dimsOthers()));
    }
    List<Edge> strong = new ArrayList<>();
    for (Edge edge : edges) {
      Level level = emphasis.of(edge);
      if (level == Level.STRONG) {
        strong.add(edge);
      } else if (merged) {
        edgePainter.paintDot(edge, level);
      } else {
        edgePainter.paint(edge, level);
      }
    }
    strong.forEach(e -> edgePainter.paint(e, Level.STRONG));
    for (Card card : cards) {
      String row = hover.card().equals(card.name()) ? hoveredRow(hover) : "";
      cardPainter.paint(card, row, errors.getOrDefault(card.name(), 0));
    }
    if (detail == DetailLevel.FULL) {
      edges.forEach(e -> edgePainter.paintLabel(e, emphasis.of(e)));
      paintHover(pen, scene, hover);
    }
    if (detail == DetailLevel.BLOCKS) {
      List<Box> taken = new ArrayList<>();
      backdrop.titles(pen.view).forEach(title -> taken.add(title.box()));
      FarPainter.paintNames(pen, scene, taken);
    }
    behind.paintTitles(backdrop);
  }

  /// Paints what steps back under a veil that leaves a quarter of it, and takes it from the lists
  /// of what is still to be painted.
  ///
  /// @return whether anything does
  private static boolean fade(
      Pen pen, List<Edge> edges, List<Card> cards, Predicate<String> faded, CardPainter painter) {
    Predicate<Edge> isFaded = e -> faded.test(e.from().card()) || faded.test(e.to().card());
    List<Card> behind = cards.stream().filter(c -> faded.test(c.name())).toList();
    if (behind.isEmpty()) {
      return false;
    }
    EdgePainter edgePainter = new EdgePainter(pen, DetailLevel.at(pen.zoom()));
    edges.stream().filter(isFaded).forEach(e -> edgePainter.paint(e, Level.NORMAL));
    behind.forEach(card -> painter.paint(card, "", 0));
    pen.opacity(0.75);
    pen.ground(Tint.CANVAS_BG);
    pen.opacity(1);
    edges.removeIf(isFaded);
    cards.removeAll(behind);
    return true;
  }

  private static String hoveredRow(Hit hover) {
    return switch (hover) {
      case Hit.Row row -> row.field().field();
      case Hit.RowType type -> type.field().field();
      case Hit.Port port -> port.field().field();
      case Hit.Empty _, Hit.OnEdge _, Hit.Header _, Hit.More _, Hit.AddRow _, Hit.Body _ -> "";
      case Hit.AreaTitle _, Hit.OnNote _, Hit.NoteCorner _ -> "";
    };
  }

  /// Ports beside the row under the pointer, and the `+` under its card.
  private static void paintHover(Pen pen, DiagramScene scene, Hit hover) {
    Card card = scene.card(hover.card()).orElse(null);
    if (card == null) {
      return;
    }
    EdgePainter edges = new EdgePainter(pen, DetailLevel.FULL);
    if (card.kind() == Card.Kind.TABLE) {
      card.row(hoveredRow(hover))
          .map(CardRow::box)
          .ifPresent(b -> edges.paintPorts(card, b.centreY()));
    }
    Box add = Hit.addRowBox(card);
    Box pill = new Box(add.centreX() - 14, add.y() + 3, 28, 18);
    boolean over = hover instanceof Hit.AddRow;
    pen.fillRounded(pill, 9, 1, over ? Tint.SELECTION : Tint.CARD_BORDER);
    pen.fillRounded(pill, 9, 0, Tint.CARD_BG);
    Tint tint = over ? Tint.SELECTION : Tint.TYPE;
    double thick = 1.5;
    pen.fill(new Box(pill.centreX() - 5, pill.centreY() - thick / 2, 10, thick), tint);
    pen.fill(new Box(pill.centreX() - thick / 2, pill.centreY() - 5, thick, 10), tint);
  }
}
