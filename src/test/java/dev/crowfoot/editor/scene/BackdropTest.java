// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.scene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.editor.Area;
import dev.crowfoot.editor.Hue;
import dev.crowfoot.editor.Layout;
import dev.crowfoot.editor.Layout.CardPosition;
import dev.crowfoot.editor.Note;
import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.editor.geometry.Viewport;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class BackdropTest {
  private static final Layout LAYOUT =
      Layout.EMPTY
          .with(
              Map.of(
                  "A", new CardPosition(0, 0),
                  "B", new CardPosition(400, 0),
                  "C", new CardPosition(0, 400)))
          .withAreas(
              new TreeMap<>(
                  Map.of(
                      "Gone", new Area(Hue.PINK, new TreeSet<>(Set.of("Nobody"))),
                      "One", new Area(Hue.GREEN, new TreeSet<>(Set.of("A", "B"))),
                      "Two", new Area(Hue.BLUE, new TreeSet<>(Set.of("C"))))));

  private static final DiagramScene SCENE =
      DiagramScene.of(
          SceneText.schema(
              """
              model A { id Int @id }
              model B { id Int @id }
              model C { id Int @id }
              """),
          LAYOUT,
          SceneOptions.DEFAULT,
          SceneText.MEASURE);

  private final Backdrop backdrop = Backdrop.of(SCENE, LAYOUT, SceneText.MEASURE);

  @Test
  void anAreaReachesRoundItsCardsAndColoursThem() {
    assertThat(backdrop.areas()).extracting(Backdrop.AreaShape::name).containsExactly("One", "Two");
    Box a = SCENE.card("A").orElseThrow().box();
    Box b = SCENE.card("B").orElseThrow().box();
    assertThat(backdrop.area("One").orElseThrow().box()).isEqualTo(a.union(b).grown(24));
    assertThat(backdrop.hues()).isEqualTo(Map.of("A", Hue.GREEN, "B", Hue.GREEN, "C", Hue.BLUE));
  }

  @Test
  void aNameCanBeReadAtEveryZoomAndFoundWhereItShows() {
    for (double zoom : new double[] {0.03, 0.1, 0.2, 0.5, 1, 4}) {
      Viewport view = new Viewport(-100, -100, zoom, 1000, 1000);
      assertThat(backdrop.titles(view)).isNotEmpty();
      for (Backdrop.Title title : backdrop.titles(view)) {
        assertThat(title.size()).isGreaterThanOrEqualTo(12);
        assertThat(backdrop.hit(new Point(title.box().centreX(), title.box().centreY()), view))
            .isPresent();
      }
    }
  }

  @Test
  void fromAfarNoNameCoversAnother() {
    List<Backdrop.Title> titles = backdrop.titles(new Viewport(0, 0, 0.03, 1000, 1000));
    assertThat(titles).extracting(t -> t.area().name()).containsExactly("One");
  }

  @Test
  void aNoteIsFoundAndSoIsItsCorner() {
    Note note = new Note("Hi", new Box(700, 700, 200, 100), Hue.YELLOW);
    Backdrop noted = backdrop.with("n", note);
    Viewport view = new Viewport(0, 0, 1, 1000, 1000);
    assertThat(noted.hit(new Point(750, 720), view)).contains(new Hit.OnNote("n"));
    assertThat(noted.hit(new Point(895, 795), view)).contains(new Hit.NoteCorner("n"));
    assertThat(noted.hit(new Point(690, 690), view)).isEmpty();
    assertThat(noted.boundsWith(SCENE.bounds(), false).right()).isEqualTo(900);
  }

  @Test
  void aNoteIsBrokenBetweenWords() {
    assertThat(NoteLines.of("one two three\n\nfour", 60, 9, SceneText.MEASURE))
        .containsExactly("one two", "three", "", "four");
    assertThat(NoteLines.of("one two three", 60, 1, SceneText.MEASURE)).containsExactly("one two…");
    assertThat(NoteLines.of("one", 60, 0, SceneText.MEASURE)).isEmpty();
    assertThat(NoteLines.of("unbreakable", 42, 2, SceneText.MEASURE)).containsExactly("unbre…");
  }

  @Test
  void theNearestCardLiesAhead() {
    Box a = SCENE.card("A").orElseThrow().box();
    assertThat(Nearest.of(SCENE.cards(), a, 1, 0)).map(Card::name).contains("B");
    assertThat(Nearest.of(SCENE.cards(), a, 0, 1)).map(Card::name).contains("C");
    assertThat(Nearest.of(SCENE.cards(), a, -1, 0)).isEmpty();
  }
}
