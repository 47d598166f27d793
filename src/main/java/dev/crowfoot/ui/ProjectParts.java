// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui;

import dev.crowfoot.app.Project;
import dev.crowfoot.app.console.ConsoleStore;
import dev.crowfoot.app.console.SqlConsole.Effect;
import dev.crowfoot.editor.Selection;
import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.model.Model;
import dev.crowfoot.text.Position;
import dev.crowfoot.ui.background.Background;
import dev.crowfoot.ui.code.CodeView;
import dev.crowfoot.ui.connection.ConnectionState;
import dev.crowfoot.ui.connection.ConnectionViewModel;
import dev.crowfoot.ui.connection.ProductionGuard;
import dev.crowfoot.ui.console.ConsoleView;
import dev.crowfoot.ui.console.ConsoleViewModel;
import dev.crowfoot.ui.control.Sheets;
import dev.crowfoot.ui.data.ColumnMemory;
import dev.crowfoot.ui.data.DataView;
import dev.crowfoot.ui.data.DataViewModel;
import dev.crowfoot.ui.diagram.DiagramView;
import dev.crowfoot.ui.migration.HistoryView;
import dev.crowfoot.ui.migration.MigrationView;
import dev.crowfoot.ui.migration.MigrationViewModel;
import dev.crowfoot.ui.migration.PlanView;
import dev.crowfoot.ui.problems.Place;
import dev.crowfoot.ui.search.Hit;
import dev.crowfoot.ui.sidebar.ViewsList;
import dev.crowfoot.ui.studio.StudioParts;
import dev.crowfoot.ui.studio.StudioViewModel;
import dev.crowfoot.ui.studio.StudioViewModel.Centre;
import dev.crowfoot.ui.workspace.WorkspaceViewModel;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// The views of one open project, each on the same workspace.
final class ProjectParts implements StudioParts {
  private final DiagramView diagram;
  private final Late<CodeView> code;
  private final ObjectProperty<Position> caret = new SimpleObjectProperty<>(new Position(1, 1));
  private final Late<DataView> data;
  private final DataViewModel rows;
  private final ConsoleViewModel sql;
  private final Late<ConsoleView> console;
  private final Late<MigrationView> review;
  private final HistoryView history;
  private final PlanView plan;
  private final ViewsList views;
  private final List<Hit.OfCommand> commands;
  private final List<DiagramView> diagrams = new ArrayList<>();
  private Optional<RowTransfers> transfers = Optional.empty();

  /// @param room about how large the canvas will be
  ProjectParts(
      StudioViewModel studio,
      Project project,
      ConnectionViewModel connection,
      ProductionGuard guard,
      Runnable editConnection,
      Sheets sheets,
      ColumnMemory columns,
      ConsoleStore kept,
      Background background,
      Box room) {
    WorkspaceViewModel workspace = studio.workspace();
    diagram = new DiagramView(workspace, background, room);
    diagrams.add(diagram);
    studio.zoomProperty().bind(diagram.zoomProperty());
    views = new ViewsList(diagram.model().views(), diagram.actions());
    studio.sizeProperty().bind(diagram.sizeText());

    code = new Late<>(() -> makeCode(workspace, background));
    ObjectBinding<Optional<Position>> caretShown =
        Bindings.createObjectBinding(
            () ->
                studio.centreProperty().get().hasCode() && !studio.reviewingProperty().get()
                    ? Optional.of(caret.get())
                    : Optional.empty(),
            studio.centreProperty(),
            studio.reviewingProperty(),
            caret);
    studio.caretProperty().bind(caretShown);

    rows =
        new DataViewModel(
            workspace.drawnProperty(),
            connection.databaseProperty(),
            connection.stateProperty().map(ConnectionState::explanation),
            background,
            columns);
    rows.setBeforeCommit(guard::check);
    data =
        new Late<>(
            () -> {
              DataView view =
                  new DataView(rows, () -> studio.reviewingProperty().set(true), editConnection);
              transfers.ifPresent(all -> all.offerIn(view));
              return view;
            });

    sql =
        new ConsoleViewModel(
            connection.databaseProperty(),
            connection.stateProperty().map(ConnectionState::explanation),
            guard::isLocked,
            kept,
            background,
            InstantSource.system());
    console =
        new Late<>(
            () ->
                new ConsoleView(
                    sql, guard.stateProperty().map(ProductionGuard.State.LOCKED::equals), sheets));

    MigrationViewModel migration =
        new MigrationViewModel(workspace, project, connection, guard, background);
    sql.setOnEffect(effect -> changedByConsole(effect, migration));
    review =
        new Late<>(
            () ->
                new MigrationView(migration, sheets, () -> changesDiagram(workspace, background)));
    history = new HistoryView(migration.history(), sheets);
    plan = new PlanView(migration);
    commands =
        Stream.of(MigrationCommands.of(studio, migration, sheets), CopyCommands.of(workspace))
            .flatMap(List::stream)
            .toList();
    studio.pendingChangesProperty().bind(migration.changesProperty());
    studio.reviewingProperty().subscribe(migration::setReviewing);
    beginWhenDrawn(migration, background);
    studio.centreProperty().subscribe(centre -> showSelected(centre, studio));
    rows.modelProperty()
        .map(shown -> shown.map(Model::name))
        .subscribe((_, _) -> selectShown(studio));
  }

