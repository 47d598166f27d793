// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.adapter.Failure.ConflictFailure;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.rows.value.Excerpt;
import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.model.Schema;
import dev.crowfoot.testing.Tables;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import dev.crowfoot.ui.background.Background;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What can be done with rows in the grid, without a window.
class GridRowsTest {
  private static final String SCHEMA =
      """
      datasource db {
        provider = "sqlite"
        url      = "file:./data.db"
      }

      enum Status {
        PAID
        PENDING
        OPEN
      }

      model Order {
        id     Int     @id @default(autoincrement())
        code   String  @unique
        note   String?
        amount Int?
        status Status  @default(OPEN)
        lines  Line[]
      }

      model Line {
        id      Int    @id
        text    String
        order   Order  @relation(fields: [orderId], references: [id])
        orderId Int
      }
      """;

  @TempDir Path folder;
  private final SimpleObjectProperty<Schema> schema =
      new SimpleObjectProperty<>(
          Analysis.of(new Sources(List.of(SourceText.of("schema.prisma", SCHEMA)))).schema());
  private final SimpleObjectProperty<Optional<Database>> database =
      new SimpleObjectProperty<>(Optional.empty());
  private final Map<String, String> remembered = new HashMap<>();
  private final List<String> clipboard = new ArrayList<>();
  private DataViewModel rows = window();

  private DataViewModel window() {
    return new DataViewModel(
        schema,
        database,
        new SimpleStringProperty(""),
        Background.direct(),
        new ColumnMemory() {
          @Override
          public Optional<String> read(String model) {
            return Optional.ofNullable(remembered.get(model));
          }

          @Override
          public void write(String model, String text) {
            remembered.put(model, text);
          }
        });
  }

  @BeforeEach
  void open() {
    Database made = Database.openOrCreate(DatabaseUrl.parse("file:./data.db", folder));
    Tables.create(made, schema.get());
    for (int i = 1; i <= 4; i++) {
      Tables.execute(
          made,
          "INSERT INTO \"Order\" (id, code, note, amount, status) VALUES (%d, 'c%d', 'n%d', %d, 'OPEN')"
              .formatted(i, i, i, 10 * i));
    }
    Tables.execute(made, "INSERT INTO Line VALUES (7, 'x', 3)");
    database.set(Optional.of(made));
  }

  @AfterEach
  void close() {
    database.get().ifPresent(Database::close);
  }

  private GridRow row(int line) {
    return rows.lines().at(line).orElseThrow();
  }

  private @Nullable Object value(int line, String field) {
    return rows.staging().value(row(line), field);
  }

  /// Chooses from the field of one line to that of another.
  private void choose(int top, String left, int bottom, String right) {
    rows.selection().select(top, rows.columns().placeOf(left));
    rows.selection().extendTo(bottom, rows.columns().placeOf(right));
  }

  private void commit() {
    rows.committing().review(_ -> {});
    rows.committing().commit();
  }

  @Test
  void chosenCellsAreCopiedAndPastedElsewhere() {
    choose(0, "note", 1, "amount");
    rows.edits().copy(clipboard::add);
    assertThat(clipboard).containsExactly("n1\t10\nn2\t20");
    choose(2, "note", 2, "note");
    rows.edits().paste(clipboard.getFirst());
    assertThat(value(2, "note")).isEqualTo("n1");
    assertThat(value(3, "amount")).isEqualTo(20);
    assertThat(rows.stagedCountProperty().get()).isEqualTo(2);
    rows.staging().undo();
    assertThat(rows.stagedCountProperty().get()).isZero();
    rows.staging().redo();
    assertThat(value(3, "amount")).isEqualTo(20);
  }

