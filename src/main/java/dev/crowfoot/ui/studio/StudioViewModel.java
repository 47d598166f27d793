// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.studio;

import dev.crowfoot.analysis.SourceMap;
import dev.crowfoot.editor.Selection;
import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.text.Position;
import dev.crowfoot.ui.banner.Banner;
import dev.crowfoot.ui.connection.ConnectionMark;
import dev.crowfoot.ui.connection.ConnectionState;
import dev.crowfoot.ui.problems.Place;
import dev.crowfoot.ui.problems.ProblemsViewModel;
import dev.crowfoot.ui.workspace.WorkspaceViewModel;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What the window of a project shows: which view is in the centre, which sides are open, what the
/// toolbar and the status bar say. The project itself is the workspace's.
public final class StudioViewModel {
  /// What lies in the centre.
  public enum Centre {
    MODEL,
    SPLIT,
    CODE,
    DATA,
    SQL;

    /// Whether the canvas can be seen.
    public boolean hasCanvas() {
      return this == MODEL || this == SPLIT;
    }

    /// Whether the code can be seen.
    public boolean hasCode() {
      return this == CODE || this == SPLIT;
    }
  }

  /// What the sidebar lists.
  public enum SidebarTab {
    TABLES,
    VIEWS,
    MIGRATIONS
  }

  /// What the bottom panel shows.
  public enum BottomTab {
    PROBLEMS,
    PLAN
  }

  /// Which share of the centre the code has beside the canvas.
  static final double CODE_BESIDE = 0.4;

  /// The height of the toolbar and the status bar.
  private static final double BARS = 80;

  private final WorkspaceViewModel workspace;
  private final ProblemsViewModel problems;
  private final String projectName;
  private final BooleanProperty reviewing = new SimpleBooleanProperty(false);
  private final ObjectProperty<Centre> centre =
      new SimpleObjectProperty<>(Centre.MODEL) {
        // choosing a view closes the review, also the view that lies below it already
        @Override
        public void set(Centre chosen) {
          super.set(chosen);
          reviewing.set(false);
        }
      };
  private final ObjectProperty<SidebarTab> sidebarTab =
      new SimpleObjectProperty<>(SidebarTab.TABLES);
  private final ObjectProperty<BottomTab> bottomTab =
      new SimpleObjectProperty<>(BottomTab.PROBLEMS);
  private final BooleanProperty sidebarShown = new SimpleBooleanProperty(true);
  private final BooleanProperty inspectorShown = new SimpleBooleanProperty(true);
  private final BooleanProperty bottomShown = new SimpleBooleanProperty(false);
  private final DoubleProperty sidebarWidth = new SimpleDoubleProperty(260);
  private final DoubleProperty inspectorWidth = new SimpleDoubleProperty(300);
  private final DoubleProperty bottomHeight = new SimpleDoubleProperty(220);
  private final IntegerProperty pendingChanges = new SimpleIntegerProperty(0);
  private final StringProperty size = new SimpleStringProperty("");
  private final DoubleProperty zoom = new SimpleDoubleProperty(1);
  private final ObjectProperty<Optional<Position>> caret =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<ConnectionState> connection =
      new SimpleObjectProperty<>(new ConnectionState.Off("No database"));
  private final ObjectProperty<ConnectionMark> connectionMark =
      new SimpleObjectProperty<>(ConnectionMark.PLAIN);
  private final ObservableList<Banner> banners = FXCollections.observableArrayList();

  public StudioViewModel(WorkspaceViewModel workspace, String projectName) {
    this.workspace = workspace;
    this.projectName = projectName;
    this.problems = new ProblemsViewModel(workspace);
  }

  public WorkspaceViewModel workspace() {
    return workspace;
  }

  public ProblemsViewModel problems() {
    return problems;
  }

  public String projectName() {
    return projectName;
  }

  public ObjectProperty<Centre> centreProperty() {
    return centre;
  }

  /// Whether the review of changes covers the centre. Choosing a view closes it.
  public BooleanProperty reviewingProperty() {
    return reviewing;
  }

  public ObjectProperty<SidebarTab> sidebarTabProperty() {
    return sidebarTab;
  }

  public ObjectProperty<BottomTab> bottomTabProperty() {
    return bottomTab;
  }

  public BooleanProperty sidebarShownProperty() {
    return sidebarShown;
  }

  public BooleanProperty inspectorShownProperty() {
    return inspectorShown;
  }

  public BooleanProperty bottomShownProperty() {
    return bottomShown;
  }

