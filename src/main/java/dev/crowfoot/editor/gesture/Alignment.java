// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.gesture;

import dev.crowfoot.editor.Layout.CardPosition;
import dev.crowfoot.editor.geometry.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How several cards are brought into line, or given equal gaps.
public enum Alignment {
  LEFT("Align left edges", 2),
  CENTRE("Align centres", 2),
  RIGHT("Align right edges", 2),
  TOP("Align top edges", 2),
  MIDDLE("Align middles", 2),
  BOTTOM("Align bottom edges", 2),
  ACROSS("Equal gaps across", 3),
  DOWN("Equal gaps down", 3);

  private final String title;
  private final int least;

  Alignment(String title, int least) {
    this.title = title;
    this.least = least;
  }

  public String title() {
    return title;
  }

  /// How many cards it takes for this to mean anything.
  public int least() {
    return least;
  }

  /// Where the cards go. Those that are named stay within the box round all of them.
  public Map<String, CardPosition> places(Map<String, Box> cards) {
    Box all = Box.around(cards.values());
    Map<String, CardPosition> places = new HashMap<>();
    switch (this) {
      case ACROSS -> spread(cards, true, places);
      case DOWN -> spread(cards, false, places);
      case LEFT, CENTRE, RIGHT, TOP, MIDDLE, BOTTOM ->
          cards.forEach((name, box) -> places.put(name, in(box, all)));
    }
    return places;
  }

  private CardPosition in(Box box, Box all) {
    return switch (this) {
      case LEFT -> new CardPosition(all.x(), box.y());
      case CENTRE -> new CardPosition(Math.rint(all.centreX() - box.width() / 2), box.y());
      case RIGHT -> new CardPosition(all.right() - box.width(), box.y());
      case TOP -> new CardPosition(box.x(), all.y());
      case MIDDLE -> new CardPosition(box.x(), Math.rint(all.centreY() - box.height() / 2));
      case BOTTOM -> new CardPosition(box.x(), all.bottom() - box.height());
      case ACROSS, DOWN -> new CardPosition(box.x(), box.y());
    };
  }

  /// The outermost two stay; those between share what room there is.
  private static void spread(
      Map<String, Box> cards, boolean across, Map<String, CardPosition> places) {
    List<Map.Entry<String, Box>> sorted = new ArrayList<>(cards.entrySet());
    sorted.sort(
        Comparator.<Map.Entry<String, Box>>comparingDouble(
                e -> across ? e.getValue().centreX() : e.getValue().centreY())
            .thenComparing(Map.Entry::getKey));
    Box all = Box.around(cards.values());
    double taken =
        cards.values().stream().mapToDouble(box -> across ? box.width() : box.height()).sum();
    double room = across ? all.width() : all.height();
    double gap = (room - taken) / Math.max(1, cards.size() - 1);
    double at = across ? all.x() : all.y();
    for (Map.Entry<String, Box> card : sorted) {
      Box box = card.getValue();
      places.put(
          card.getKey(),
          across
              ? new CardPosition(Math.rint(at), box.y())
              : new CardPosition(box.x(), Math.rint(at)));
      at += gap + (across ? box.width() : box.height());
    }
  }
}
