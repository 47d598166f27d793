// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui;

import dev.crowfoot.adapter.Failure;
import dev.crowfoot.app.Environment;
import dev.crowfoot.app.Memory;
import dev.crowfoot.app.Project;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.app.Samples;
import dev.crowfoot.app.Starter;
import dev.crowfoot.app.migrations.Adopted;
import dev.crowfoot.app.migrations.FromSql;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.model.Provider;
import dev.crowfoot.ui.background.Background;
import dev.crowfoot.ui.banner.Banner;
import dev.crowfoot.ui.control.Question;
import dev.crowfoot.ui.control.Sheets;
import dev.crowfoot.ui.start.DatabaseSheet;
import dev.crowfoot.ui.start.NewProjectSheet;
import dev.crowfoot.ui.start.StartPage;
import dev.crowfoot.ui.theme.Theme;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// The one window: the start page or an open project, and what both need: the theme, sheets above
/// them, files dropped on them, and the question before closing.
public final class StudioWindow implements StartPage.Actions, DatabaseSheet.Actions {
  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;
  private static final List<Integer> ICON_SIZES = List.of(16, 32, 48, 128, 256);

  private final Stage stage;
  private final Memory memory;
  private final Environment environment;
  private final Sheets sheets = new Sheets();
  private final StackPane content = new StackPane();
  private final Scene scene;
  private final Background background;
  private final ObservableList<Banner> startBanners = FXCollections.observableArrayList();
  private Optional<OpenProject> open = Optional.empty();
  private Theme theme;

  public StudioWindow(Stage stage, Memory memory, Environment environment) {
    this.stage = stage;
    this.memory = memory;
    this.environment = environment;
    this.background = Background.onVirtualThreads(bug -> ErrorReport.show(bug, sheets));
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    this.scene =
        new Scene(
            new StackPane(content, sheets.layer()),
            Math.min(WIDTH, screen.getWidth()),
            Math.min(HEIGHT, screen.getHeight()));
    this.theme = memory.value("theme").map(Theme::valueOf).orElseGet(Theme::ofSystem);
    theme.apply(scene);
    acceptDrops();
    stage.setScene(scene);
    ICON_SIZES.forEach(size -> stage.getIcons().add(icon(size)));
    stage.setMinWidth(720);
    stage.setMinHeight(480);
    stage.setOnCloseRequest(
        event -> {
          event.consume();
          leave(this::close);
        });
    Thread.currentThread().setUncaughtExceptionHandler((_, bug) -> ErrorReport.show(bug, sheets));
    showStart();
  }

  public void show() {
    stage.show();
  }

  /// Opens the project that a path means, after asking about unsaved work.
  @Override
  public void open(Path path) {
    leave(() -> load(() -> opened(path), "open"));
  }

  /// The project that a path means; of a SQLite file or of SQL, one that is made of it.
  private static Opened opened(Path path) {
    if (Adopted.isDatabase(path)) {
      return Opened.of(Adopted.fromFile(path), true);
    }
    return FromSql.isSql(path)
        ? Opened.of(FromSql.project(path), false)
        : Opened.of(Project.open(ProjectFiles.locate(path)));
  }

  /// A project, what its files say, and what is to be told when it shows. Made in the background,
  /// because reading and analysing a large schema takes time.
  ///
  /// @param isInDatabase whether it was read from a database, which therefore has it all
  private record Opened(
      Project project, Snapshot read, List<String> findings, boolean isInDatabase) {
    static Opened of(Project project) {
      return of(project, List.of(), false);
    }

    static Opened of(Adopted adopted, boolean isInDatabase) {
      return of(Project.open(adopted.files()), adopted.findings(), isInDatabase);
    }

    private static Opened of(Project project, List<String> findings, boolean isInDatabase) {
      return new Opened(project, Snapshot.of(project.document()), findings, isInDatabase);
    }
  }

  /// The open project's parts, for those who drive the window.
  public Optional<OpenProject> project() {
    return open;
  }

  double width() {
    return scene.getWidth();
  }

  double height() {
    return scene.getHeight();
  }

  /// Back to the start page, after asking about unsaved work.
  void leaveProject() {
    leave(this::showStart);
  }

  void changeTheme() {
    use(theme.other());
    memory.set(Map.of("theme", theme.name()));
  }

  /// Dresses the window.
  public void use(Theme next) {
    theme = next;
    theme.apply(scene);
  }

