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
import dev.crowfoot.ui.control.Prose;
import dev.crowfoot.ui.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class DataViewTest {
  private static final String SCHEMA =
      """
      datasource db {
        provider = "sqlite"
        url      = "file:./data.db"
      }

      enum Role {
        ADMIN
        MEMBER
      }

      model User {
        id        Int      @id @default(autoincrement())
        email     String   @unique
        name      String?
        age       Int?
        role      Role     @default(MEMBER)
        active    Boolean  @default(true)
        createdAt DateTime @default(now())
        posts     Post[]
      }

      model Post {
        id       Int     @id @default(autoincrement())
        title    String
        author   User    @relation(fields: [authorId], references: [id])
        authorId Int
      }

      model Planned {
        id Int @id
      }
      """;

  private final SimpleObjectProperty<Schema> schema = new SimpleObjectProperty<>(Schema.EMPTY);
  private final SimpleObjectProperty<Optional<Database>> database =
      new SimpleObjectProperty<>(Optional.empty());
  private final List<String> asked = new ArrayList<>();
  private Optional<Scene> scene = Optional.empty();
  private Optional<DataView> shownView = Optional.empty();
  private DataViewModel rows =
      new DataViewModel(schema, database, new SimpleStringProperty(""), Background.direct());

  @Start
  void start(Stage stage) throws IOException {
    Schema read =
        Analysis.of(new Sources(List.of(SourceText.of("schema.prisma", SCHEMA)))).schema();
    schema.set(read);
    rows =
        new DataViewModel(
            schema,
            database,
            new SimpleStringProperty("`dev.db` is made by the first migration."),
            Background.onVirtualThreads(
                bug -> {
                  throw new AssertionError(bug);
                }));
    DataView view = new DataView(rows, () -> asked.add("migrate"), () -> asked.add("connect"));
    shownView = Optional.of(view);
    Scene shown = new Scene(view, 1000, 700);
    Theme.LIGHT.apply(shown);
    stage.setScene(shown);
    stage.show();
    scene = Optional.of(shown);
  }

  private void connect(FxRobot robot) throws IOException, TimeoutException {
    Path folder = Files.createTempDirectory("rows");
    Database open = Database.openOrCreate(DatabaseUrl.parse("file:./data.db", folder));
    Tables.create(open, schema.get());
    Tables.execute(open, "DROP TABLE Planned");
    robot.interact(() -> database.set(Optional.of(open)));
    until(() -> rows.stateProperty().get() instanceof GridState.NoRows);
  }

  @AfterEach
  void close() {
    database.get().ifPresent(Database::close);
  }

  private static void until(BooleanSupplier condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition::getAsBoolean);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void pictures(FxRobot robot, String name) throws IOException {
    Scene shown = scene.orElseThrow();
    Pictures.take(robot, shown, name + "-light");
    robot.interact(() -> Theme.DARK.apply(shown));
    Pictures.take(robot, shown, name + "-dark");
    robot.interact(() -> Theme.LIGHT.apply(shown));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private Node cell(FxRobot robot, int row, String column) {
    return robot
        .lookup(".grid-cell")
        .match(
            (Node node) ->
                node instanceof GridCell cell
                    && cell.getParent().isVisible()
                    && cell.line() == row
                    && cell.field().name().equals(column))
        .query();
  }

  private static List<String> suggestions(FxRobot robot) {
    return robot
        .lookup("#data-filter-suggestions")
        .tryQueryAs(ListView.class)
        .map(list -> ((ListView<?>) list).getItems())
        .orElse(javafx.collections.FXCollections.observableArrayList())
        .stream()
        .map(s -> ((FilterText.Suggestion) s).shown())
        .toList();
  }

  private String text(FxRobot robot, String query) {
    return robot.lookup(query).queryAs(Label.class).getText();
  }

  private void addUser(FxRobot robot, String email, String name) {
    robot.clickOn("#data-add-row");
    robot.clickOn("#data-field-email").write(email);
    robot.clickOn("#data-field-name").write(name);
    robot.clickOn("#data-form-add");
  }

  private void commit(FxRobot robot) throws TimeoutException {
    robot.clickOn("#data-review");
    robot.clickOn("#data-commit");
    until(() -> rows.stagedCountProperty().get() == 0);
    until(() -> !rows.countProperty().get().isEmpty());
  }

  @Test
  void aRowIsCreatedSeenEditedFilteredAndDeleted(FxRobot robot)
      throws IOException, TimeoutException {
    connect(robot);
    pictures(robot, "data-empty");
    robot.clickOn("#data-empty-add");
    robot.clickOn("#data-field-age").write("old");
    robot.clickOn("#data-form-add");
    assertThat(rows.stagedCountProperty().get()).isZero();
    pictures(robot, "data-form-problems");
    robot.doubleClickOn("#data-field-age").write("36");
    robot.clickOn("#data-field-email").write("ada@example.com");
    robot.clickOn("#data-field-name").write("Ada");
    robot.clickOn("#data-form-add");
    addUser(robot, "bob@example.com", "Bob");
    addUser(robot, "eve@example.com", "\"\"");
    assertThat(rows.stagedCountProperty().get()).isEqualTo(3);
    robot.clickOn("#data-review");
    assertThat(robot.lookup("#data-review-sql").queryAs(TextArea.class).getText())
        .contains("INSERT INTO \"User\"")
        .contains("'ada@example.com'");
    pictures(robot, "data-review");
    robot.clickOn("#data-commit");
    until(() -> text(robot, "#data-count").equals("3 rows"));

    robot.doubleClickOn(cell(robot, 1, "name"));
    robot.lookup("#data-cell-editor").query();
    robot.write("Rob").type(KeyCode.ENTER);
    robot.clickOn(cell(robot, 1, "name"));
    robot.write("Robert").type(KeyCode.ENTER);
    robot.clickOn(cell(robot, 0, "age"));
    robot
        .press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N)
        .release(KeyCode.N, KeyCode.SHIFT, KeyCode.CONTROL);
    robot.clickOn(cell(robot, 2, "email"));
    robot.clickOn("#data-delete-row");
    assertThat(text(robot, "#data-staged")).isEqualTo("3 changes not committed yet");
    pictures(robot, "data-staged");
    commit(robot);
    assertThat(text(robot, "#data-count")).isEqualTo("2 rows");

    robot.clickOn("#data-add-filter");
    robot.write("na");
    pictures(robot, "data-filter-suggestions");
    assertThat(suggestions(robot)).containsExactly("name");
    robot.type(KeyCode.TAB).write("cont").type(KeyCode.TAB).write("Rob");
    pictures(robot, "data-filter-editor");
    robot.type(KeyCode.ENTER);
    until(() -> text(robot, "#data-count").equals("1 row matches"));
    assertThat(text(robot, "#data-query"))
        .isEqualTo("prisma.user.findMany({ where: { name: { contains: \"Rob\" } }, take: 500 })");
    until(() -> robot.lookup("#data-grid").query().isFocusWithin());
    pictures(robot, "data-filtered");
    robot.clickOn("#data-add-filter");
    robot.write("id = many\n");
    assertThat(text(robot, "#data-filter-problem")).contains("whole number");
    robot.clickOn("#data-filter-text").eraseText(4).write("99\n");
    until(() -> robot.lookup("#data-clear-filters").tryQuery().isPresent());
    assertThat(robot.lookup("0 rows match 2 filters").tryQuery()).isPresent();
    robot.clickOn("#data-clear-filters");
    until(() -> rows.lines().inMemory().size() == 2);
  }

  @Test
  void aClickOnAHeaderSortsAndAnotherFieldIsAddedToTheOrder(FxRobot robot)
      throws IOException, TimeoutException {
    connect(robot);
    for (int i = 0; i < 3; i++) {
      Tables.execute(
          database.get().orElseThrow(),
          "INSERT INTO User (email, age, createdAt) VALUES ('u%d', %d, 0)".formatted(i, i % 2));
    }
    robot.interact(rows::reload);
    until(() -> rows.lines().inMemory().size() == 3);
    robot.clickOn("age");
    until(() -> rows.queryProperty().get().contains("orderBy: [{ age: \"asc\" }]"));
    // the headless platform's mouse events do not carry the Shift key
    robot.interact(() -> rows.question().sortBy("email", true));
    robot.interact(() -> rows.question().sortBy("email", true));
    until(() -> rows.queryProperty().get().contains("[{ age: \"asc\" }, { email: \"desc\" }]"));
    until(() -> "u2".equals(rows.staging().value(rows.lines().inMemory().getFirst(), "email")));
    pictures(robot, "data-sorted");
  }

  @Test
  void aRelationIsPickedByItsName(FxRobot robot) throws IOException, TimeoutException {
    connect(robot);
    addUser(robot, "ada@example.com", "Ada");
    addUser(robot, "bob@example.com", "Bob");
    commit(robot);
    robot.interact(() -> rows.open("Post"));
    until(() -> rows.stateProperty().get() instanceof GridState.NoRows);
    robot.clickOn("#data-add-row");
    robot.clickOn("#data-field-title").write("Hello");
    robot.clickOn("#data-field-authorId").write("bo");
    until(() -> robot.lookup("#data-field-authorId-choices").query().isVisible());
    until(
        () -> robot.lookup("#data-field-authorId-choices").queryListView().getItems().size() == 1);
    pictures(robot, "data-relation");
    robot.clickOn("Bob");
    robot.clickOn("#data-form-add");
    commit(robot);
    assertThat(rows.staging().value(rows.lines().inMemory().getFirst(), "authorId")).isEqualTo(2);
  }

  @Test
  void aFailedCommitKeepsTheChangesAndSaysWhy(FxRobot robot) throws IOException, TimeoutException {
    connect(robot);
    addUser(robot, "ada@example.com", "Ada");
    addUser(robot, "ada@example.com", "Ada again");
    robot.clickOn("#data-review");
    robot.clickOn("#data-commit");
    until(() -> robot.lookup("#data-failure").tryQuery().isPresent());
    robot.clickOn("#data-failure-details");
    assertThat(rows.stagedCountProperty().get()).isEqualTo(2);
    pictures(robot, "data-refused");
    robot.clickOn("#data-review-back");
    robot.clickOn("#data-discard");
    until(() -> rows.stateProperty().get() instanceof GridState.NoRows);
  }

  @Test
  void whatIsMissingIsSaidWithAWayOut(FxRobot robot) throws IOException, TimeoutException {
    assertThat(robot.lookup("#data-empty .prose").queryAs(Prose.class).words())
        .isEqualTo("`dev.db` is made by the first migration.");
    robot.clickOn("#data-connect");
    connect(robot);
    robot.interact(() -> rows.open("Planned"));
    until(() -> rows.stateProperty().get() instanceof GridState.NotMigrated);
    pictures(robot, "data-not-migrated");
    robot.clickOn("#data-open-review");
    assertThat(asked).containsExactly("connect", "migrate");
  }

  @Test
  void theMenuHoldsWhatOthersPutIntoIt(FxRobot robot) throws IOException, TimeoutException {
    connect(robot);
    assertThat(robot.lookup("#data-more").query().isVisible()).isFalse();
    robot.interact(
        () -> shownView.orElseThrow().addAction("data-more-print", "Print", () -> asked.add("p")));
    robot.clickOn("#data-more");
    robot.clickOn("Print");
    assertThat(asked).containsExactly("p");
  }
}
