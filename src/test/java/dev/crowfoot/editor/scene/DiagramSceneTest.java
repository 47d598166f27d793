// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.scene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.editor.Layout;
import dev.crowfoot.editor.Layout.CardPosition;
import dev.crowfoot.editor.arrange.Arrangement;
import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.editor.route.Side;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DiagramSceneTest {
  private static final String SHOP =
      """
      model Customer {
        id       Int      @id
        email    String   @unique
        role     Role
        orders   Order[]
        sponsor  Customer?  @relation("Sponsor", fields: [sponsorId], references: [id])
        sponsorId Int?
        sponsored Customer[] @relation("Sponsor")
      }

      model Order {
        number     Int
        shop       Int
        customerId Int?
        customer   Customer? @relation(fields: [customerId], references: [id], onDelete: Cascade)
        lines      Line[]
        labels     Label[]
        receipt    Receipt?

        @@id([shop, number])
      }

      model Line {
        id          Int   @id
        orderShop   Int
        orderNumber Int
        order       Order @relation(fields: [orderShop, orderNumber], references: [shop, number])
      }

      model Receipt {
        shop   Int
        number Int
        order  Order @relation(fields: [shop, number], references: [shop, number])

        @@id([shop, number])
      }

      model Label {
        id     Int     @id
        orders Order[]
      }

      enum Role {
        BUYER
        ADMIN
      }
      """;

  private static final Layout LAYOUT =
      Layout.EMPTY.with(
          Map.of(
              "Customer", new CardPosition(0, 0),
              "Order", new CardPosition(400, 40),
              "Line", new CardPosition(800, 0),
              "Receipt", new CardPosition(800, 200),
              "Label", new CardPosition(400, 320),
              "Role", new CardPosition(0, 320)));

  @Test
  void theDrawListIsAsRecorded() throws IOException {
    check("shop", scene(SHOP, LAYOUT));
  }

  @Test
  void longCardsAreFoldedUntilUnfolded() {
    StringBuilder fields = new StringBuilder("model Wide {\n  id Int @id\n");
    for (int i = 1; i <= 20; i++) {
      fields.append("  field").append(i).append(" Int\n");
    }
    Schema schema = SceneText.schema(fields.append("}\n").toString());
    DiagramScene folded =
        DiagramScene.of(schema, Layout.EMPTY, SceneOptions.DEFAULT, SceneText.MEASURE);
    Card card = folded.card("Wide").orElseThrow();
    assertThat(card.rows()).hasSize(12);
    assertThat(card.moreRows().map(Card.MoreRows::count)).contains(9);
    SceneOptions unfolded = new SceneOptions(false, Set.of("Wide"));
    assertThat(
            folded
                .next(schema, Layout.EMPTY, unfolded, SceneText.MEASURE)
                .card("Wide")
                .orElseThrow()
                .rows())
        .hasSize(21);
  }

  @Test
  void whatDidNotChangeIsTheVerySameCard() {
    DiagramScene before = scene(SHOP, LAYOUT);
    DiagramScene after =
        before.next(
            SceneText.schema(SHOP.replace("BUYER", "CLIENT")),
            LAYOUT,
            SceneOptions.DEFAULT,
            SceneText.MEASURE);
    assertThat(after.card("Order").orElseThrow()).isSameAs(before.card("Order").orElseThrow());
    assertThat(after.card("Role")).isNotEqualTo(before.card("Role"));
  }

  @Test
  void whatDrawsTheSameIsTheVerySameScene() {
    DiagramScene before = scene(SHOP, LAYOUT);
    assertThat(after(before, SHOP.replace("Int   @id", "Int   @id @map(\"nr\") // the number")))
        .isSameAs(before);
    assertThat(after(before, SHOP.replace("onDelete: Cascade", "onDelete: SetNull")))
        .isNotSameAs(before);
    assertThat(after(before, SHOP.replace("number Int\n", "number Int?\n"))).isNotSameAs(before);
  }

  @Test
  void aLineGoesRoundACardThatArrivesInItsWay() {
    String distant =
        SHOP.replace("BUYER", "BUYER\n  CLIENT")
            .replace("enum Role", "enum Wall")
            .replace("role     Role", "role     Wall");
    Layout wall = LAYOUT.with(Map.of("Wall", new CardPosition(640, 40)));
    DiagramScene scene = after(scene(SHOP, LAYOUT), distant, wall);
    assertThat(scene.card("Wall")).isPresent();
    for (Edge edge : scene.edges()) {
      assertThat(edge.route().crosses(scene.card("Wall").orElseThrow().box().grown(-1)))
          .as(edge.summary())
          .isFalse();
    }
  }

  @Test
  void onlyLinesThatRunThroughAnAreaAreFoundInIt() {
    DiagramScene scene = scene(SHOP, LAYOUT);
    Edge line = scene.edge(new FieldId("Line", "order")).orElseThrow();
    for (Point point : line.route().points()) {
      assertThat(scene.edgesIn(new Box(point.x() - 1, point.y() - 1, 2, 2))).contains(line);
    }
    assertThat(scene.edgesIn(scene.bounds())).containsExactlyInAnyOrderElementsOf(scene.edges());
    assertThat(scene.edgesIn(new Box(-400, -400, 100, 100))).isEmpty();
  }

  @Test
  void whileACardIsMovedOnlyItsLinesFollow() {
    DiagramScene before = scene(SHOP, LAYOUT);
    DiagramScene there = before.withMoved(Set.of("Order"), 16, 240, SceneText.MEASURE);
    Edge moved = there.edge(new FieldId("Line", "order")).orElseThrow();
    Box order = there.card("Order").orElseThrow().box();
    assertThat(order).isEqualTo(before.card("Order").orElseThrow().box().movedBy(16, 240));
    assertThat(moved.end().x()).isIn(order.x(), order.right());
    assertThat(there.edgesIn(new Box(moved.end().x() - 1, moved.end().y() - 1, 2, 2)))
        .contains(moved);
    assertThat(there.cardsIn(order)).contains(there.card("Order").orElseThrow());
    assertThat(there.cardsIn(before.card("Order").orElseThrow().box().grown(-1)))
        .noneMatch(c -> c.name().equals("Order"));
    FieldId sponsor = new FieldId("Customer", "sponsor");
    assertThat(there.edge(sponsor)).isEqualTo(before.edge(sponsor));
    assertThat(there.edges()).hasSameSizeAs(before.edges());
  }

  @Test
  void aSketchIsFinishedToWhatIsRoutedAtOnce() {
    DiagramScene before = scene(SHOP, LAYOUT);
    Layout moved = LAYOUT.with(Map.of("Order", new CardPosition(416, 280)));
    Schema schema = SceneText.schema(SHOP);
    DiagramScene sketch = before.sketched(schema, moved, SceneOptions.DEFAULT, SceneText.MEASURE);
    assertThat(sketch.isSketch()).isTrue();
    assertThat(SceneText.of(sketch.finished(SceneText.MEASURE)))
        .isEqualTo(SceneText.of(after(before, SHOP, moved)));
    DiagramScene back =
        sketch
            .sketched(schema, LAYOUT, SceneOptions.DEFAULT, SceneText.MEASURE)
            .finished(SceneText.MEASURE);
    assertThat(SceneText.of(back)).isEqualTo(SceneText.of(before));
  }

  /// A bar drawn into a circle says nothing.
  @Test
  void linesToAKeyThatLookDifferentEndOneAboveTheOther() {
    DiagramScene scene =
        scene(
            """
            model P {
              id Int @id
              a  A[]
              b  B[]
            }

            model A {
              id Int @id
              pId Int
              p   P   @relation(fields: [pId], references: [id])
            }

            model B {
              id Int @id
              pId Int?
              p   P?  @relation(fields: [pId], references: [id])
            }
            """,
            Layout.EMPTY);
    double key = scene.card("P").orElseThrow().heightOf("id");
    assertThat(scene.edges().stream().map(e -> e.end().y() - key)).containsExactly(-6.0, 6.0);
  }

  @Test
  void everyPartOfACardCanBeHit() {
    DiagramScene scene = scene(SHOP, LAYOUT);
    Card order = scene.card("Order").orElseThrow();
    CardRow row = order.row("customerId").orElseThrow();
    assertThat(scene.hit(new Point(450, 50), 4)).isEqualTo(new Hit.Header("Order"));
    assertThat(scene.hit(new Point(450, row.box().centreY()), 4)).isEqualTo(new Hit.Row(row.id()));
    assertThat(scene.hit(new Point(order.box().right() - 20, row.box().centreY()), 4))
        .isEqualTo(new Hit.RowType(row.id()));
    assertThat(scene.hit(new Point(order.box().right(), row.box().centreY()), 4))
        .isEqualTo(new Hit.Port(row.id(), Side.RIGHT));
    assertThat(scene.hit(new Point(-300, -300), 4)).isEqualTo(new Hit.Empty());
    Edge edge = scene.edge(new FieldId("Line", "order")).orElseThrow();
    Point bend = edge.route().points().get(1);
    assertThat(scene.hit(bend, 4)).isInstanceOf(Hit.OnEdge.class);
  }

  @Test
  void noLineOfAnArrangedSchemaRunsOverACard() {
    Schema schema = SceneText.schema(SHOP);
    DiagramScene raw =
        DiagramScene.unrouted(schema, Layout.EMPTY, SceneOptions.DEFAULT, SceneText.MEASURE);
    DiagramScene scene = scene(SHOP, Layout.EMPTY.with(Arrangement.of(raw, 1.5)));
    for (Edge edge : scene.edges()) {
      for (Card card : scene.cards()) {
        assertThat(edge.route().crosses(card.box().grown(-1)))
            .as(edge.summary() + " over " + card.name())
            .isFalse();
      }
    }
  }

  private static DiagramScene after(DiagramScene before, String text) {
    return after(before, text, LAYOUT);
  }

  private static DiagramScene after(DiagramScene before, String text, Layout layout) {
    return before.next(SceneText.schema(text), layout, SceneOptions.DEFAULT, SceneText.MEASURE);
  }

  private static DiagramScene scene(String text, Layout layout) {
    return DiagramScene.of(SceneText.schema(text), layout, SceneOptions.DEFAULT, SceneText.MEASURE);
  }

  private static void check(String name, DiagramScene scene) throws IOException {
    Path file = Path.of("src", "test", "resources", "golden", "scene", name + ".txt");
    String text = SceneText.of(scene);
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
    assertThat(text).isEqualTo(Files.readString(file));
  }
}
