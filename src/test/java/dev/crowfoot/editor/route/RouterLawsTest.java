// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.route;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.editor.route.Router.Line;
import dev.crowfoot.editor.route.Router.Routing;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RouterLawsTest {
  private static final double GAP = 40;

  @Property(tries = 120)
  void noLineRunsOverACard(@ForAll Random random, @ForAll @IntRange(min = 2, max = 40) int count) {
    List<Box> cards = cards(random, count);
    List<Line> lines = lines(random, cards);
    Routing routing = Router.route(cards, lines, Routing.NONE);
    assertThat(routing.blocked()).isEmpty();
    for (Line line : lines) {
      Route route = requireNonNull(routing.drawn().get(line.id()));
      assertThat(cards).noneMatch(card -> route.crosses(card.grown(-1)));
    }
  }

  @Property(tries = 120)
  void linesEndOnTheirRowsAndAreUprightOrLevel(
      @ForAll Random random, @ForAll @IntRange(min = 2, max = 40) int count) {
    List<Box> cards = cards(random, count);
    List<Line> lines = lines(random, cards);
    Routing routing = Router.route(cards, lines, Routing.NONE);
    for (Line line : lines) {
      Route route = requireNonNull(routing.drawn().get(line.id()));
      assertThat(route.start()).isEqualTo(line.from().at(route.from()));
      assertThat(route.end()).isEqualTo(line.to().at(route.to()));
      assertThat(route.points().get(1).y()).isEqualTo(route.start().y());
      for (int i = 1; i < route.points().size(); i++) {
        Point a = route.points().get(i - 1);
        Point b = route.points().get(i);
        assertThat(a.x() == b.x() || a.y() == b.y()).isTrue();
      }
    }
  }

  @Property(tries = 60)
  void linesThatStayKeepTheirWayWhenAnotherCardIsMovedAndMovedBack(
      @ForAll Random random, @ForAll @IntRange(min = 3, max = 20) int count) {
    List<Box> cards = cards(random, count);
    List<Line> lines = lines(random, cards);
    Routing before = Router.route(cards, lines, Routing.NONE);
    Box moved = cards.getFirst();
    Box there = moved.movedBy(20_000, 0);
    List<Box> others = new ArrayList<>(cards);
    others.set(0, there);
    List<Line> kept =
        lines.stream()
            .filter(l -> !l.from().card().equals(moved) && !l.to().card().equals(moved))
            .toList();
    Assume.that(!kept.isEmpty());
    Routing after = Router.route(others, kept, before);
    for (Line line : kept) {
      assertThat(after.ways().get(line)).isEqualTo(before.ways().get(line));
    }
  }

  /// Cards anywhere, on the grid, none nearer than a gap to another.
  private static List<Box> cards(Random random, int count) {
    List<Box> cards = new ArrayList<>();
    double side = 600 + 180 * Math.sqrt(count);
    for (int i = 0; i < count * 30 && cards.size() < count; i++) {
      Box card =
          new Box(
              8 * random.nextInt((int) side / 8),
              8 * random.nextInt((int) side / 8),
              200 + 8 * random.nextInt(20),
              68 + 24 * random.nextInt(10));
      if (cards.stream().noneMatch(c -> c.grown(GAP - 0.01).overlaps(card))) {
        cards.add(card);
      }
    }
    return cards;
  }

  private static List<Line> lines(Random random, List<Box> cards) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < cards.size() * 3 / 2; i++) {
      Box from = cards.get(random.nextInt(cards.size()));
      Box to = cards.get(random.nextInt(cards.size()));
      lines.add(new Line(i, end(random, from), end(random, to), random.nextInt(2)));
    }
    return lines;
  }

  private static Terminal end(Random random, Box card) {
    int rows = (int) (card.height() - 44) / 24;
    return new Terminal(card, card.y() + 52 + 24 * random.nextInt(rows));
  }
}
