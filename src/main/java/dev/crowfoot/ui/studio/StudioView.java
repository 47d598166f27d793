// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.studio;

import dev.crowfoot.editor.Selection;
import dev.crowfoot.ui.action.Action;
import dev.crowfoot.ui.banner.BannerBar;
import dev.crowfoot.ui.control.Segmented;
import dev.crowfoot.ui.control.SidePanel;
import dev.crowfoot.ui.problems.Place;
import dev.crowfoot.ui.problems.ProblemsView;
import dev.crowfoot.ui.sidebar.TablesView;
import dev.crowfoot.ui.sidebar.TablesViewModel;
import dev.crowfoot.ui.studio.StudioViewModel.BottomTab;
import dev.crowfoot.ui.studio.StudioViewModel.Centre;
import dev.crowfoot.ui.studio.StudioViewModel.SidebarTab;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The window of an open project.
///
/// Ids of its parts: `toolbar`, `banners`, `sidebar` (`sidebar-tables`, `sidebar-views`,
/// `sidebar-migrations`, `sidebar-filter`, `tables-tree`), `centre`, `inspector`, `bottom-panel`
/// (`tab-problems`, `tab-plan`, `problems-list`), `status-bar`. The toolbar and the status bar name
/// their own.
public final class StudioView extends BorderPane {
  private final StudioViewModel studio;
  private final StudioParts parts;
  private final StackPane centre = new StackPane();
  private final SplitPane split = new SplitPane();
  private final TablesView tables;
  private final WindowActions actionsAnywhere;
  private final StackPane above = new StackPane();
  private final FocusRound round = new FocusRound(this);

  public StudioView(
      StudioViewModel studio, StudioParts parts, Node inspector, StudioActions actions) {
    this.studio = studio;
    this.parts = parts;
    this.tables =
        new TablesView(
            new TablesViewModel(studio.workspace()), this::revealOnCanvas, this::workOnCard);
    this.actionsAnywhere = new WindowActions(studio, this, actions);
    setId("studio");
    getStyleClass().add("studio");
    getStylesheets()
        .add(Objects.requireNonNull(getClass().getResource("studio.css")).toExternalForm());

    centre.setId("centre");
    centre.getStyleClass().add("centre");
    split.setOrientation(Orientation.HORIZONTAL);

    setTop(new VBox(new Toolbar(studio, actions), new BannerBar(studio.banners())));
    setLeft(sidebar());
    setRight(inspectorPanel(inspector));
    setCenter(middle());
    setBottom(new StatusBar(studio));

    studio.centreProperty().addListener((_, _, _) -> changeCentre());
    studio.reviewingProperty().addListener((_, _, _) -> changeCentre());
    arrangeCentre();
    round
        .with("#toolbar")
        .with("#sidebar")
        .with("#centre", this::requestFocusInCentre)
        .with(".diagram-zoom-bar")
        .with("#inspector")
        .with("#bottom-panel")
        .with("#status-bar");
    sceneProperty()
        .subscribe(
            scene -> {
              if (scene != null) {
                actionsAnywhere.install(scene);
              }
            });
  }

  /// What can be done anywhere in the window.
  public List<Action> actions() {
    return actionsAnywhere.all();
  }

  /// Those that bring the diagram to other places.
  public List<Action> exports() {
    return actionsAnywhere.exports();
  }

  /// Lays something over the centre.
  public void putAbove(Node node) {
    above.getChildren().add(node);
  }

  /// Gives the keys to what lies in the centre.
  public void requestFocusInCentre() {
    Node shown =
        studio.reviewingProperty().get()
            ? parts.review()
            : switch (studio.centreProperty().get()) {
              case MODEL, SPLIT -> parts.diagram();
              case CODE -> parts.code();
              case DATA -> parts.data();
              case SQL -> parts.console();
            };
    shown.requestFocus();
  }

  /// Goes to a place of the text.
  public void goTo(Place place) {
    studio.makeRoomForCode();
    parts.revealPlace(place);
  }

  /// Goes to a card of the canvas.
  public void goToCard(String card) {
    studio.makeRoomForCanvas();
    parts.goToCard(card);
  }

  /// Goes to a card, to work on it.
  private void workOnCard(String card) {
    goToCard(card);
    requestFocusInCentre();
  }

  /// Shows the rows of a model.
  public void openData(String model) {
    studio.centreProperty().set(Centre.DATA);
    parts.showData(model);
  }

  /// Shows the rows of the table that is selected.
  void openDataOfSelection() {
    Selection selection = studio.workspace().selectionProperty().get();
    studio.workspace().drawnProperty().get().models().stream()
        .filter(model -> selection.involves(model.name()))
        .findFirst()
        .ifPresent(model -> openData(model.name()));
  }

