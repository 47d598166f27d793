// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.adapter.rows.query.Filter;
import dev.crowfoot.adapter.rows.query.FindMany;
import dev.crowfoot.adapter.rows.query.Selection;
import dev.crowfoot.adapter.rows.query.Selection.RelationCount;
import dev.crowfoot.model.Provider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(
    value = Provider.class,
    names = {"SQLITE", "POSTGRESQL"})
class SampleRowsTest {
  private static final String MODELS =
      """
      model Order {
        id       String   @id @default(cuid())
        number   Int      @unique
        buyer    User     @relation(fields: [buyerId], references: [id])
        buyerId  Int
        status   Status   @default(OPEN)
        total    Decimal
        placedAt DateTime @default(now())
        changed  DateTime @updatedAt
        meta     Json?
      }
      model User {
        id      Int      @id @default(autoincrement())
        email   String   @unique
        name    String
        nick    String?
        boss    User?    @relation("boss", fields: [bossId], references: [id])
        bossId  Int?
        staff   User[]   @relation("boss")
        profile Profile?
        orders  Order[]
        tags    Tag[]
        seats   Seat[]
      }
      model Profile {
        user   User   @relation(fields: [userId], references: [id])
        userId Int    @id
        bio    String
      }
      model Tag {
        id    Int    @id @default(autoincrement())
        name  String @unique
        users User[]
      }
      model Room {
        code  String @id
        seats Seat[]
      }
      model Seat {
        room     Room   @relation(fields: [roomCode], references: [code])
        roomCode String
        user     User   @relation(fields: [userId], references: [id])
        userId   Int
        @@id([roomCode, userId])
      }
      enum Status {
        OPEN
        PAID
      }
      """;

  @Parameter Provider provider = Provider.SQLITE;
  @TempDir Path folder = Path.of("");

  private LiveModels live(String name) throws IOException {
    return new LiveModels(provider, MODELS, Files.createDirectories(folder.resolve(name)));
  }

  private static Map<String, Long> create(LiveModels live, long seed, int rows, String... models) {
    return new SampleRows(live.engine(), seed).create(List.of(models), rows, Progress.NONE);
  }

  @Test
  void everyModelGetsRowsThatReferToEachOther() throws IOException {
    try (LiveModels live = live("a")) {
      Map<String, Long> created = create(live, 1, 30);
      assertThat(created)
          .containsEntry("User", 30L)
          .containsEntry("Order", 30L)
          .containsEntry("Profile", 30L)
          .containsEntry("Seat", 30L);
      List<List<@Nullable Object>> users = live.rows("User", "id");
      assertThat(users.stream().map(u -> u.get(1)))
          .doesNotHaveDuplicates()
          .allMatch(e -> e.toString().matches("[a-z._0-9]+@example\\.(com|org|net)"));
      assertThat(users.stream().map(u -> u.get(3))).containsNull();
      assertThat(users.stream().map(u -> u.get(4))).containsNull().hasSizeGreaterThan(1);
      assertThat(users.stream().filter(u -> u.get(4) != null)).hasSizeGreaterThan(10);
      assertThat(live.rows("Order", "number").stream().map(o -> o.get(3))).contains("OPEN", "PAID");
      RelationCount tags = new RelationCount("tags", Filter.EVERYTHING);
      Selection counted = new Selection(Optional.empty(), List.of(), List.of(tags));
      assertThat(live.engine().findMany(FindMany.of("User").select(counted)).rows())
          .anyMatch(row -> row.counts().getOrDefault("tags", 0L) > 0);
    }
  }

  @Test
  void theSameSeedGivesTheSameRows() throws IOException {
    try (LiveModels one = live("one");
        LiveModels two = live("two");
        LiveModels other = live("other")) {
      create(one, 7, 20);
      create(two, 7, 20);
      create(other, 8, 20);
      for (String model : List.of("User", "Order", "Room", "Tag")) {
        String key = one.model(model).primaryKey().orElseThrow().fieldNames().getFirst();
        assertThat(one.rows(model, key)).as(model).isEqualTo(two.rows(model, key));
        assertThat(one.rows(model, key)).as(model).isNotEqualTo(other.rows(model, key));
      }
    }
  }

  @Test
  void rowsComeToThoseThatAreThere() throws IOException {
    try (LiveModels live = live("a")) {
      assertThat(create(live, 1, 10, "Order"))
          .containsOnly(Map.entry("User", 10L), Map.entry("Order", 10L));
      assertThat(create(live, 1, 10, "Order")).containsOnly(Map.entry("Order", 10L));
      assertThat(create(live, 1, 25, "Profile")).containsOnly(Map.entry("Profile", 10L));
      assertThat(live.rows("Order", "number")).hasSize(20);
      assertThat(live.rows("User", "id")).hasSize(10);
    }
  }

  @Test
  void nothingStaysOfWhatIsCancelledAndWrongWishesAreRefused() throws IOException {
    try (LiveModels live = live("a")) {
      SampleRows samples = new SampleRows(live.engine(), 1);
      Progress stops =
          new Progress() {
            private int told;

            @Override
            public void at(double part, long rows) {
              told++;
            }

            @Override
            public boolean isCancelled() {
              return told > 4;
            }
          };
      assertThatThrownBy(() -> samples.create(List.of(), 60, stops))
          .isInstanceOf(CancellationException.class);
      for (String model : List.of("User", "Tag", "Room")) {
        assertThat(live.engine().count(model, Filter.EVERYTHING)).isZero();
      }
      assertThatThrownBy(() -> samples.create(List.of("Usr"), 1, Progress.NONE))
          .isInstanceOf(ArgumentFailure.class)
          .hasMessageContaining("Did you mean `User`?");
      assertThatThrownBy(() -> samples.create(List.of(), 0, Progress.NONE))
          .isInstanceOf(ArgumentFailure.class);
    }
  }
}
