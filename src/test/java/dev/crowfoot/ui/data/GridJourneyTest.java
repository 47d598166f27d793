// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.model.Schema;
import dev.crowfoot.testing.Tables;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import dev.crowfoot.ui.Pictures;
import dev.crowfoot.ui.background.Background;
import dev.crowfoot.ui.theme.Theme;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.service.query.NodeQuery;
import org.testfx.util.WaitForAsyncUtils;

/// The grid under a hand on keys and mouse.
@ExtendWith(ApplicationExtension.class)
class GridJourneyTest {
  private static final int ROWS = 5000;
  private static final String SCHEMA =
      """
      datasource db {
        provider = "sqlite"
        url      = "file:./data.db"
      }

      model Event {
        id     Int     @id
        name   String
        note   String?
        amount Int?
        meta   Json?
        badge  Bytes?
        owner  Owner?  @relation(fields: [ownerId], references: [id])
        ownerId Int?
      }

      model Owner {
        id     Int     @id @default(autoincrement())
        name   String
        events Event[]
      }
      """;

  private final SimpleObjectProperty<Schema> schema =
      new SimpleObjectProperty<>(
          Analysis.of(new Sources(List.of(SourceText.of("schema.prisma", SCHEMA)))).schema());
  private final SimpleObjectProperty<Optional<Database>> database =
      new SimpleObjectProperty<>(Optional.empty());
  private Optional<Scene> scene = Optional.empty();
  private DataViewModel rows =
      new DataViewModel(schema, database, new SimpleStringProperty(""), Background.direct());

  @Start
  void start(Stage stage) throws IOException {
    Path folder = Files.createTempDirectory("grid");
    Database open = Database.openOrCreate(DatabaseUrl.parse("file:./data.db", folder));
    Tables.create(open, schema.get());
    Tables.execute(
        open,
        "INSERT INTO Owner VALUES (1, 'Ada'), (2, 'Grace')",
        ("INSERT INTO Event SELECT n, 'event ' || n, 'note ' || n, n %% 90, '{\"a\":[1,2,{\"b\":null}],\"n\":'"
                + " || n || '}', X'%s', 1 + n %% 2 FROM (WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT"
                + " n + 1 FROM t WHERE n < %d) SELECT n FROM t)")
            .formatted(picture(), ROWS));
    database.set(Optional.of(open));
    rows =
        new DataViewModel(
            schema,
            database,
            new SimpleStringProperty(""),
            Background.onVirtualThreads(
                bug -> {
                  throw new AssertionError(bug);
                }));
    Scene shown = new Scene(new DataView(rows, () -> {}, () -> {}), 1000, 700);
    Theme.LIGHT.apply(shown);
    stage.setScene(shown);
    stage.show();
    scene = Optional.of(shown);
  }

