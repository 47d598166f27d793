// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.editor.paint.CardMark;
import dev.crowfoot.editor.paint.DiagramPainter;
import dev.crowfoot.editor.paint.GesturePainter;
import dev.crowfoot.editor.paint.Paper;
import dev.crowfoot.editor.paint.Pen;
import dev.crowfoot.editor.route.Side;
import dev.crowfoot.editor.scene.Card;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.ui.action.Action;
import dev.crowfoot.ui.background.Background;
import dev.crowfoot.ui.control.TableSource;
import dev.crowfoot.ui.workspace.WorkspaceViewModel;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.MouseDragEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The canvas of a schema: everything drawn, everything that can be done with mouse and keys, and
/// the floats above it.
///
/// Ids of its parts: `diagram`, `zoom-out`, `zoom-text`, `zoom-in`, `zoom-fit`, `zoom-arrange`,
/// `minimap`, `diagram-hint`, `diagram-stale`, `diagram-ghost`, `diagram-tip`; while something is
/// edited in place `diagram-name-editor` and `diagram-type-editor`, or `diagram-area-editor` or
/// `diagram-note-editor`. The switcher of views and the menu name their own.
public final class DiagramView extends StackPane {
  private final DiagramViewModel model;
  private final FontMeasure fonts = new FontMeasure();
  private final DiagramSurface surface = new DiagramSurface(this::paint, fonts, "diagram-main");
  private final Pane overlay = new Pane();
  private final Pane annotationLayer = new Pane();
  private final Pane floats = new Pane();
  private final Pane tips = new Pane();
  private final Minimap minimap;
  private final DiagramActions onCards;
  private final Travel travel;
  private final DoubleBinding zoom;
  private final StringBinding size;
  private final ArrangeActions arranging;
  private final BooleanProperty reduceMotion = new SimpleBooleanProperty(false);
  private final CanvasActions actions;
  private List<Action> offered = List.of();
  private final ObjectProperty<Map<String, CardMark>> marks = new SimpleObjectProperty<>(Map.of());

  /// Of which nobody knows how large it will be.
  public DiagramView(WorkspaceViewModel workspace, Background background) {
    this(workspace, background, Box.EMPTY);
  }

  /// @param room about how large it will be: tables are laid out for that before it has a size
  public DiagramView(WorkspaceViewModel workspace, Background background, Box room) {
    model = new DiagramViewModel(workspace, background, fonts, room);
    zoom =
        Bindings.createDoubleBinding(
            () -> model.camera().viewport().zoom(), model.camera().viewportProperty());
    size =
        Bindings.createStringBinding(
            model.views()::sizeText,
            workspace.drawnProperty(),
            model.views().layoutProperty(),
            model.views().shownProperty());
    setId("diagram");
    getStyleClass().add("diagram");
    getStylesheets()
        .add(Objects.requireNonNull(getClass().getResource("diagram.css")).toExternalForm());
    setFocusTraversable(true);
    accessibleTextProperty()
        .bind(
            Bindings.createStringBinding(
                () -> Spoken.of(model.scene(), workspace.selectionProperty().get()),
                model.sceneProperty(),
                workspace.selectionProperty()));
    setMinSize(0, 0);

    arranging = new ArrangeActions(model);
    model.animate(new SmoothMotion(reduceMotion::get));
    overlay.setPickOnBounds(false);
    annotationLayer.setPickOnBounds(false);
    floats.setPickOnBounds(false);
    tips.setMouseTransparent(true);
    minimap = new Minimap(model, fonts);
    getChildren()
        .addAll(
            surface,
            floats,
            overlay,
            annotationLayer,
            hint(),
            stale(),
            new ArrangingNotice(model),
            new ZoomBar(model, this),
            minimap,
            new ViewSwitcher(model),
            tips,
            focusFrame());
    StackPane.setAlignment(minimap, Pos.BOTTOM_RIGHT);
    clipToBounds();

    surface.widthProperty().addListener(_ -> resized());
    surface.heightProperty().addListener(_ -> resized());
    model.sceneProperty().addListener((_, _, _) -> surface.repaint());
    model.errorsProperty().addListener((_, _, _) -> surface.repaint());
    model.camera().viewportProperty().addListener((_, _, _) -> surface.repaint());
    model.hoverProperty().addListener((_, _, _) -> surface.repaint());
    model.gestureProperty().addListener((_, _, _) -> surface.repaint());
    workspace.selectionProperty().addListener((_, _, _) -> surface.repaint());
    marks.addListener((_, _, _) -> surface.repaint());
    model.backdropProperty().addListener((_, _, _) -> surface.repaint());
    model.focus().cardsProperty().addListener((_, _, _) -> surface.repaint());
    PointerPlace pointer = new PointerPlace(model);
    Annotations annotations =
        new Annotations(model, new AnnotationEditor(model, this, annotationLayer));
    onCards = new DiagramActions(model, annotations, arranging, pointer::forNew);
    travel = new Travel(model);
    actions = install(annotations, pointer);
    addEventHandler(MouseDragEvent.MOUSE_DRAG_RELEASED, this::takeTables);
  }