  @Test
  void whatDoesNotFitIsMarkedWithTheReasonAndNothingIsLost() {
    choose(0, "note", 0, "note");
    rows.edits().paste("a\tmany\tpaid\n\"\"\t7\tPAID");
    assertThat(rows.staging().refused(row(0), "amount").orElseThrow().text()).isEqualTo("many");
    assertThat(rows.staging().refused(row(0), "amount").orElseThrow().problem())
        .contains("whole number");
    assertThat(rows.staging().refused(row(0), "status")).isPresent();
    assertThat(value(0, "note")).isEqualTo("a");
    assertThat(value(1, "note")).isEqualTo("");
    assertThat(value(1, "status")).isEqualTo("PAID");
    assertThat(rows.staging().refusedProperty().get()).isEqualTo(2);
    assertThat(rows.staging().edit(row(0), rows.columns().all().get(3).field(), "8")).isEmpty();
    assertThat(rows.staging().refusedProperty().get()).isEqualTo(1);
    rows.staging().undo();
    rows.staging().undo();
    assertThat(rows.staging().refusedProperty().get()).isZero();
  }

  @Test
  void linesBeyondTheLastRowAreOfferedAsNewRows() {
    choose(3, "code", 3, "code");
    rows.edits().paste("c9\tlast\t1\nd1\tnew\t2\nd2\tnew\tbad");
    assertThat(value(3, "code")).isEqualTo("c9");
    assertThat(rows.edits().surplusProperty().get().orElseThrow().lines()).hasSize(2);
    rows.edits().addSurplus();
    assertThat(rows.lines().added()).isEqualTo(2);
    assertThat(value(0, "code")).isEqualTo("d1");
    assertThat(rows.staging().refused(row(1), "amount")).isPresent();
  }

  @Test
  void whatANewRowMustHaveIsMarkedAtOnce() {
    choose(3, "note", 3, "note");
    rows.edits().paste("last\t1\nnew\t2");
    rows.edits().addSurplus();
    assertThat(rows.staging().refused(row(0), "code").orElseThrow().problem())
        .contains("must have a value");
    assertThat(rows.staging().refused(row(0), "status")).isEmpty();
    assertThat(rows.staging().refusedProperty().get()).isEqualTo(1);
    assertThat(rows.staging().edit(row(0), rows.columns().all().get(1).field(), "e1")).isEmpty();
    assertThat(rows.staging().refusedProperty().get()).isZero();
    rows.staging().undo();
    rows.staging().undo();
    assertThat(rows.staging().refusedProperty().get()).isZero();
  }

  @Test
  void cellsAreFilledTypedOverAndEmptied() {
    choose(0, "note", 3, "amount");
    rows.edits().fillDown();
    assertThat(value(3, "note")).isEqualTo("n1");
    assertThat(value(2, "amount")).isEqualTo(10);
    assertThat(rows.edits().typeOver("5")).isEmpty();
    assertThat(value(0, "note")).isEqualTo("5");
    assertThat(value(3, "amount")).isEqualTo(5);
    rows.edits().setNull();
    assertThat(value(1, "note")).isNull();
    choose(0, "code", 0, "note");
    rows.edits().fillRight();
    assertThat(value(0, "note")).isEqualTo("c1");
    choose(2, "note", 2, "note");
    rows.edits().fillDown();
    assertThat(value(2, "note")).isNull();
    choose(0, "code", 0, "code");
    rows.edits().setNull();
    assertThat(rows.noticeProperty().get()).contains("required");
  }

  @Test
  void aRowIsDuplicatedWithoutWhatMustBeItsOwn() {
    choose(1, "note", 1, "note");
    assertThat(rows.edits().duplicate()).isPresent();
    assertThat(value(0, "note")).isEqualTo("n2");
    assertThat(value(0, "id")).isNull();
    assertThat(value(0, "code")).isNull();
    assertThat(rows.staging().refused(row(0), "code")).isPresent();
  }

