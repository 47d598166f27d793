// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import static dev.crowfoot.editor.command.CommandCase.after;
import static dev.crowfoot.editor.command.CommandCase.applied;
import static dev.crowfoot.editor.command.CommandCase.assertRefused;
import static dev.crowfoot.editor.command.CommandCase.schema;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Layout.CardPosition;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.model.FieldId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeleteTest {
  private static final String SHOP =
      """
      // A shop.

      enum Status {
        OPEN
        PAID
      }

      enum Unused {
        A
      }

      /// Buys.
      model Customer {
        id     Int     @id
        name   String? // as spoken
        orders Order[]
      }

      model Order {
        id         Int      @id
        status     Status   @default(OPEN)
        customerId Int
        placedAt   DateTime
        customer   Customer @relation(fields: [customerId], references: [id])
        lines      Line[]

        @@unique([customerId, placedAt])
        @@index([customerId, placedAt(sort: Desc), id]) // newest first
      }

      model Line {
        orderId Int
        number  Int
        order   Order @relation(fields: [orderId], references: [id])

        @@id([orderId, number])
      }
      // The end.
      """;

  @Test
  void aFieldGoesWithItsLineOnly() {
    assertThat(after(schema(SHOP), new DeleteField(new FieldId("Customer", "name"))))
        .isEqualTo(
            SHOP.replace(
                """
                  id     Int     @id
                  name   String? // as spoken
                """,
                """
                  id     Int     @id
                """));
  }

  @Test
  void aFieldLeavesUniqueKeysAndIndexes() {
    assertThat(after(schema(SHOP), new DeleteField(new FieldId("Order", "placedAt"))))
        .isEqualTo(
            SHOP.replace("  placedAt   DateTime\n", "")
                .replace("  @@unique([customerId, placedAt])\n", "")
                .replace("[customerId, placedAt(sort: Desc), id]", "[customerId, id]"));
  }

  @Test
  void theOnlyFieldDoesNotGoWithTheKeyBehindABlankLine() {
    String text = "model T {\n  a Int @unique\n\n  @@unique([a])\n}\n";
    assertRefused(schema(text), new DeleteField(new FieldId("T", "a")), "break the schema");
  }

  @Test
  void aForeignKeyTakesItsRelationAlong() {
    assertThat(after(schema(SHOP), new DeleteField(new FieldId("Order", "customerId"))))
        .doesNotContain("customer ", "orders ")
        .contains("  @@index([placedAt(sort: Desc), id]) // newest first\n")
        .contains("model Customer {\n  id   Int     @id\n  name String? // as spoken\n}\n");
  }

  @Test
  void whatIdentifiesARowOrIsReferredToStays() {
    Snapshot shop = schema(SHOP);
    assertRefused(
        shop, new DeleteField(new FieldId("Order", "id")), "what identifies a row of `Order`");
    assertRefused(
        shop, new DeleteField(new FieldId("Line", "number")), "part of what identifies a row");
  }

  @Test
  void aRelationGoesWithBothFieldsAndItsKey() {
    assertThat(after(schema(SHOP), new DeleteRelation(new FieldId("Customer", "orders"), false)))
        .doesNotContain("customerId", "orders");
    assertThat(after(schema(SHOP), new DeleteRelation(new FieldId("Order", "customer"), true)))
        .contains("  customerId Int\n")
        .contains("@@unique([customerId, placedAt])")
        .doesNotContain("Customer @relation", "orders");
  }

  @Test
  void aDrawnRelationGoesWithTheKeyThatWasMadeForItAlone() {
    String drawn =
        """
        model User {
          id    Int    @id
          posts Post[]
        }

        model Post {
          id       Int  @id
          author   User @relation(fields: [authorId], references: [id])
          authorId Int

          @@index([authorId])
        }
        """;
    DeleteDrawnRelation delete = new DeleteDrawnRelation(new FieldId("Post", "author"));
    assertThat(after(schema(drawn), delete)).doesNotContain("author", "posts");
    assertThat(after(schema(drawn.replace("author  ", "writer  ")), writer()))
        .contains("  authorId Int\n")
        .contains("@@index([authorId])");
    assertThat(
            after(schema(drawn.replace("@@index([authorId])", "@@index([authorId, id])")), delete))
        .contains("  authorId Int\n");
    assertThat(after(schema(drawn.replace("authorId Int\n", "authorId Int @default(1)\n")), delete))
        .contains("  authorId Int @default(1)\n");
  }

  private static DeleteDrawnRelation writer() {
    return new DeleteDrawnRelation(new FieldId("Post", "writer"));
  }

  @Test
  void aKeyThatIsPartOfTheModelsOwnStays() {
    assertThat(after(schema(SHOP), new DeleteRelation(new FieldId("Line", "order"), false)))
        .contains("  orderId Int\n  number  Int\n\n  @@id([orderId, number])");
  }

  @Test
  void aModelGoesWithWhatPointsToIt() {
    Document document = schema(SHOP).document();
    Snapshot placed =
        Snapshot.of(
            document.withLayout(
                document
                    .layout()
                    .with(
                        Map.of(
                            "Customer", new CardPosition(1, 2), "Order", new CardPosition(3, 4)))));

    Document deleted = applied(placed, new DeleteDefinitions(Set.of("Customer")));

    assertThat(deleted.layout().cards()).containsOnlyKeys("Order");
    assertThat(CommandCase.text(deleted))
        .isEqualTo(
            SHOP.replace(
                    """
                    /// Buys.
                    model Customer {
                      id     Int     @id
                      name   String? // as spoken
                      orders Order[]
                    }

                    """,
                    "")
                .replace("  customerId Int\n", "")
                .replace(
                    "  customer   Customer @relation(fields: [customerId], references: [id])\n", "")
                .replace("  @@unique([customerId, placedAt])\n", "")
                .replace("[customerId, placedAt(", "[placedAt(")
                .replace(
                    """
                      id         Int      @id
                      status     Status   @default(OPEN)
                      placedAt   DateTime
                      lines      Line[]
                    """,
                    """
                      id       Int      @id
                      status   Status   @default(OPEN)
                      placedAt DateTime
                      lines    Line[]
                    """));
  }

  @Test
  void anEnumInUseStays() {
    assertRefused(
        schema(SHOP), new DeleteEnum("Status"), "`Status` is the type of `Order.status`.");
    assertThat(after(schema(SHOP), new DeleteEnum("Unused")))
        .isEqualTo(SHOP.replace("enum Unused {\n  A\n}\n\n", ""));
  }

  @Test
  void aValueThatIsADefaultStays() {
    assertRefused(
        schema(SHOP),
        new DeleteEnumValue(new FieldId("Status", "OPEN")),
        "`OPEN` is the default of `Order.status`");
    assertThat(after(schema(SHOP), new DeleteEnumValue(new FieldId("Status", "PAID"))))
        .isEqualTo(SHOP.replace("  PAID\n", ""));
    assertRefused(schema(SHOP), new DeleteEnumValue(new FieldId("Unused", "A")), "the only value");
  }

  @Test
  void theLastBlockLeavesNoBlankLines() {
    assertThat(
            after(
                schema("model A {\n  id Int @id\n}\n\nmodel B {\n  id Int @id\n}\n"),
                new DeleteDefinitions(Set.of("B"))))
        .isEqualTo("model A {\n  id Int @id\n}\n");
  }

  @Test
  void theBlockBehindADeletedOneIsLeftAsItIs() {
    String crooked = "model B {\n  id Int @id\n  name    String\n}\n";
    assertThat(
            after(
                schema("model A {\n  id Int @id\n}\n\n" + crooked),
                new DeleteDefinitions(Set.of("A"))))
        .isEqualTo(crooked);
  }
}