  /// A small picture in hex.
  private static String picture() throws IOException {
    BufferedImage image = new BufferedImage(60, 30, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 30; i++) {
      image.setRGB(2 * i, i, 0xff8000);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return HexFormat.of().formatHex(bytes.toByteArray());
  }

  @AfterEach
  void close() {
    database.get().ifPresent(Database::close);
  }

  private static void until(BooleanSupplier condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition::getAsBoolean);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void untilLoaded() throws TimeoutException {
    until(() -> rows.countProperty().get().equals("5,000 rows"));
  }

  private void pictures(FxRobot robot, String name) throws IOException {
    Scene shown = scene.orElseThrow();
    Pictures.take(robot, shown, name + "-light");
    robot.interact(() -> Theme.DARK.apply(shown));
    Pictures.take(robot, shown, name + "-dark");
    robot.interact(() -> Theme.LIGHT.apply(shown));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static Node cell(FxRobot robot, long line, String column) {
    return cells(robot, line, column).query();
  }

  private static NodeQuery cells(FxRobot robot, long line, String column) {
    return robot
        .lookup(".grid-cell")
        .match(
            (Node node) ->
                node instanceof GridCell cell
                    && cell.getParent().isVisible()
                    && cell.isVisible()
                    && cell.line() == line
                    && cell.field().name().equals(column));
  }

  private static String words(FxRobot robot, long line, String column) {
    return cells(robot, line, column).tryQuery().map(c -> ((Label) c).getText()).orElse("");
  }

  private static void press(FxRobot robot, KeyCode key, KeyCode... held) {
    robot.press(held).type(key).release(held);
  }

  @Test
  void everyRowIsWithinReach(FxRobot robot) throws IOException, TimeoutException {
    untilLoaded();
    robot.clickOn(cell(robot, 0, "name"));
    press(robot, KeyCode.DOWN, KeyCode.CONTROL);
    until(() -> words(robot, ROWS - 1, "name").equals("event 5000"));
    assertThat(rows.lines().inMemory()).hasSizeLessThan(ROWS);
    robot.clickOn("#data-go-to").write("2500\n");
    until(
        () ->
            rows.selection().lead().filter(c -> c.line() == 2499).isPresent()
                && words(robot, 2499, "name").equals("event 2500"));
    pictures(robot, "grid-middle");
    robot.interact(() -> rows.selection().select(2499, 1));
    for (int i = 0; i < 60; i++) {
      press(robot, KeyCode.PAGE_UP);
    }
    press(robot, KeyCode.UP, KeyCode.CONTROL);
    until(() -> words(robot, 0, "name").equals("event 1"));
    assertThat(rows.lines().at(0)).isPresent();
  }

  @Test
  void cellsAreChosenCopiedPastedFilledAndTakenBack(FxRobot robot)
      throws IOException, TimeoutException {
    untilLoaded();
    robot.clickOn(cell(robot, 1, "note"));
    press(robot, KeyCode.DOWN, KeyCode.SHIFT);
    press(robot, KeyCode.RIGHT, KeyCode.SHIFT);
    press(robot, KeyCode.C, KeyCode.CONTROL);
    String[] copied = new String[1];
    robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
    assertThat(copied[0]).isEqualTo("note 2\t2\nnote 3\t3");
    robot.clickOn(cell(robot, 4, "name"));
    press(robot, KeyCode.V, KeyCode.CONTROL);
    assertThat(words(robot, 5, "note")).isEqualTo("3");
    robot.clickOn(cell(robot, 6, "note"));
    robot.interact(() -> rows.edits().paste("fine\tmany\nok\t7"));
    assertThat(words(robot, 6, "amount")).isEqualTo("many");
    robot.clickOn(cell(robot, 8, "note"));
    press(robot, KeyCode.DOWN, KeyCode.SHIFT);
    press(robot, KeyCode.DOWN, KeyCode.SHIFT);
    press(robot, KeyCode.D, KeyCode.CONTROL);
    robot.clickOn(cell(robot, 12, "id"));
    robot.type(KeyCode.DELETE);
    pictures(robot, "grid-edits");
    assertThat(words(robot, 10, "note")).isEqualTo("note 9");
    robot.type(KeyCode.RIGHT).type(KeyCode.RIGHT);
    robot.write("typed").type(KeyCode.ENTER);
    int staged = rows.stagedCountProperty().get();
    press(robot, KeyCode.Z, KeyCode.CONTROL);
    press(robot, KeyCode.Z, KeyCode.CONTROL);
    assertThat(rows.stagedCountProperty().get()).isLessThan(staged);
    press(robot, KeyCode.Z, KeyCode.CONTROL, KeyCode.SHIFT);
    assertThat(robot.lookup("#data-review").query().isDisabled()).isTrue();
  }

  @Test
  void aColumnIsHiddenMovedAndComesBack(FxRobot robot) throws IOException, TimeoutException {
    untilLoaded();
    robot.rightClickOn("#data-column-note");
    pictures(robot, "grid-column-menu");
    robot.clickOn("Hide note");
    assertThat(robot.lookup("#data-column-note").tryQuery()).isEmpty();
    robot.drag("#data-column-amount").dropTo("#data-column-name");
    assertThat(rows.columns().shown())
        .extracting(GridColumns.Column::name)
        .containsSubsequence("id", "amount", "meta");
    robot.rightClickOn("#data-column-name");
    robot.clickOn("As in the schema");
    assertThat(robot.lookup("#data-column-note").tryQuery()).isPresent();
  }

  @Test
  void aRowIsSeenWholeAndItsRelationsAreFollowed(FxRobot robot)
      throws IOException, TimeoutException {
    untilLoaded();
    robot.clickOn(cell(robot, 0, "name"));
    robot.type(KeyCode.SPACE);
    until(() -> robot.lookup("#data-row-meta").tryQuery().isPresent());
    assertThat(robot.lookup("#data-row-badge .image-view").tryQuery()).isPresent();
    pictures(robot, "grid-row");
    robot.type(KeyCode.DOWN);
    until(() -> robot.lookup("Event  id = 2").tryQuery().isPresent());
    press(robot, KeyCode.RIGHT, KeyCode.CONTROL);
    robot.moveTo(cell(robot, 1, "ownerId"));
    until(() -> robot.lookup("#data-peek").tryQuery().isPresent());
    pictures(robot, "grid-peek");
    robot.type(KeyCode.F4);
    until(() -> rows.modelProperty().get().orElseThrow().name().equals("Owner"));
    until(() -> rows.lines().count() == 1);
    assertThat(rows.question().chips()).hasSize(1);
    until(() -> robot.lookup("2,500").tryQuery().isPresent());
    pictures(robot, "grid-back-relations");
    robot.clickOn("Show");
    until(() -> rows.countProperty().get().equals("2,500 rows match"));
    press(robot, KeyCode.LEFT, KeyCode.ALT);
    until(() -> rows.modelProperty().get().orElseThrow().name().equals("Owner"));
  }

  @Test
  void aRowIsMadeTogetherWithTheOneItRefersTo(FxRobot robot) throws IOException, TimeoutException {
    untilLoaded();
    robot.clickOn("#data-add-row");
    robot.clickOn("#data-field-id").write("9001");
    robot.clickOn("#data-field-name").write("party");
    robot.interact(
        () ->
            robot.lookup("#data-field-ownerId-new").<javafx.scene.control.Hyperlink>query().fire());
    WaitForAsyncUtils.waitForFxEvents();
    robot.clickOn("#data-field-name").write("Eve");
    robot.clickOn("#data-form-add");
    pictures(robot, "grid-nested-form");
    robot.clickOn("#data-form-add");
    assertThat(rows.stagedCountProperty().get()).isEqualTo(2);
    robot.clickOn("#data-review");
    until(
        () ->
            robot.lookup("#data-review-sql").queryAs(TextArea.class).getText().contains("'party'"));
    pictures(robot, "grid-nested-review");
    robot.clickOn("#data-commit");
    until(() -> rows.stagedCountProperty().get() == 0);
    robot.interact(() -> rows.open("Owner"));
    until(() -> rows.countProperty().get().equals("3 rows"));
    assertThat(words(robot, 2, "name")).isEqualTo("Eve");
  }

  @Test
  void theSecondWindowSeesTheirsAndMine(FxRobot robot) throws IOException, TimeoutException {
    untilLoaded();
    robot.clickOn(cell(robot, 0, "note"));
    robot.write("mine").type(KeyCode.ENTER);
    Tables.execute(
        database.get().orElseThrow(), "UPDATE Event SET note = 'theirs', amount = 77 WHERE id = 1");
    robot.clickOn("#data-review");
    robot.clickOn("#data-commit");
    until(() -> robot.lookup("#data-clash").tryQuery().isPresent());
    pictures(robot, "grid-clash");
    robot.clickOn("#data-keep-mine");
    until(
        () ->
            robot.lookup("#data-review-sql").queryAs(TextArea.class).getText().contains("'mine'"));
    robot.clickOn("#data-commit");
    until(() -> rows.stagedCountProperty().get() == 0);
    until(() -> words(robot, 0, "note").equals("mine"));
    assertThat(words(robot, 0, "amount")).isEqualTo("77");
  }

  @Test
  void theQueryIsSeenAsTextAndAsSql(FxRobot robot) throws IOException, TimeoutException {
    untilLoaded();
    robot.clickOn(cell(robot, 0, "amount"));
    robot.type(KeyCode.SLASH);
    robot.write("amount > 80\n");
    until(() -> rows.question().filtersOn() == 1);
    robot.clickOn("#data-edit-query");
    until(
        () ->
            robot
                .lookup("#data-query-sql")
                .queryAs(TextArea.class)
                .getText()
                .contains("\"amount\" > 80"));
    pictures(robot, "grid-query");
    robot.clickOn("#data-chip-0 .label");
    until(() -> rows.countProperty().get().equals("5,000 rows"));
    assertThat(rows.question().chips()).hasSize(1);
  }
}
