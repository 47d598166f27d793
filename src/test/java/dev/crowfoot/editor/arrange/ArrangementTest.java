// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.arrange;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.editor.Layout;
import dev.crowfoot.editor.Layout.CardPosition;
import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.scene.Card;
import dev.crowfoot.editor.scene.DiagramScene;
import dev.crowfoot.editor.scene.SceneOptions;
import dev.crowfoot.editor.scene.SceneText;
import dev.crowfoot.model.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArrangementTest {
  @Test
  void noTwoCardsOverlap() {
    assertThat(overlaps(boxes(arranged(chain(60))))).isEmpty();
  }

  @Test
  void aChainDoesNotBecomeAStrip() {
    Box all = Box.around(boxes(arranged(chain(200))));
    assertThat(all.width() / all.height()).isBetween(0.4, 4.0);
  }

  @Test
  void aHubDoesNotBecomeATower() {
    StringBuilder text = new StringBuilder("model Hub {\n  id Int @id\n");
    for (int i = 0; i < 40; i++) {
      text.append("  leaf").append(i).append("s Leaf").append(i).append("[]\n");
    }
    text.append("}\n");
    for (int i = 0; i < 40; i++) {
      text.append("model Leaf").append(i).append(" {\n  id Int @id\n  hubId Int\n");
      text.append("  hub Hub @relation(fields: [hubId], references: [id])\n}\n");
    }
    Box all = Box.around(boxes(arranged(text.toString())));
    assertThat(all.width() / all.height()).isBetween(0.4, 4.0);
  }

  @Test
  void theSameSchemaIsArrangedTheSameWay() {
    String text = chain(30);
    assertThat(placesOf(text)).isEqualTo(placesOf(text));
  }

  @Test
  void aNewTableLiesBesideItsNeighbour() {
    Schema schema = SceneText.schema(chain(2));
    Layout layout = Layout.EMPTY.with(Map.of("M0", new CardPosition(1000, 2000)));
    DiagramScene scene =
        DiagramScene.unrouted(schema, layout, SceneOptions.DEFAULT, SceneText.MEASURE);
    CardPosition place = requireNonNull(Arrangement.beside(scene, List.of("M1")).get("M1"));
    assertThat(Math.hypot(place.x() - 1000, place.y() - 2000)).isLessThan(500);
    assertThat(
            scene.card("M0").orElseThrow().box().overlaps(new Box(place.x(), place.y(), 200, 90)))
        .isFalse();
  }

  @Test
  void anEnumLiesNearATableThatUsesIt() {
    String text =
        chain(12)
            .replace("model M7 {", "enum Colour {\n  RED\n  BLUE\n}\nmodel M7 {\n  colour Colour");
    DiagramScene scene = arranged(text);
    Box colour = scene.card("Colour").orElseThrow().box();
    Box user = scene.card("M7").orElseThrow().box();
    assertThat(overlaps(boxes(scene))).isEmpty();
    assertThat(Math.hypot(colour.centreX() - user.centreX(), colour.centreY() - user.centreY()))
        .isLessThan(700);
  }

  @Test
  void cardsThatStayDoAndTheOthersMakeWay() {
    DiagramScene scene = arranged(chain(30));
    Set<String> staying = Set.of("M3", "M20");
    Map<String, CardPosition> places =
        Arrangement.of(scene, Wish.all(1.5).keeping(staying), _ -> {});
    assertThat(places).hasSize(28).doesNotContainKeys("M3", "M20");
    DiagramScene after = moved(chain(30), scene, places);
    assertThat(overlaps(boxes(after))).isEmpty();
    assertThat(after.card("M3")).isEqualTo(scene.card("M3"));
  }

  @Test
  void leftToRightPutsEveryParentLeftOfItsChild() {
    DiagramScene scene = arranged(chain(20));
    Map<String, CardPosition> places =
        Arrangement.of(scene, Wish.all(1.5).in(Wish.Manner.LEFT_TO_RIGHT), _ -> {});
    for (int i = 1; i < 20; i++) {
      assertThat(requireNonNull(places.get("M" + i)).x())
          .isGreaterThan(requireNonNull(places.get("M" + (i - 1))).x());
    }
  }

  @Test
  void groupsStayTogether() {
    DiagramScene scene = arranged(chain(40));
    Set<String> group = Set.of("M1", "M15", "M33");
    Map<String, CardPosition> places =
        Arrangement.of(scene, Wish.all(1.5).grouping(List.of(group)), _ -> {});
    DiagramScene after = moved(chain(40), scene, places);
    Box frame = Box.around(group.stream().map(n -> after.card(n).orElseThrow().box()).toList());
    assertThat(after.cardsIn(frame))
        .extracting(Card::name)
        .containsExactlyInAnyOrderElementsOf(group);
  }

  @Test
  void progressEndsAtOne() {
    List<Double> shares = new ArrayList<>();
    Arrangement.of(arranged(chain(60)), Wish.all(1.5), shares::add);
    assertThat(shares).isSorted().endsWith(1.0);
  }

  private static DiagramScene moved(
      String text, DiagramScene before, Map<String, CardPosition> places) {
    Map<String, CardPosition> all = new HashMap<>();
    before.cards().forEach(c -> all.put(c.name(), new CardPosition(c.box().x(), c.box().y())));
    all.putAll(places);
    return DiagramScene.unrouted(
        SceneText.schema(text), Layout.EMPTY.with(all), SceneOptions.DEFAULT, SceneText.MEASURE);
  }

  private static String chain(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append("model M").append(i).append(" {\n  id Int @id\n");
      if (i > 0) {
        text.append("  previousId Int\n  previous M").append(i - 1);
        text.append(" @relation(fields: [previousId], references: [id])\n");
      }
      if (i + 1 < length) {
        text.append("  next M").append(i + 1).append("[]\n");
      }
      text.append("}\n");
    }
    return text.toString();
  }

  private static Map<String, CardPosition> placesOf(String text) {
    DiagramScene raw =
        DiagramScene.unrouted(
            SceneText.schema(text), Layout.EMPTY, SceneOptions.DEFAULT, SceneText.MEASURE);
    return Arrangement.of(raw, 1.5);
  }

  private static DiagramScene arranged(String text) {
    return DiagramScene.unrouted(
        SceneText.schema(text),
        Layout.EMPTY.with(placesOf(text)),
        SceneOptions.DEFAULT,
        SceneText.MEASURE);
  }

  private static List<Box> boxes(DiagramScene scene) {
    return scene.cards().stream().map(Card::box).toList();
  }

  private static List<String> overlaps(List<Box> boxes) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < boxes.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (boxes.get(i).overlaps(boxes.get(j))) {
          found.add(boxes.get(i) + " and " + boxes.get(j));
        }
      }
    }
    return found;
  }
}
