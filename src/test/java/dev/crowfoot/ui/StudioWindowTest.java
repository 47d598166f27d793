// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.crowfoot.app.Environment;
import dev.crowfoot.app.Memory;
import dev.crowfoot.editor.Selection;
import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.ui.connection.ConnectionState;
import dev.crowfoot.ui.connection.ProductionGuard;
import dev.crowfoot.ui.control.Prose;
import dev.crowfoot.ui.studio.StudioViewModel.Centre;
import dev.crowfoot.ui.theme.Theme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class StudioWindowTest {
  private static final String SCHEMA =
      """
      datasource db {
        provider = "sqlite"
        url      = env("DATABASE_URL")
      }

      enum Role {
        ADMIN
        MEMBER
      }

      model User {
        id    Int     @id @default(autoincrement())
        email String  @unique
        name  String?
        role  Role    @default(MEMBER)
        posts Post[]
      }

      model Post {
        id       Int     @id @default(autoincrement())
        title    String
        author   User    @relation(fields: [authorId], references: [id])
        authorId Int
      }
      """;

  private Path folder = Path.of("target");
  private StudioWindow window = placeholder();

  @SuppressWarnings("NullAway") // JUnit calls start before any test
  private static StudioWindow placeholder() {
    return null;
  }

  @Start
  void start(Stage stage) throws IOException {
    folder = Files.createTempDirectory("studio");
    Files.writeString(
        Files.createDirectory(folder.resolve("blog")).resolve("schema.prisma"), SCHEMA);
    window =
        new StudioWindow(stage, new Memory(folder.resolve("memory")), new Environment(Map.of()));
    window.use(Theme.LIGHT);
    stage.setWidth(1000);
    stage.setHeight(1000);
    window.show();
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(() -> window.project().ifPresent(OpenProject::close));
  }

  private void open(FxRobot robot) throws TimeoutException {
    robot.interact(() -> window.open(folder.resolve("blog")));
    until(() -> window.project().isPresent());
  }

  private static void until(BooleanSupplier condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition::getAsBoolean);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private OpenProject project() {
    return window.project().orElseThrow();
  }

  /// Else the tables of a large schema would be laid out twice.
  @Test
  void theCanvasIsAboutAsLargeAsWasExpected(FxRobot robot) throws TimeoutException {
    open(robot);
    Region canvas = robot.lookup("#diagram").queryAs(Region.class);
    Scene scene = canvas.getScene();
    for (Centre centre : List.of(Centre.MODEL, Centre.SPLIT)) {
      robot.interact(() -> project().studio().centreProperty().set(centre));
      WaitForAsyncUtils.waitForFxEvents();
      robot.interact(canvas.getScene().getRoot()::layout);
      Box expected = project().studio().canvasIn(scene.getWidth(), scene.getHeight());
      assertThat(canvas.getWidth()).isCloseTo(expected.width(), withinPercentage(3));
      assertThat(canvas.getHeight()).isCloseTo(expected.height(), withinPercentage(3));
    }
  }

  @Test
  void theStartPageComesFirst(FxRobot robot) throws IOException {
    assertThat(robot.lookup("#start-open").tryQuery()).isPresent();
    assertThat(robot.lookup("#start-sample").tryQuery()).isPresent();
    Pictures.take(robot, robot.window(0).getScene(), "start-light");
    robot.interact(() -> window.use(Theme.DARK));
    Pictures.take(robot, robot.window(0).getScene(), "start-dark");
  }

  @Test
  void aFolderWithoutASchemaIsRefusedInASentence(FxRobot robot)
      throws TimeoutException, IOException {
    robot.interact(() -> window.open(folder.resolve("memory-of-nothing")));
    until(() -> robot.lookup("#banner-open").tryQuery().isPresent());
    assertThat(robot.lookup("#banner-open .prose").queryAs(Prose.class).words())
        .contains("does not exist");
    Pictures.take(robot, robot.window(0).getScene(), "start-refused");
  }

  @Test
  void aFileInAnotherEncodingIsRefusedInASentence(FxRobot robot)
      throws TimeoutException, IOException {
    Path latin = folder.resolve("latin.prisma");
    Files.write(latin, "/// Fu\u00df\nmodel A {\n}\n".getBytes(StandardCharsets.ISO_8859_1));
    open(robot);
    robot.interact(() -> window.open(latin));
    until(() -> robot.lookup("#banner-open").tryQuery().isPresent());
    assertThat(robot.lookup("#banner-open .prose").queryAs(Prose.class).words()).contains("UTF-8");
    assertThat(project().studio().projectName()).isEqualTo("blog");
  }

  @Test
  void problemsLeadToTheirPlace(FxRobot robot) throws TimeoutException, IOException {
    open(robot);
    robot.interact(
        () ->
            project()
                .workspace()
                .type(
                    "schema.prisma",
                    SCHEMA.replace("  posts Post[]\n", "").replace("Int     @id", "Itn     @id")));
    robot.push(KeyCode.F8);
    until(() -> robot.lookup("#problems-list").tryQuery().isPresent());
    assertThat(project().studio().centreProperty().get()).isEqualTo(Centre.SPLIT);
    assertThat(project().studio().caretProperty().get()).isPresent();
    Pictures.take(robot, robot.window(0).getScene(), "problems");
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    assertThat(project().workspace().dirtyProperty().get()).isFalse();
  }

  @Test
  void ourOwnMistakesGiveAReport(FxRobot robot) throws TimeoutException, IOException {
    open(robot);
    robot.interact(
        () -> {
          Thread thread = Thread.currentThread();
          thread
              .getUncaughtExceptionHandler()
              .uncaughtException(thread, new IllegalStateException("no such row"));
        });
    Pictures.take(robot, robot.window(0).getScene(), "error-report");
    assertThat(robot.lookup("#error-report .text-area").queryTextInputControl().getText())
        .contains("no such row");
    robot.clickOn("#error-close");
    assertThat(robot.lookup("#error-report").tryQuery()).isEmpty();
  }

  @Test
  void theKeysChangeViewsAndSides(FxRobot robot) throws TimeoutException, IOException {
    open(robot);
    Pictures.take(robot, robot.window(0).getScene(), "studio-light");
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
    assertThat(project().studio().centreProperty().get()).isEqualTo(Centre.SPLIT);
    robot.push(KeyCode.CONTROL, KeyCode.B);
    assertThat(project().studio().sidebarShownProperty().get()).isFalse();
    robot.push(KeyCode.CONTROL, KeyCode.J);
    assertThat(robot.lookup("#problems-list").tryQuery()).isPresent();
    robot.push(KeyCode.CONTROL, KeyCode.I);
    robot.push(KeyCode.CONTROL, KeyCode.B);
    robot.interact(() -> window.use(Theme.DARK));
    Pictures.take(robot, robot.window(0).getScene(), "studio-dark");
  }

  @Test
  void theInspectorShowsWhatIsSelected(FxRobot robot) throws TimeoutException, IOException {
    open(robot);
    robot.push(KeyCode.CONTROL, KeyCode.I);
    Pictures.take(robot, robot.window(0).getScene(), "inspector-schema");
    select(robot, new Selection.Cards(Set.of("User")));
    Pictures.take(robot, robot.window(0).getScene(), "inspector-model");
    select(robot, new Selection.Row(new FieldId("User", "email")));
    Pictures.take(robot, robot.window(0).getScene(), "inspector-field");
    robot.clickOn("#inspector-unique");
    assertThat(project().workspace().document().sources().main().content())
        .contains("email String\n");
    robot.clickOn("#toolbar-undo");
    robot.clickOn("#inspector-optional");
    assertThat(project().workspace().document().sources().main().content())
        .contains("email String? @unique");
    robot.doubleClickOn("#inspector-name").write("mail").push(KeyCode.ENTER);
    assertThat(project().workspace().document().sources().main().content()).contains("mail");
    assertThat(project().workspace().selectionProperty().get())
        .isEqualTo(new Selection.Row(new FieldId("User", "mail")));
    select(robot, new Selection.Edge(new FieldId("Post", "author")));
    robot.interact(() -> window.use(Theme.DARK));
    Pictures.take(robot, robot.window(0).getScene(), "inspector-relation");
  }

  @Test
  void aChangeGoesFromTheCodeToTheDatabaseAndItsRows(FxRobot robot)
      throws TimeoutException, IOException {
    open(robot);
    robot.clickOn("#view-split");
    Pictures.take(robot, robot.window(0).getScene(), "split-light");
    robot.clickOn("#toolbar-review");
    Pictures.take(robot, robot.window(0).getScene(), "review-opened");
    until(() -> project().studio().pendingChangesProperty().get() > 0);
    until(() -> robot.lookup("#review-apply").tryQuery().filter(b -> !b.isDisabled()).isPresent());
    Pictures.take(robot, robot.window(0).getScene(), "review-light");
    robot.clickOn("#review-apply");
    until(() -> project().studio().connectionProperty().get() instanceof ConnectionState.Ready);
    until(() -> project().studio().pendingChangesProperty().get() == 0);
    Pictures.take(robot, robot.window(0).getScene(), "review-done-light");
    robot.clickOn("#sidebar-migrations");
    robot.clickOn("#view-data");
    Pictures.take(robot, robot.window(0).getScene(), "data-light");
    robot.clickOn("#sidebar-tables");
    select(robot, new Selection.Cards(Set.of("User")));
    robot.interact(() -> window.use(Theme.DARK));
    Pictures.take(robot, robot.window(0).getScene(), "data-dark");
    robot.clickOn("#view-code");
    robot.push(KeyCode.CONTROL, KeyCode.J);
    robot.clickOn("#tab-plan");
    Pictures.take(robot, robot.window(0).getScene(), "code-dark");
  }

  private void select(FxRobot robot, Selection selection) {
    robot.interact(() -> project().workspace().selectionProperty().set(selection));
  }

  @Test
  void searchLeadsToATable(FxRobot robot) throws TimeoutException, IOException {
    open(robot);
    robot.push(KeyCode.CONTROL, KeyCode.K);
    robot.clickOn("#search-field");
    robot.write("us");
    Pictures.take(robot, robot.window(0).getScene(), "search");
    robot.push(KeyCode.ENTER);
    assertThat(project().workspace().selectionProperty().get().involves("User")).isTrue();
  }

  @Test
  void theConnectionSheetSaysHowItStands(FxRobot robot) throws TimeoutException, IOException {
    open(robot);
    robot.clickOn("#connection-chip");
    Pictures.take(robot, robot.window(0).getScene(), "connection");
    assertThat(robot.lookup("#connection-message").queryAs(Prose.class).words())
        .contains("The first migration makes it");
  }

  @Test
  void aProductionConnectionIsAddedChosenAndMarked(FxRobot robot)
      throws TimeoutException, IOException {
    Files.createFile(folder.resolve("blog/live.db"));
    open(robot);
    robot.clickOn("#connection-chip").clickOn("#connections-add");
    robot.clickOn("#profile-name").write("live");
    robot.clickOn("#profile-url").write("file:./live.db");
    ComboBox<dev.crowfoot.adapter.profile.Stage> stage =
        robot.lookup("#profile-stage").queryComboBox();
    robot.interact(() -> stage.setValue(dev.crowfoot.adapter.profile.Stage.PRODUCTION));
    robot.clickOn("#profile-test");
    until(() -> robot.lookup("It works.").tryQuery().isPresent());
    Pictures.take(robot, robot.window(0).getScene(), "connection-new");
    robot.clickOn("#profile-save");
    until(() -> project().guard().stateProperty().get() == ProductionGuard.State.LOCKED);
    until(() -> robot.lookup("#status-stage").queryLabeled().getText().contains("read-only"));
    assertThat(robot.lookup("#connection-chip").queryButton().getText())
        .isEqualTo("live · live.db");
    Pictures.take(robot, robot.window(0).getScene(), "connection-production");
    robot.interact(() -> window.use(Theme.DARK));
    robot.clickOn("#connection-chip").clickOn("#profile-ssh");
    Pictures.take(robot, robot.window(0).getScene(), "connection-dark");
    robot.clickOn("#connection-default");
    until(() -> project().guard().stateProperty().get() == ProductionGuard.State.OPEN);
  }

  @Test
  void aFileChangedOnDiskIsAskedAbout(FxRobot robot) throws TimeoutException, IOException {
    open(robot);
    Path schema = folder.resolve("blog/schema.prisma");
    Files.writeString(schema, SCHEMA + "\nmodel Tag {\n  id Int @id\n}\n");
    robot.interact(() -> project().saving().check());
    until(() -> robot.lookup("#banner-changed-on-disk").tryQuery().isPresent());
    Pictures.take(robot, robot.window(0).getScene(), "changed-on-disk");
    robot.clickOn("#disk-compare");
    until(() -> robot.lookup("#comparison").tryQuery().isPresent());
    Pictures.take(robot, robot.window(0).getScene(), "comparison");
    robot.clickOn("#comparison-close");
    until(() -> robot.lookup("#banner-changed-on-disk").tryQuery().isPresent());
    robot.clickOn("#disk-reload");
    until(() -> project().workspace().drawnProperty().get().model("Tag").isPresent());
  }

  @Test
  void theSampleShopIsOneClickAway(FxRobot robot) throws TimeoutException, IOException {
    robot.clickOn("#start-sample");
    until(() -> window.project().isPresent());
    assertThat(project().workspace().drawnProperty().get().models().size()).isGreaterThan(10);
    TreeView<?> tree = (TreeView<?>) robot.lookup("#tables-tree").query();
    robot.interact(() -> tree.getRoot().getChildren().getFirst().setExpanded(true));
    select(robot, new Selection.Cards(Set.of("Order")));
    Pictures.take(robot, robot.window(0).getScene(), "shop-light");
    robot.interact(() -> window.use(Theme.DARK));
    robot.push(KeyCode.CONTROL, KeyCode.I);
    robot.push(KeyCode.F4);
    assertThat(project().studio().centreProperty().get()).isEqualTo(Centre.DATA);
    robot.clickOn("#view-model");
    Pictures.take(robot, robot.window(0).getScene(), "shop-dark");
    robot.interact(() -> robot.lookup("#project-name").queryAs(Button.class).fire());
    until(() -> robot.lookup("#recent-0").tryQuery().isPresent());
    Pictures.take(robot, robot.window(0).getScene(), "start-recent");
    robot.clickOn("#start-new");
    Pictures.take(robot, robot.window(0).getScene(), "new-project");
  }

  @Test
  void unsavedWorkIsAskedAboutBeforeLeaving(FxRobot robot) throws TimeoutException, IOException {
    open(robot);
    robot.interact(() -> project().workspace().type("schema.prisma", SCHEMA + "// more\n"));
    robot.clickOn("#project-name");
    Pictures.take(robot, robot.window(0).getScene(), "unsaved");
    robot.clickOn("#unsaved-save");
    until(() -> window.project().isEmpty());
    assertThat(Files.readString(folder.resolve("blog/schema.prisma"))).endsWith("// more\n");
    assertThat(robot.lookup("#recent-0").tryQuery()).isPresent();
  }
}