  public DoubleProperty sidebarWidthProperty() {
    return sidebarWidth;
  }

  public DoubleProperty inspectorWidthProperty() {
    return inspectorWidth;
  }

  public DoubleProperty bottomHeightProperty() {
    return bottomHeight;
  }

  /// How many changes the database lacks.
  public IntegerProperty pendingChangesProperty() {
    return pendingChanges;
  }

  /// The canvas's zoom, 1 for 100 %.
  public DoubleProperty zoomProperty() {
    return zoom;
  }

  /// Where the caret of the code view stands, while it has the focus.
  public ObjectProperty<Optional<Position>> caretProperty() {
    return caret;
  }

  public ObjectProperty<ConnectionState> connectionProperty() {
    return connection;
  }

  /// How the connection is told from others, and whether it may change anything.
  public ObjectProperty<ConnectionMark> connectionMarkProperty() {
    return connectionMark;
  }

  /// The messages above the centre, the oldest first.
  public ObservableList<Banner> banners() {
    return banners;
  }

  /// Shows a message unless the same one is there already.
  public void tell(Banner banner) {
    if (banners.stream().noneMatch(b -> b.id().equals(banner.id()))) {
      banners.add(banner);
    }
  }

  /// Takes a message away.
  public void untell(String bannerId) {
    banners.removeIf(b -> b.id().equals(bannerId));
  }

  /// Opens the bottom panel at a tab; closes it when that tab is open already.
  public void toggleBottom(BottomTab tab) {
    boolean open = bottomShown.get() && bottomTab.get() == tab;
    bottomTab.set(tab);
    bottomShown.set(!open);
  }

  /// Brings a place of the text into view: the code opens beside the canvas, or alone where it
  /// already was.
  public void makeRoomForCode() {
    if (reviewing.get() || !centre.get().hasCode()) {
      centre.set(centre.get().hasCanvas() ? Centre.SPLIT : Centre.CODE);
      reviewing.set(false);
    }
  }

  /// Brings the canvas into view when it is not.
  public void makeRoomForCanvas() {
    if (!centre.get().hasCanvas()) {
      centre.set(centre.get() == Centre.CODE ? Centre.SPLIT : Centre.MODEL);
    }
    reviewing.set(false);
  }

  /// The card that is selected, or that holds what is.
  public Optional<String> selectedCard() {
    return switch (workspace.selectionProperty().get()) {
      case Selection.Nothing _, Selection.OfArea _, Selection.OfNote _ -> Optional.empty();
      case Selection.Cards cards -> cards.names().stream().findFirst();
      case Selection.Row row -> Optional.of(row.field().model());
      case Selection.Edge edge -> Optional.of(edge.field().model());
    };
  }

  /// Where the text says what is selected: the name of the definition or of its row.
  public Optional<Place> selectedPlace() {
    SourceMap map = workspace.snapshot().analysis().sourceMap();
    return switch (workspace.selectionProperty().get()) {
      case Selection.Row row -> placeOf(row.field(), map);
      case Selection.Edge edge -> placeOf(edge.field(), map);
      case Selection.Cards _, Selection.Nothing _, Selection.OfArea _, Selection.OfNote _ ->
          selectedCard()
              .flatMap(map::definitionOf)
              .flatMap(d -> d.declaration().name().map(n -> new Place(d.path(), n.span())));
    };
  }

  private static Optional<Place> placeOf(FieldId row, SourceMap map) {
    return map.fieldOf(row)
        .map(f -> new Place(f.path(), f.declaration().name().span()))
        .or(
            () ->
                map.enumValueOf(row).map(v -> new Place(v.path(), v.declaration().name().span())));
  }

  /// About how much room the canvas gets in a window that is not laid out yet.
  ///
  /// @param width the window's
  public Box canvasIn(double width, double height) {
    double beside = sidebarShown.get() ? sidebarWidth.get() : 0;
    beside += inspectorShown.get() ? inspectorWidth.get() : 0;
    double below = bottomShown.get() ? bottomHeight.get() : 0;
    double share = centre.get() == Centre.SPLIT ? 1 - CODE_BESIDE : 1;
    return new Box(0, 0, (width - beside) * share, height - BARS - below);
  }

  /// What the status bar says about the size of what is shown, such as `12 tables · 15 relations`.
  public StringProperty sizeProperty() {
    return size;
  }

  /// The place a problem or a search result means, as `file:line:column`.
  public String describe(Place place) {
    return problems.describe(place);
  }
}
