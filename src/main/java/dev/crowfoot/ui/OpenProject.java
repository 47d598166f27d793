// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui;

import dev.crowfoot.app.Environment;
import dev.crowfoot.app.Memory;
import dev.crowfoot.app.Project;
import dev.crowfoot.app.ProjectSettings;
import dev.crowfoot.app.console.ConsoleStore;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.model.Schema;
import dev.crowfoot.ui.action.Action;
import dev.crowfoot.ui.action.Shortcut;
import dev.crowfoot.ui.action.ShortcutSheet;
import dev.crowfoot.ui.background.Background;
import dev.crowfoot.ui.banner.Banner;
import dev.crowfoot.ui.code.CodeCommand;
import dev.crowfoot.ui.connection.ConnectionMark;
import dev.crowfoot.ui.connection.ConnectionViewModel;
import dev.crowfoot.ui.connection.ConnectionsSheet;
import dev.crowfoot.ui.connection.ProductionGuard;
import dev.crowfoot.ui.connection.WindowInquirer;
import dev.crowfoot.ui.console.ConsoleCommand;
import dev.crowfoot.ui.control.Sheets;
import dev.crowfoot.ui.data.ColumnMemory;
import dev.crowfoot.ui.data.GridCommand;
import dev.crowfoot.ui.export.ExportSheet;
import dev.crowfoot.ui.export.ExportViewModel;
import dev.crowfoot.ui.export.PictureCopy;
import dev.crowfoot.ui.inspector.Inspector;
import dev.crowfoot.ui.inspector.InspectorViewModel;
import dev.crowfoot.ui.saving.ComparisonSheet;
import dev.crowfoot.ui.saving.SavingViewModel;
import dev.crowfoot.ui.studio.CoachMarks;
import dev.crowfoot.ui.studio.StudioActions;
import dev.crowfoot.ui.studio.StudioView;
import dev.crowfoot.ui.studio.StudioViewModel;
import dev.crowfoot.ui.studio.WindowState;
import dev.crowfoot.ui.workspace.WorkspaceViewModel;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.PauseTransition;
import javafx.animation.Timeline;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.util.Duration;

/// A project while it is open: its view models, its views, and the watch over its files.
public final class OpenProject implements StudioActions {
  private static final Duration WATCH = Duration.seconds(2);

  /// How long the datasource must rest before it is connected to.
  private static final Duration AFTER_TYPING = Duration.millis(600);

  /// Under which the wish for less motion is remembered.
  private static final String REDUCE_MOTION = "reduceMotion";

  private final StudioWindow window;
  private final Sheets sheets;
  private final Project project;
  private final Memory memory;
  private final Background background;
  private final WorkspaceViewModel workspace;
  private final StudioViewModel studio;
  private final SavingViewModel saving;
  private final ConnectionViewModel connection;
  private final ProductionGuard guard;
  private final ProjectParts parts;
  private final StudioView view;
  private final Searches searches;
  private final CoachMarks coach;
  private final Timeline watch;

  /// @param read what the project's files say
  OpenProject(
      StudioWindow window,
      Sheets sheets,
      Project project,
      Snapshot read,
      Memory memory,
      Environment environment,
      Background background) {
    this.window = window;
    this.sheets = sheets;
    this.project = project;
    this.memory = memory;
    this.background = background;
    this.workspace = new WorkspaceViewModel(read, background);
    this.studio = new StudioViewModel(workspace, project.files().name());
    this.saving = new SavingViewModel(project, studio, background);
    this.connection =
        new ConnectionViewModel(
            project.files(), environment, () -> workspace.drawnProperty().get(), background);
    studio.connectionProperty().bind(connection.stateProperty());
    WindowState.restore(memory, project.files().schema().toString(), studio, window.width());
    this.guard =
        new ProductionGuard(
            new ProjectSettings(project.files()), connection, background, InstantSource.system());
    connection.setInquirer(new WindowInquirer(sheets, background));
    guard.stateProperty().subscribe(_ -> mark());
    connection.profileProperty().subscribe(_ -> mark());
    guard.setOnFailure(failure -> studio.tell(Banner.of("settings", failure)));
    this.coach = new CoachMarks(memory, studio);
    this.parts =
        new ProjectParts(
            studio,
            project,
            connection,
            guard,
            this::editConnection,
            sheets,
            ColumnMemory.of(memory, project.files().schema().toString()),
            new ConsoleStore(memory.folder(), project.files().schema().toString()),
            background,
            studio.canvasIn(window.width(), window.height()));
    parts.offer(transfers());
    rememberMotion();
    this.view =
        new StudioView(studio, parts, new Inspector(new InspectorViewModel(workspace)), this);
    this.searches = new Searches(studio, parts, view, sheets);
    view.putAbove(coach);
    parts.diagram().offer(view.exports());
    guard
        .stateProperty()
        .subscribe(
            state -> {
              view.pseudoClassStateChanged(
                  PseudoClass.getPseudoClass("unlocked"), state == ProductionGuard.State.UNLOCKED);
              view.pseudoClassStateChanged(
                  PseudoClass.getPseudoClass("production"), state != ProductionGuard.State.OPEN);
            });
    saving.setOnCompare((disk, mine) -> sheets.show(new ComparisonSheet(disk, mine, sheets)));
    this.watch = new Timeline(new KeyFrame(WATCH, _ -> watch()));
    watch.setCycleCount(Animation.INDEFINITE);
    watch.play();
    PauseTransition pause = new PauseTransition(AFTER_TYPING);
    pause.setOnFinished(_ -> connection.connect());
    workspace.drawnProperty().map(Schema::datasource).subscribe((_, _) -> pause.playFromStart());
    memory.value(chosenKey()).ifPresentOrElse(connection::choose, connection::connect);
  }