  @Test
  void theSecondWindowIsToldWhoWasFaster() {
    choose(1, "note", 1, "note");
    var _ = rows.edits().typeOver("mine");
    DataViewModel other = window();
    other.selection().select(1, other.columns().placeOf("note"));
    var _ = other.edits().typeOver("theirs");
    other.committing().review(_ -> {});
    other.committing().commit();
    commit();
    assertThat(rows.committing().failureProperty().get()).containsInstanceOf(ConflictFailure.class);
    assertThat(rows.stagedCountProperty().get()).isEqualTo(1);
    var clash = rows.committing().clashes().getFirst();
    assertThat(clash.row()).isEqualTo(row(1).id().orElseThrow());
    assertThat(clash.conflict().field()).isEqualTo("note");
    assertThat(clash.conflict().read()).isEqualTo("n2");
    assertThat(clash.conflict().theirs()).isEqualTo("theirs");
    rows.committing().keepMine();
    commit();
    assertThat(rows.committing().failureProperty().get()).isEmpty();
    assertThat(value(1, "note")).isEqualTo("mine");
  }

  @Test
  void theChangesOfTheOthersCanBeTaken() {
    choose(0, "note", 0, "note");
    rows.edits().toggleDeletion();
    Tables.execute(database.get().orElseThrow(), "UPDATE \"Order\" SET amount = 11 WHERE id = 1");
    commit();
    assertThat(rows.committing().clashes()).hasSize(1);
    rows.committing().takeTheirs();
    assertThat(rows.stagedCountProperty().get()).isZero();
    rows.reload();
    assertThat(value(0, "amount")).isEqualTo(11);
  }

  @Test
  void columnsAreArrangedAndRememberedForEachModel() {
    rows.columns().move("status", 1);
    rows.columns().hide("note");
    rows.columns().resize("code", 321);
    rows.columns().keep();
    assertThat(rows.columns().frozen()).isEqualTo(1);
    rows.open("Line");
    rows.open("Order");
    DataViewModel later = window();
    for (DataViewModel each : List.of(rows, later)) {
      assertThat(each.columns().shown())
          .extracting(GridColumns.Column::name)
          .containsExactly("id", "status", "code", "amount");
      assertThat(each.columns().shown().get(2).width()).isEqualTo(321);
    }
    rows.columns().reset();
    assertThat(rows.columns().shown()).hasSize(5);
    remembered.put("Order", "nonsense:x;;id:9999999:hidden;gone:5");
    assertThat(window().columns().shown()).hasSize(5);
  }

  @Test
  void aForeignKeyLeadsToItsRowAndBack() {
    rows.open("Line");
    rows.selection().select(0, rows.columns().placeOf("orderId"));
    rows.links().jump();
    assertThat(rows.modelProperty().get().orElseThrow().name()).isEqualTo("Order");
    assertThat(rows.question().chips()).hasSize(1);
    assertThat(value(0, "id")).isEqualTo(3);
    assertThat(rows.lines().count()).isEqualTo(1);
    rows.links().back();
    assertThat(rows.modelProperty().get().orElseThrow().name()).isEqualTo("Line");
  }

  @Test
  void chipsAreSwitchedOffAndJoinedByOr() {
    FilterText text = new FilterText(rows, rows.modelProperty().get().orElseThrow());
    for (String typed : List.of("amo > 15", "cod = c1", "sta = ope")) {
      var read = (FilterText.Meaning.Rule) text.read(typed);
      rows.question().addFilter(read.rule());
    }
    assertThat(rows.stateProperty().get()).isEqualTo(new GridState.NoMatch(3));
    rows.question().toggleOr(rows.question().chips().get(1));
    assertThat(rows.lines().count()).isEqualTo(4);
    rows.question().toggle(rows.question().chips().get(1));
    assertThat(rows.lines().count()).isEqualTo(3);
    assertThat(rows.question().chips()).hasSize(3);
    assertThat(rows.queryProperty().get())
        .contains("{ AND: [{ amount: { gt: 15 } }, { status: \"OPEN\" }] }");
  }