  /// Puts together what mouse, keys and menus do here.
  private CanvasActions install(Annotations annotations, PointerPlace pointer) {
    SelectionEditing selected = new SelectionEditing(model, annotations, onCards, pointer);
    DiagramEditing editing = new DiagramEditing(model, this, selected, overlay);
    RelationPicker picker = new RelationPicker(model, this, editing, overlay);
    CanvasActions all =
        new CanvasActions(this, model, editing, selected, annotations, onCards, picker, pointer);
    DiagramTips tipsAtPointer = new DiagramTips(model, editing, tips);
    DiagramInput input =
        new DiagramInput(
            this, model, editing, annotations, selected, picker, pointer, tipsAtPointer);
    input.install();
    new DiagramKeys(this, model, editing, annotations, all, input).install();
    new DiagramMenu(this, model, annotations, onCards, all).install();
    new SelectionBar(model, all, floats);
    return all;
  }

  public DiagramViewModel model() {
    return model;
  }

  /// Shows all tables, hidden ones too, and offers no other view.
  public void showEverything() {
    model.showEverything();
    getChildren().removeIf(ViewSwitcher.class::isInstance);
  }

  /// What can be done with the selected cards, for the search.
  public DiagramActions actions() {
    return onCards;
  }

  /// What can be done here, with the keys that do it while this has the focus.
  public List<Action> commands() {
    return actions.all();
  }

  /// The canvas as it is to be kept elsewhere.
  public DiagramPictures pictures() {
    return new DiagramPictures(model, fonts);
  }

  /// More that the menu is to offer.
  public void offer(List<Action> more) {
    offered = List.copyOf(more);
  }

  List<Action> offered() {
    return offered;
  }

  /// What a migration will do to the tables, by card.
  public ObjectProperty<Map<String, CardMark>> marksProperty() {
    return marks;
  }

  /// Shows the whole diagram.
  public void fitAll() {
    model.camera().glideToAll();
  }

  /// Shows what is selected.
  public void fitSelection() {
    model.fitSelection();
  }

  /// The ways to arrange a part of the cards, or all in another manner.
  public ArrangeActions arranging() {
    return arranging;
  }

  /// Arranges all cards in the background.
  public void arrange() {
    arranging.all();
  }

  /// Goes to a card on a smooth way.
  public void glideTo(String card) {
    model.camera().glideTo(card);
  }

  /// Whether everything jumps to its place; the system's own setting counts besides.
  public BooleanProperty reduceMotionProperty() {
    return reduceMotion;
  }

  /// How one gets from place to place.
  public Travel travel() {
    return travel;
  }

  /// Brings a card to the middle.
  public void centreOn(String card) {
    model.camera().centreOn(card);
  }

  /// The zoom; 1 is 100 %.
  public DoubleBinding zoomProperty() {
    return zoom;
  }

  /// Such as `14 tables · 18 relations`.
  public StringBinding sizeText() {
    return size;
  }

  public void toggleMinimap() {
    minimap.toggle();
  }

  /// Where a card shows, in the scene's coordinates.
  public Optional<Bounds> screenBoundsOf(String card) {
    return model.scene().card(card).map(c -> inScene(c.box()));
  }

  /// Where a row shows, in the scene's coordinates.
  public Optional<Bounds> screenBoundsOf(FieldId row) {
    return model
        .scene()
        .card(row.model())
        .flatMap(c -> c.row(row.field()))
        .map(r -> inScene(r.box()));
  }

  /// The port at the right side of a row, from which a relation is dragged, in the scene's
  /// coordinates.
  public Optional<Point2D> portOf(FieldId row) {
    return model
        .scene()
        .card(row.model())
        .filter(c -> c.row(row.field()).isPresent())
        .map(c -> new Point(Side.RIGHT.of(c.box()), c.heightOf(row.field())))
        .map(p -> model.camera().viewport().toScreen(p))
        .map(p -> surface.localToScene(p.x(), p.y()));
  }