  private String chosenKey() {
    return "connection." + project.files().schema();
  }

  private void mark() {
    studio.connectionMarkProperty().set(ConnectionMark.of(connection, guard));
  }

  private RowTransfers transfers() {
    return new RowTransfers(
        studio,
        parts.rows(),
        connection,
        guard,
        sheets,
        new RowTransfers.Files(
            project.files().folder(), window::askForRows, window::askWhereToWrite),
        background);
  }

  private void rememberMotion() {
    parts
        .reduceMotionProperty()
        .set(memory.value(REDUCE_MOTION).filter("true"::equals).isPresent());
    parts
        .reduceMotionProperty()
        .addListener((_, _, less) -> memory.set(Map.of(REDUCE_MOTION, less.toString())));
  }

  private void watch() {
    saving.check();
    guard.tick();
    mark();
  }

  StudioView view() {
    return view;
  }

  public WorkspaceViewModel workspace() {
    return workspace;
  }

  public StudioViewModel studio() {
    return studio;
  }

  /// Whether the database may be changed.
  public ProductionGuard guard() {
    return guard;
  }

  /// Has the history begin with what the database is now.
  void beginHistory() {
    parts.beginHistory();
  }

  SavingViewModel saving() {
    return saving;
  }

  /// Gives up everything that is held.
  void close() {
    watch.stop();
    WindowState.remember(memory, project.files().schema().toString(), studio);
    memory.set(Map.of(chosenKey(), connection.profileProperty().get().name()));
    parts.close();
    connection.cancel();
    connection.close();
  }

  @Override
  public void showStart() {
    window.leaveProject();
  }

  @Override
  public void save() {
    saving.save();
  }

  @Override
  public void editConnection() {
    sheets.show(new ConnectionsSheet(connection, sheets), Pos.CENTER);
  }

  @Override
  public void exportDiagram() {
    ExportViewModel export = exporting();
    sheets.show(new ExportSheet(export, window::askWhereToWrite, sheets), export::cancel);
  }

  private ExportViewModel exporting() {
    return new ExportViewModel(
        parts.diagram().pictures(),
        studio.projectName(),
        project.files().folder(),
        memory,
        background,
        file -> {
          sheets.hide();
          workspace.say("Written: " + file);
        });
  }

  @Override
  public void copyPicture() {
    new PictureCopy(background, workspace::say)
        .copy(parts.diagram().pictures(), exporting().styleOfDots());
  }

  @Override
  public void search() {
    coach.follow(CoachMarks.Hint.SEARCH);
    searches.everything();
  }

  @Override
  public void goToTable() {
    searches.tables();
  }

  @Override
  public void findInView() {
    searches.inView();
  }

  /// All that can be done now, with its keys.
  public List<Action> actions() {
    List<Action> here = new ArrayList<>(view.actions());
    if (studio.centreProperty().get().hasCanvas() && !studio.reviewingProperty().get()) {
      here.addAll(parts.diagram().commands());
    }
    return here;
  }

  @Override
  public void showShortcuts() {
    List<Shortcut> shortcuts = new ArrayList<>(actions());
    shortcuts.addAll(List.of(CodeCommand.values()));
    shortcuts.addAll(List.of(GridCommand.values()));
    shortcuts.addAll(List.of(ConsoleCommand.values()));
    sheets.show(new ShortcutSheet(shortcuts), Pos.CENTER);
  }

  @Override
  public void changeTheme() {
    window.changeTheme();
  }
}
