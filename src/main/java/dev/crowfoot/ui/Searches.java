// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui;

import dev.crowfoot.editor.Layout;
import dev.crowfoot.model.Schema;
import dev.crowfoot.ui.action.Action;
import dev.crowfoot.ui.control.Sheets;
import dev.crowfoot.ui.diagram.DiagramView;
import dev.crowfoot.ui.diagram.ViewsViewModel;
import dev.crowfoot.ui.search.Hit;
import dev.crowfoot.ui.search.SearchSheet;
import dev.crowfoot.ui.search.SearchViewModel;
import dev.crowfoot.ui.search.SearchViewModel.Scope;
import dev.crowfoot.ui.studio.StudioView;
import dev.crowfoot.ui.studio.StudioViewModel;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;

/// The searches of a project: for everything, for tables, and for what the shown view shows. While
/// one goes through what is found, the canvas shows it; Escape leads back to where it was.
final class Searches implements SearchSheet.Outcome {
  private final StudioViewModel studio;
  private final ProjectParts parts;
  private final StudioView view;
  private final Sheets sheets;

  Searches(StudioViewModel studio, ProjectParts parts, StudioView view, Sheets sheets) {
    this.studio = studio;
    this.parts = parts;
    this.view = view;
    this.sheets = sheets;
  }

  void everything() {
    List<Hit.OfCommand> commands = new ArrayList<>();
    commands.addAll(found(view.actions()));
    commands.addAll(found(diagram().commands()));
    commands.addAll(parts.commands());
    open(
        new SearchViewModel(schema(), places(), commands, Scope.EVERYTHING),
        "Tables and columns  ·  > commands  ·  @ columns  ·  # views and areas");
  }

  void tables() {
    open(
        new SearchViewModel(schema(), List.of(), List.of(), Scope.TABLES),
        "Go to a table; Tab lists its columns");
  }

  /// In the code the key is not ours.
  void inView() {
    if (parts.isInCode()) {
      return;
    }
    Schema shown = diagram().model().views().excerpt();
    open(
        new SearchViewModel(shown, List.of(), List.of(), Scope.EVERYTHING),
        "Find a table or a column in this view");
  }

  private void open(SearchViewModel search, String prompt) {
    sheets.show(new SearchSheet(search, prompt, this), Pos.TOP_CENTER, diagram().travel()::endLook);
  }

  private Schema schema() {
    return studio.workspace().drawnProperty().get();
  }

  private DiagramView diagram() {
    return parts.diagram();
  }

  private List<Hit> places() {
    List<Hit> places = new ArrayList<>();
    ViewsViewModel views = diagram().model().views();
    for (String name : views.names()) {
      places.add(new Hit.OfView(ViewsViewModel.title(name), "View", name));
    }
    Layout layout = studio.workspace().document().layout();
    layout.areas().keySet().forEach(name -> places.add(new Hit.OfArea(name, "Area")));
    return places;
  }

  private static List<Hit.OfCommand> found(List<Action> actions) {
    return actions.stream()
        .filter(action -> action.possible().getAsBoolean())
        .map(action -> new Hit.OfCommand(action.title(), action.keyWords(), action::run))
        .toList();
  }

  @Override
  public void look(Hit hit) {
    boolean isSeen = studio.centreProperty().get().hasCanvas() && !studio.reviewingProperty().get();
    if (isSeen && hit instanceof Hit.OfSchema found) {
      diagram().travel().look(found.card(), found.selection());
    }
  }

  @Override
  public void choose(Hit hit) {
    if (!(hit instanceof Hit.OfCommand)) {
      diagram().travel().endLookHere();
    }
    sheets.hide();
    switch (hit) {
      case Hit.OfCommand command -> command.action().run();
      case Hit.OfSchema schema -> {
        studio.workspace().selectionProperty().set(schema.selection());
        view.goToCard(schema.card());
      }
      case Hit.OfView found -> {
        studio.makeRoomForCanvas();
        diagram().travel().goToView(found.view());
      }
      case Hit.OfArea found -> {
        studio.makeRoomForCanvas();
        diagram().travel().goToArea(found.title());
      }
    }
  }

  @Override
  public void openData(Hit hit) {
    if (hit instanceof Hit.OfSchema found) {
      diagram().travel().endLook();
      sheets.hide();
      view.openData(found.card());
    } else {
      choose(hit);
    }
  }
}