  @Override
  public void openSchema() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Open a schema");
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("Prisma schema", "*.prisma"));
    File chosen = chooser.showOpenDialog(stage);
    if (chosen != null) {
      open(chosen.toPath());
    }
  }

  @Override
  public void fromSql() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Make a schema of SQL");
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("SQL", "*.sql"));
    File chosen = chooser.showOpenDialog(stage);
    if (chosen != null) {
      open(chosen.toPath());
    }
  }

  @Override
  public void newProject() {
    Path proposed = Path.of(System.getProperty("user.home", "."), "crowfoot-project");
    sheets.show(new NewProjectSheet(proposed, this::askForFolder, this::create, sheets));
  }

  /// The sample is copied beside what the program remembers: everybody may change their copy.
  @Override
  public void openSample() {
    load(
        () -> {
          Path folder = memory.folder().resolve("samples").resolve("shop");
          return Opened.of(
              Project.open(
                  Files.exists(folder.resolve("schema.prisma"))
                      ? ProjectFiles.locate(folder)
                      : Samples.copy("shop", folder)));
        },
        "sample");
  }

  private void create(Path folder, Provider provider) {
    load(
        () ->
            Opened.of(
                Project.open(
                    new ProjectFiles(
                        Starter.start(folder, Optional.of(provider), Optional.empty())))),
        "new");
  }

  @Override
  public void fromDatabase() {
    Path proposed = Path.of(System.getProperty("user.home", "."), "crowfoot-project");
    sheets.show(new DatabaseSheet(proposed, this, sheets));
  }

  @Override
  public void adopt(String url, Path folder, DatabaseSheet sheet) {
    background
        .run(() -> Opened.of(Adopted.from(url, folder), true))
        .onDone(this::showProject)
        .onFailure(
            failure ->
                sheet.refuse(String.valueOf(failure.getMessage()), failure.details().orElse("")))
        .start();
  }

  @Override
  public Optional<Path> askForFile() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Choose a SQLite file");
    chooser
        .getExtensionFilters()
        .addAll(
            new FileChooser.ExtensionFilter("SQLite", "*.db", "*.sqlite", "*.sqlite3"),
            new FileChooser.ExtensionFilter("All files", "*"));
    return Optional.ofNullable(chooser.showOpenDialog(stage)).map(File::toPath);
  }

  /// Where a file is to be written; the dialog itself asks about one that is there.
  Optional<Path> askWhereToWrite(Path proposed) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Export");
    chooser.setInitialFileName(String.valueOf(proposed.getFileName()));
    Path folder = proposed.toAbsolutePath().getParent();
    if (folder != null && Files.isDirectory(folder)) {
      chooser.setInitialDirectory(folder.toFile());
    }
    return Optional.ofNullable(chooser.showSaveDialog(stage)).map(File::toPath);
  }

  /// A file with rows to bring in.
  Optional<Path> askForRows() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Import rows");
    chooser
        .getExtensionFilters()
        .addAll(
            new FileChooser.ExtensionFilter(
                "CSV and JSON", "*.csv", "*.tsv", "*.txt", "*.json", "*.jsonl", "*.ndjson"),
            new FileChooser.ExtensionFilter("All files", "*"));
    return Optional.ofNullable(chooser.showOpenDialog(stage)).map(File::toPath);
  }

  @Override
  public Optional<Path> askForFolder() {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle("Choose a folder");
    return Optional.ofNullable(chooser.showDialog(stage)).map(File::toPath);
  }

  private void load(Callable<Opened> work, String bannerId) {
    background
        .run(work)
        .onDone(this::showProject)
        .onFailure(failure -> refuse(bannerId, failure))
        .start();
  }

  private void refuse(String bannerId, Failure failure) {
    ObservableList<Banner> banners =
        open.map(project -> project.studio().banners()).orElse(startBanners);
    banners.removeIf(b -> b.id().equals(bannerId));
    banners.add(Banner.of(bannerId, failure));
  }

  private void showProject(Opened what) {
    Project project = what.project();
    closeProject();
    startBanners.clear();
    memory.opened(project.files().schema());
    OpenProject opened =
        new OpenProject(this, sheets, project, what.read(), memory, environment, background);
    open = Optional.of(opened);
    stage.setTitle(project.files().name() + " · Crowfoot");
    put(opened.view());
    opened.view().requestFocusInCentre();
    String findings = String.join(" ", what.findings());
    if (what.isInDatabase()) {
      opened.studio().tell(adopted(opened, findings));
    } else if (!findings.isEmpty()) {
      opened.studio().tell(Banner.info("adopted", "Read from the file. " + findings));
    }
  }

  /// Without a history the review would make anew all that the database has.
  private static Banner adopted(OpenProject project, String findings) {
    return Banner.info(
        "adopted",
        ("Read from the database. " + findings).strip()
            + " To change it by migrations, begin its history as it is.",
        new Banner.Answer("adopted-baseline", "Begin a history…", project::beginHistory));
  }

  private void showStart() {
    closeProject();
    stage.setTitle("Crowfoot");
    put(new StartPage(memory.recent(), startBanners, this));
  }

  private void put(Node node) {
    sheets.hide();
    content.getChildren().setAll(node);
  }

  private void closeProject() {
    open.ifPresent(OpenProject::close);
    open = Optional.empty();
    scene.getAccelerators().clear();
  }

  /// Goes on at once when nothing is unsaved, else as the user says.
  private void leave(Runnable next) {
    if (open.isEmpty() || !open.get().workspace().dirtyProperty().get()) {
      next.run();
      return;
    }
    OpenProject project = open.get();
    new Question(
            sheets,
            "unsaved",
            "Save the changes to " + project.studio().projectName() + "?",
            "They are lost when you do not save them.")
        .with("unsaved-discard", "Don’t save", next)
        .with("unsaved-cancel", "Cancel", () -> {})
        .with("unsaved-save", "Save", () -> project.saving().saveAnd(next), "accent")
        .ask();
  }

  private void close() {
    closeProject();
    stage.hide();
  }

  private static Image icon(int size) {
    String name = "/dev/crowfoot/icons/crowfoot-" + size + ".png";
    return new Image(
        Objects.requireNonNull(StudioWindow.class.getResource(name), name).toExternalForm());
  }

  private void acceptDrops() {
    scene.setOnDragOver(
        event -> {
          if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
          }
        });
    scene.setOnDragDropped(
        event -> {
          boolean some = event.getDragboard().hasFiles();
          if (some) {
            open(event.getDragboard().getFiles().getFirst().toPath());
          }
          event.setDropCompleted(some);
        });
  }
}