  /// From the code to the card of what is selected, and from everywhere else to its place in the
  /// code.
  void jump() {
    if (parts.isInCode()) {
      studio.selectedCard().ifPresent(this::goToCard);
      requestFocusInCentre();
    } else {
      studio.selectedPlace().ifPresent(this::goTo);
    }
  }

  /// Gives the keys to another part of the window.
  ///
  /// @param by 1 for the next, -1 for the one before
  void goToPart(int by) {
    round.move(by);
  }

  /// Puts the caret into the filter of the sidebar.
  void focusFilter() {
    studio.sidebarShownProperty().set(true);
    studio.sidebarTabProperty().set(SidebarTab.TABLES);
    tables.focusFilter();
  }

  /// A line of the tree was chosen: the canvas or the data follow, whichever is seen.
  private void revealOnCanvas(String card) {
    if (studio.centreProperty().get() == Centre.DATA && !studio.reviewingProperty().get()) {
      parts.showData(card);
    } else {
      parts.revealCard(card);
    }
  }

  private SidePanel sidebar() {
    Segmented<SidebarTab> tabs =
        new Segmented<>(studio.sidebarTabProperty())
            .with("sidebar-tables", "Tables", SidebarTab.TABLES, "")
            .with("sidebar-views", "Views", SidebarTab.VIEWS, "")
            .with("sidebar-migrations", "Migrations", SidebarTab.MIGRATIONS, "");
    StackPane head = new StackPane(tabs);
    head.getStyleClass().add("sidebar-head");
    StackPane body = new StackPane();
    VBox.setVgrow(body, Priority.ALWAYS);
    studio
        .sidebarTabProperty()
        .subscribe(
            tab ->
                body.getChildren()
                    .setAll(
                        switch (tab) {
                          case TABLES -> tables;
                          case VIEWS -> parts.views();
                          case MIGRATIONS -> parts.history();
                        }));
    SidePanel panel =
        new SidePanel(Side.LEFT, studio.sidebarWidthProperty(), 180, 480, new VBox(head, body));
    panel.setId("sidebar");
    panel.visibleProperty().bind(studio.sidebarShownProperty());
    return panel;
  }

  private SidePanel inspectorPanel(Node inspector) {
    SidePanel panel =
        new SidePanel(Side.RIGHT, studio.inspectorWidthProperty(), 240, 480, inspector);
    panel.setId("inspector");
    panel
        .visibleProperty()
        .bind(
            studio
                .inspectorShownProperty()
                .and(studio.reviewingProperty().not())
                .and(studio.centreProperty().isNotEqualTo(Centre.DATA))
                .and(studio.centreProperty().isNotEqualTo(Centre.SQL)));
    return panel;
  }

  private BorderPane middle() {
    Map<BottomTab, Node> tabs =
        Map.of(
            BottomTab.PROBLEMS,
            new ProblemsView(studio.problems(), this::goTo),
            BottomTab.PLAN,
            parts.plan());
    SidePanel bottom =
        new SidePanel(
            Side.BOTTOM, studio.bottomHeightProperty(), 120, 600, new BottomPanel(studio, tabs));
    bottom.visibleProperty().bind(studio.bottomShownProperty());
    Toast toast = new Toast(studio.workspace().messageProperty());
    StackPane.setAlignment(toast, Pos.BOTTOM_CENTER);
    above.setPickOnBounds(false);
    BorderPane middle = new BorderPane(new StackPane(centre, above, toast));
    middle.setBottom(bottom);
    return middle;
  }

  /// Whoever asks for a view wants to work in it.
  private void changeCentre() {
    arrangeCentre();
    requestFocusInCentre();
  }

  private void arrangeCentre() {
    split.getItems().clear();
    if (studio.reviewingProperty().get()) {
      centre.getChildren().setAll(parts.review());
      return;
    }
    switch (studio.centreProperty().get()) {
      case MODEL -> centre.getChildren().setAll(parts.diagram());
      case CODE -> centre.getChildren().setAll(parts.code());
      case DATA -> centre.getChildren().setAll(parts.data());
      case SQL -> centre.getChildren().setAll(parts.console());
      case SPLIT -> {
        split.getItems().setAll(parts.code(), parts.diagram());
        split.setDividerPositions(StudioViewModel.CODE_BESIDE);
        centre.getChildren().setAll(split);
        split.applyCss(); // only with its skin does it hold its items, and can they take the focus
      }
    }
  }
}