  @Test
  void whatIsTypedIsCompletedStepByStep() {
    FilterText text = new FilterText(rows, rows.modelProperty().get().orElseThrow());
    assertThat(text.suggest("sta").getFirst().text()).isEqualTo("status ");
    assertThat(text.suggest("status ").getFirst().text()).isEqualTo("status = ");
    assertThat(text.suggest("status = p"))
        .extracting(FilterText.Suggestion::shown)
        .containsExactly("PAID", "PENDING");
    assertThat(text.read("nothing = 1"))
        .isEqualTo(new FilterText.Meaning.Problem("There is no field “nothing”."));
    assertThat(text.read("amount contains 1")).isInstanceOf(FilterText.Meaning.Problem.class);
    assertThat(text.read("note is null")).isInstanceOf(FilterText.Meaning.Rule.class);
  }

  @Test
  void theQueryIsEditedAsText() {
    QueryViewModel query = rows.newQuery();
    query.show();
    assertThat(query.sqlProperty().get()).startsWith("SELECT").contains("\"Order\"");
    query
        .textProperty()
        .set("{ where: { OR: [{ amount: 10 }, { code: 'c4' }] }, orderBy: { id: 'desc' } }");
    query.apply();
    assertThat(query.problemProperty().get()).isEmpty();
    assertThat(rows.lines().count()).isEqualTo(2);
    assertThat(value(0, "id")).isEqualTo(4);
    query.textProperty().set("{ where: { amont: 1 } }");
    query.apply();
    assertThat(query.problemProperty().get()).contains("amount");
    assertThat(rows.lines().count()).isEqualTo(2);
  }

  @Test
  void largeTextsAreReadWhenTheyAreLookedAt() {
    String large = "x".repeat(1000) + "end";
    Tables.execute(
        database.get().orElseThrow(), "UPDATE \"Order\" SET note = '" + large + "' WHERE id = 2");
    rows.reload();
    assertThat(value(1, "note")).isInstanceOf(Excerpt.class);
    assertThat(row(0).isBrief()).isFalse();
    choose(1, "note", 1, "note");
    rows.edits().copy(clipboard::add);
    assertThat(clipboard).containsExactly(large);
    choose(1, "note", 2, "note");
    rows.edits().fillDown();
    assertThat(value(2, "note")).isEqualTo(large);
    choose(3, "note", 3, "note");
    rows.edits().setNull();
    commit();
    assertThat(rows.committing().failureProperty().get()).isEmpty();
    assertThat(value(3, "note")).isNull();
    choose(2, "note", 2, "note");
    assertThat(row(2).isBrief()).isTrue();
    rows.edits().setNull();
    commit();
    assertThat(value(2, "note")).isNull();
    assertThat(rows.edits().duplicate()).isPresent();
  }

  @Test
  void linesArePastedOverRowsThatAreNotInMemoryYet() {
    Tables.execute(
        database.get().orElseThrow(),
        "INSERT INTO \"Order\" (id, code, status) WITH RECURSIVE t(n) AS (SELECT 5 UNION ALL SELECT"
            + " n + 1 FROM t WHERE n < 2500) SELECT n, 'c' || n, 'OPEN' FROM t");
    rows.reload();
    choose(0, "note", 0, "note");
    rows.edits().paste("x\n".repeat(1400));
    assertThat(rows.stagedCountProperty().get()).isEqualTo(1400);
    assertThat(rows.edits().surplusProperty().get()).isEmpty();
    rows.staging().undo();
    assertThat(rows.stagedCountProperty().get()).isZero();
    rows.edits().paste("x\n".repeat(2400));
    assertThat(rows.stagedCountProperty().get()).isZero();
    assertThat(rows.noticeProperty().get()).contains("2,000 rows");
    rows.selection().selectAll(rows.lines().count(), 2);
    rows.edits().toggleDeletion();
    assertThat(rows.stagedCountProperty().get()).isZero();
  }
}