  /// The `+` under a card, in the scene's coordinates; it works while the pointer is over the card.
  public Optional<Point2D> addRowOf(String card) {
    return model
        .scene()
        .card(card)
        .map(dev.crowfoot.editor.scene.Hit::addRowBox)
        .map(b -> model.camera().viewport().toScreen(new Point(b.centreX(), b.centreY())))
        .map(p -> surface.localToScene(p.x(), p.y()));
  }

  /// The middle of an area's name, in the scene's coordinates.
  public Optional<Point2D> titleOf(String area) {
    return model.backdrop().titles(model.camera().viewport()).stream()
        .filter(title -> title.area().name().equals(area))
        .map(title -> surface.localToScene(title.box().centreX(), title.box().centreY()))
        .findFirst();
  }

  /// Whether everything is painted and no work runs.
  public boolean isSettled() {
    return !surface.isDirty() && !model.workingProperty().get();
  }

  /// Stops what runs in the background.
  public void close() {
    model.close();
  }

  private Bounds inScene(Box world) {
    Box box = model.camera().viewport().toScreen(world);
    return surface.localToScene(new BoundingBox(box.x(), box.y(), box.width(), box.height()));
  }

  private void resized() {
    model.camera().resize(surface.getWidth(), surface.getHeight());
  }

  private void clipToBounds() {
    javafx.scene.shape.Rectangle clip = new javafx.scene.shape.Rectangle();
    clip.widthProperty().bind(widthProperty());
    clip.heightProperty().bind(heightProperty());
    setClip(clip);
  }

  private void paint(Paper paper) {
    Pen pen = new Pen(paper, model.camera().viewport(), fonts, surface::colourOf);
    DiagramPainter.paint(
        pen,
        model.scene(),
        model.backdrop(),
        model.focus()::fades,
        model.workspace().selectionProperty().get(),
        model.emphasis(),
        model.hoverProperty().get(),
        model.errorsProperty().get(),
        marks.get());
    GesturePainter.paint(pen, model.scene(), model.gestureProperty().get());
  }

  /// Tables that are let go here come to lie here.
  private void takeTables(MouseDragEvent event) {
    if (event.getGestureSource() instanceof TableSource source) {
      Point at = new Point(event.getX(), event.getY());
      onCards.place(source.tables(), model.camera().viewport().toWorld(at));
      requestFocus();
      event.consume();
    }
  }

  /// A line round the canvas while the keys are its own.
  private Region focusFrame() {
    Region frame = new Region();
    frame.getStyleClass().add("diagram-focus-frame");
    frame.setMouseTransparent(true);
    frame.visibleProperty().bind(focusVisibleProperty());
    return frame;
  }

  private Region hint() {
    Label title = new Label("Press T or double-click to create a table");
    title.getStyleClass().add("hint-title");
    VBox card = new VBox(title, new Label("or paste Prisma text, or write it in the code"));
    card.setId("diagram-hint");
    card.getStyleClass().add("diagram-hint");
    card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    card.setMouseTransparent(true);
    card.visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> model.isEmpty() && overlay.getChildren().isEmpty(),
                model.sceneProperty(),
                overlay.getChildren(),
                model.workspace().drawnProperty()));
    return card;
  }

  private Region stale() {
    Label chip = new Label();
    chip.setId("diagram-stale");
    chip.getStyleClass().add("diagram-stale");
    chip.setMouseTransparent(true);
    chip.visibleProperty().bind(model.workspace().staleProperty());
    chip.textProperty()
        .bind(Bindings.createStringBinding(this::staleText, model.workspace().snapshotProperty()));
    StackPane.setAlignment(chip, Pos.TOP_CENTER);
    StackPane.setMargin(chip, new javafx.geometry.Insets(12));
    return chip;
  }

  private String staleText() {
    long count =
        model.workspace().snapshot().analysis().diagnostics().stream()
            .filter(d -> d.isError() && d.code().isSyntax())
            .count();
    return "Code has "
        + (count == 1 ? "1 error" : count + " errors")
        + ", the diagram shows the last valid state";
  }

  /// The card of that name as it shows.
  Optional<Card> card(String name) {
    return model.scene().card(name);
  }
}
