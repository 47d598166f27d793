// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.app.Environment;
import dev.crowfoot.app.Project;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.app.ProjectSettings;
import dev.crowfoot.app.migrations.ChangeTree;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.ui.background.Background;
import dev.crowfoot.ui.connection.ConnectionViewModel;
import dev.crowfoot.ui.connection.ProductionGuard;
import dev.crowfoot.ui.control.Sheets;
import dev.crowfoot.ui.diagram.DiagramView;
import dev.crowfoot.ui.theme.Theme;
import dev.crowfoot.ui.workspace.WorkspaceViewModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// The screens of migrating on a project of their own, with the history beside the review.
record MigrationScreen(
    Path folder,
    Scene scene,
    WorkspaceViewModel workspace,
    ConnectionViewModel connection,
    ProductionGuard guard,
    MigrationViewModel migration) {
  static final String SCHEMA =
      """
      datasource db {
        provider = "sqlite"
      }

      model User {
        id    Int    @id @default(autoincrement())
        email String @unique
        name  String?
        posts Post[]
      }

      model Post {
        id       Int    @id @default(autoincrement())
        title    String
        author   User   @relation(fields: [authorId], references: [id], onDelete: Cascade)
        authorId Int
      }
      """;

  /// @param variables the environment, which may name a database
  /// @param onBug told of what nobody handles
  static MigrationScreen open(
      Stage stage, String schema, Map<String, String> variables, Consumer<Throwable> onBug)
      throws IOException {
    Path folder = Files.createTempDirectory("review");
    Files.writeString(folder.resolve("schema.prisma"), schema);
    Project project = Project.open(ProjectFiles.locate(folder));
    Background background = Background.onVirtualThreads(onBug);
    WorkspaceViewModel workspace =
        new WorkspaceViewModel(Snapshot.of(project.document()), background);
    ConnectionViewModel connection =
        new ConnectionViewModel(
            project.files(),
            new Environment(variables),
            () -> workspace.drawnProperty().get(),
            background);
    ProductionGuard guard =
        new ProductionGuard(
            new ProjectSettings(project.files()), connection, background, InstantSource.system());
    MigrationViewModel migration =
        new MigrationViewModel(workspace, project, connection, guard, background);
    migration.begin();
    Sheets sheets = new Sheets();
    BorderPane content =
        new BorderPane(
            new MigrationView(migration, sheets, () -> new DiagramView(workspace, background)));
    HistoryView history = new HistoryView(migration.history(), sheets);
    history.setPrefWidth(240);
    content.setLeft(history);
    Scene scene = new Scene(new StackPane(content, sheets.layer()), 980, 800);
    Theme.LIGHT.apply(scene);
    stage.setScene(scene);
    stage.show();
    connection.connect();
    migration.setReviewing(true);
    return new MigrationScreen(folder, scene, workspace, connection, guard, migration);
  }

  void close(FxRobot robot) {
    robot.interact(connection::close);
  }

  /// Types a schema.
  void change(FxRobot robot, String text) {
    robot.interact(() -> workspace.type(workspace.document().sources().main().path(), text));
  }

  /// The lines of all changes, taken or not.
  List<String> changes() {
    return migration.reviewProperty().get() instanceof ReviewState.Known known
        ? known.whole().items().stream().map(ChangeTree.Item::line).toList()
        : List.of();
  }

  boolean isDone() {
    return migration.run().stateProperty().get() instanceof RunState.Done;
  }

  /// Gives the migration a name and applies it.
  void apply(FxRobot robot, String name) throws TimeoutException {
    await(() -> !changes().isEmpty());
    robot.interact(
        () -> {
          migration.run().dismiss();
          migration.nameProperty().set(name);
        });
    await(() -> !robot.lookup("#review-apply").query().isDisabled());
    robot.clickOn("#review-apply");
    await(() -> isDone() && changes().isEmpty());
    await(() -> connection.databaseProperty().get().isPresent());
  }

  /// Chooses from the menu of the target. It opens beyond the end of the headless screen.
  void chooseOfTarget(FxRobot robot, String item) {
    MenuButton target = robot.lookup("#review-target").queryAs(MenuButton.class);
    robot.interact(
        () ->
            target.getItems().stream()
                .filter(i -> item.equals(i.getId()) && !i.isDisable())
                .forEach(MenuItem::fire));
  }

  static void await(BooleanSupplier condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition::getAsBoolean);
    WaitForAsyncUtils.waitForFxEvents();
  }

  static boolean isSeen(FxRobot robot, String selector) {
    return robot.lookup(selector).queryAll().stream().anyMatch(Node::isVisible);
  }

  void execute(String... statements) throws SQLException {
    Database database = connection.databaseProperty().get().orElseThrow();
    try (Connection open = database.connection();
        Statement statement = open.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  String query(String sql) {
    Database database = connection.databaseProperty().get().orElseThrow();
    try (Connection open = database.connection();
        Statement statement = open.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return String.valueOf(rows.getString(1));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