  /// Whoever shows rows or compares the database with the schema looks again.
  private void changedByConsole(Effect effect, MigrationViewModel migration) {
    if (effect != Effect.NONE) {
      rows.reload();
    }
    if (effect == Effect.SCHEMA) {
      migration.look();
    }
  }

  private CodeView makeCode(WorkspaceViewModel workspace, Background background) {
    CodeView made = new CodeView(workspace, background);
    caret.bind(made.caretProperty());
    return made;
  }

  /// Comparing with the database would take the processors from the first drawing.
  private void beginWhenDrawn(MigrationViewModel migration, Background background) {
    BooleanBinding working = diagram.model().workingProperty();
    if (!working.get()) {
      migration.begin();
      return;
    }
    working.addListener(
        new ChangeListener<Boolean>() {
          @Override
          public void changed(
              ObservableValue<? extends Boolean> of, Boolean before, Boolean isWorking) {
            background.report(
                () -> {
                  if (!working.get()) {
                    working.removeListener(this);
                    migration.begin();
                  }
                });
          }
        });
  }

  /// Whether the canvas moves less.
  BooleanProperty reduceMotionProperty() {
    return diagram.reduceMotionProperty();
  }

  /// Asks for the name of a migration that says what the database is.
  void beginHistory() {
    commands.stream()
        .filter(command -> command.detail().equals(MigrationCommands.BASELINE))
        .forEach(command -> command.action().run());
  }

  /// What the search can do with the parts.
  List<Hit.OfCommand> commands() {
    return Stream.concat(
            commands.stream(), transfers.stream().flatMap(all -> all.commands().stream()))
        .toList();
  }

  /// The rows that are shown.
  DataViewModel rows() {
    return rows;
  }

  /// Offers, from now on, what moves all rows of a table.
  void offer(RowTransfers all) {
    transfers = Optional.of(all);
    data.ifMade().ifPresent(all::offerIn);
  }

  /// A second one, on which the review paints what changes.
  private DiagramView changesDiagram(WorkspaceViewModel workspace, Background background) {
    DiagramView changes = new DiagramView(workspace, background);
    changes.setId("changes-diagram");
    diagrams.add(changes);
    return changes;
  }

  /// The data view opens at the table that is selected on the canvas.
  private void showSelected(Centre centre, StudioViewModel studio) {
    if (centre == Centre.DATA) {
      WorkspaceViewModel workspace = studio.workspace();
      workspace.drawnProperty().get().models().stream()
          .filter(model -> workspace.selectionProperty().get().involves(model.name()))
          .findFirst()
          .ifPresent(model -> showData(model.name()));
      selectShown(studio);
    }
  }

  /// Where rows are in view, the table they are of is the one that is selected.
  private void selectShown(StudioViewModel studio) {
    ObjectProperty<Selection> selection = studio.workspace().selectionProperty();
    if (studio.centreProperty().get() == Centre.DATA) {
      rows.modelProperty()
          .get()
          .map(Model::name)
          .filter(name -> !selection.get().involves(name))
          .ifPresent(name -> selection.set(new Selection.Cards(Set.of(name))));
    }
  }

  @Override
  public DiagramView diagram() {
    return diagram;
  }

  @Override
  public Node code() {
    return code.get();
  }

  @Override
  public Node data() {
    return data.get();
  }

  @Override
  public Node console() {
    return console.get();
  }

  @Override
  public Node review() {
    return review.get();
  }

  @Override
  public Node history() {
    return history;
  }

  @Override
  public Node views() {
    return views;
  }

  @Override
  public Node plan() {
    return plan;
  }

  @Override
  public void revealCard(String card) {
    diagram.glideTo(card);
  }

  @Override
  public void goToCard(String card) {
    diagram.travel().goTo(card);
  }

  @Override
  public void revealPlace(Place place) {
    code.get().reveal(place.path(), place.span());
  }

  @Override
  public boolean isInCode() {
    return code.ifMade().filter(CodeView::isTextFocused).isPresent();
  }

  @Override
  public void showData(String model) {
    if (rows.models().contains(model) && !isShown(model)) {
      data.get().open(model);
    }
  }

  private boolean isShown(String model) {
    return rows.modelProperty().get().filter(shown -> shown.name().equals(model)).isPresent();
  }

  @Override
  public void close() {
    diagrams.forEach(DiagramView::close);
    sql.close();
  }
}
