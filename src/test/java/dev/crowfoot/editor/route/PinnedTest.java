// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.editor.route.Router.Line;
import dev.crowfoot.editor.route.Router.Routing;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PinnedTest {
  private static final Box LEFT = new Box(0, 0, 200, 100);
  private static final Box RIGHT = new Box(600, 200, 200, 100);
  private static final Box BETWEEN = new Box(300, 0, 150, 400);

  private static Line line(Box to, Point... bends) {
    return new Line("a", new Terminal(LEFT, 50), new Terminal(to, 250), "", List.of(bends));
  }

  private static Route routed(Line line, Routing before) {
    Routing routing = Router.route(List.of(LEFT, line.to().card(), BETWEEN), List.of(line), before);
    return Objects.requireNonNull(routing.drawn().get("a"));
  }

  @Test
  void aLineRunsWhereItWasPinnedAlsoOverACard() {
    Route route = routed(line(RIGHT, new Point(400, 50), new Point(400, 250)), Routing.NONE);
    assertThat(route.points())
        .containsExactly(
            new Point(200, 50), new Point(400, 50), new Point(400, 250), new Point(600, 250));
  }

  @Test
  void itsEndsFollowTheirCards() {
    Box lower = new Box(600, 300, 200, 100);
    Line moved =
        new Line(
            "a",
            new Terminal(LEFT, 50),
            new Terminal(lower, 350),
            "",
            List.of(new Point(400, 50), new Point(400, 250)));
    assertThat(routed(moved, Routing.NONE).points())
        .containsExactly(
            new Point(200, 50), new Point(400, 50), new Point(400, 350), new Point(600, 350));
  }

  @Test
  void aCardInTheWayOfItsFirstPieceLetsTheLineFindItsOwnWay() {
    Route own = routed(line(RIGHT), Routing.NONE);
    assertThat(routed(line(RIGHT, new Point(100, 50), new Point(100, 250)), Routing.NONE))
        .isEqualTo(own);
  }

  @Test
  void withoutPinsItFindsTheVeryWayItHad() {
    Line free = line(RIGHT);
    Routing first = Router.route(List.of(LEFT, RIGHT, BETWEEN), List.of(free), Routing.NONE);
    Line pinned = line(RIGHT, new Point(400, 50), new Point(400, 250));
    Routing then = Router.route(List.of(LEFT, RIGHT, BETWEEN), List.of(pinned), first);
    assertThat(routed(free, then)).isEqualTo(first.drawn().get("a"));
  }

  @Test
  void anUprightPieceMovesSideways() {
    Route route = routed(line(RIGHT, new Point(400, 50), new Point(400, 250)), Routing.NONE);
    assertThat(Pinned.moving(route, 1, 40, 7))
        .containsExactly(new Point(440, 50), new Point(440, 250));
  }

  @Test
  void aPieceAtARowBendsWhereItLeavesTheRow() {
    Route route = routed(line(RIGHT, new Point(400, 50), new Point(400, 250)), Routing.NONE);
    List<Point> bends = Pinned.moving(route, 0, 5, 32);
    assertThat(bends)
        .containsExactly(
            new Point(226, 50), new Point(226, 82), new Point(400, 82), new Point(400, 250));
    assertThat(routed(line(RIGHT, bends.toArray(Point[]::new)), Routing.NONE).points())
        .startsWith(new Point(200, 50), new Point(226, 50), new Point(226, 82));
  }

  @Test
  void aStraightLineBendsAtBothItsRows() {
    Route straight =
        new Route(Side.RIGHT, Side.LEFT, List.of(new Point(200, 50), new Point(600, 50)));
    assertThat(Pinned.moving(straight, 0, 0, 64))
        .containsExactly(
            new Point(226, 50), new Point(226, 114), new Point(574, 114), new Point(574, 50));
  }
}
