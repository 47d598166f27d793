// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Layout;
import dev.crowfoot.editor.Layout.CardPosition;
import dev.crowfoot.editor.Selection;
import dev.crowfoot.editor.arrange.Arrangement;
import dev.crowfoot.editor.arrange.PlaceCards;
import dev.crowfoot.editor.arrange.Settled;
import dev.crowfoot.editor.arrange.Wish;
import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.editor.geometry.Viewport;
import dev.crowfoot.editor.gesture.Gesture;
import dev.crowfoot.editor.gesture.Gestures;
import dev.crowfoot.editor.gesture.Input;
import dev.crowfoot.editor.scene.Backdrop;
import dev.crowfoot.editor.scene.Backdrop.AreaShape;
import dev.crowfoot.editor.scene.Card;
import dev.crowfoot.editor.scene.DiagramScene;
import dev.crowfoot.editor.scene.Emphasis;
import dev.crowfoot.editor.scene.Excerpt;
import dev.crowfoot.editor.scene.Hit;
import dev.crowfoot.editor.scene.SceneOptions;
import dev.crowfoot.editor.scene.TextMeasure;
import dev.crowfoot.model.Schema;
import dev.crowfoot.ui.background.Background;
import dev.crowfoot.ui.workspace.WorkspaceViewModel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What the canvas shows and how it follows the workspace: the draw list, the part in view, what is
/// under the pointer, the gesture under way.
public final class DiagramViewModel {
  private final WorkspaceViewModel workspace;
  private final TextMeasure measure;
  private final ViewsViewModel views;

  private final ReadOnlyObjectWrapper<DiagramScene> scene =
      new ReadOnlyObjectWrapper<>(DiagramScene.EMPTY);
  private final ReadOnlyObjectWrapper<Backdrop> backdrop =
      new ReadOnlyObjectWrapper<>(Backdrop.NONE);
  private final ReadOnlyObjectWrapper<Hit> hover = new ReadOnlyObjectWrapper<>(new Hit.Empty());
  private final ReadOnlyObjectWrapper<Gesture> gesture =
      new ReadOnlyObjectWrapper<>(new Gesture.Idle());
  private final ReadOnlyObjectWrapper<Map<String, Integer>> errors =
      new ReadOnlyObjectWrapper<>(Map.of());

  private final ShownPlaces shown = new ShownPlaces();

  /// Where the views were left that are not shown.
  private final Map<String, Viewport> left = new HashMap<>();

  private final FocusViewModel focus = new FocusViewModel();
  private final Camera camera = new Camera(() -> settled(), () -> bounds());
  private final BooleanBinding working;

  private SceneOptions options = SceneOptions.DEFAULT;
  private final SceneKeeper keeper;
  private final Arranger arranger;
  private final FirstArrangement first;
  private final CardsGlide glide = new CardsGlide(this::showGesture);

  /// Of a canvas of which nobody knows how large it will be.
  ///
  /// @param measure how wide texts are in the canvas's fonts
  public DiagramViewModel(
      WorkspaceViewModel workspace, Background background, TextMeasure measure) {
    this(workspace, background, measure, Box.EMPTY);
  }

  /// @param room about how large the canvas will be
  DiagramViewModel(
      WorkspaceViewModel workspace, Background background, TextMeasure measure, Box room) {
    camera.expect(room);
    this.workspace = workspace;
    this.measure = measure;
    this.views = new ViewsViewModel(workspace);
    this.arranger = new Arranger(background, measure);
    this.keeper = new SceneKeeper(background, measure, this::showGesture);
    this.first = new FirstArrangement(arranger, shown, keeper, camera, this::refresh);
    working =
        keeper
            .routingProperty()
            .or(arranger.runningProperty())
            .or(glide.glidingProperty())
            .or(camera.glidingProperty());
    views.shownProperty().addListener((_, before, now) -> changeView(before, now));
    workspace.snapshotProperty().addListener((_, _, _) -> refresh());
    refresh();
  }

  public WorkspaceViewModel workspace() {
    return workspace;
  }

  /// The views of the schema, one of which is shown here.
  public ViewsViewModel views() {
    return views;
  }

  /// Shows all tables, hidden ones too.
  void showEverything() {
    views.showEverything();
    refresh();
  }

  /// Each view is come back to where it was left.
  private void changeView(String before, String now) {
    left.put(before, camera.viewport());
    shown.clear();
    keeper.clear();
    refresh();
    Viewport known = left.get(now);
    if (known == null) {
      camera.fitAll();
    } else {
      camera.returnTo(known);
    }
  }

  /// The draw list, with cards that are being moved where the pointer has them.
  public ReadOnlyObjectProperty<DiagramScene> sceneProperty() {
    return scene.getReadOnlyProperty();
  }

  public DiagramScene scene() {
    return scene.get();
  }

  /// What of the draw list lies behind the cards.
  public ReadOnlyObjectProperty<Backdrop> backdropProperty() {
    return backdrop.getReadOnlyProperty();
  }

  public Backdrop backdrop() {
    return backdrop.get();
  }

  /// Which cards step back, because others are looked at.
  public FocusViewModel focus() {
    return focus;
  }

  private Box bounds() {
    return backdrop.get().boundsWith(settled().bounds(), settled().isEmpty());
  }

  /// What part of the diagram is in view.
  public Camera camera() {
    return camera;
  }

  /// The scene before the present gesture moved anything.
  private DiagramScene settled() {
    return keeper.scene();
  }

  /// What lies under the pointer.
  public ReadOnlyObjectProperty<Hit> hoverProperty() {
    return hover.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Gesture> gestureProperty() {
    return gesture.getReadOnlyProperty();
  }

  /// Whether places or ways are being looked for in the background, or something is on its way.
  public BooleanBinding workingProperty() {
    return working;
  }

  /// Whether places are being looked for in the background.
  public ReadOnlyBooleanProperty arrangingProperty() {
    return arranger.runningProperty();
  }

  /// Which share of that is done.
  ReadOnlyDoubleProperty arrangingProgressProperty() {
    return arranger.progressProperty();
  }

  public Emphasis emphasis() {
    return Emphasis.of(scene.get(), workspace.selectionProperty().get(), hover.get());
  }

  /// How many errors the text of each card has.
  public ReadOnlyObjectProperty<Map<String, Integer>> errorsProperty() {
    return errors.getReadOnlyProperty();
  }

  /// Takes over what the workspace shows now.
  private void refresh() {
    Schema schema = views.excerpt();
    Layout layout = layout();
    Set<String> names = Excerpt.names(schema);
    List<String> homeless = names.stream().filter(n -> layout.card(n).isEmpty()).sorted().toList();
    errors.set(CardErrors.of(workspace.snapshot().analysis(), errors.get()));
    boolean nothingPlaced = homeless.size() == names.size() && names.size() > 1;
    if (nothingPlaced) {
      keeper.clear();
      first.begin(schema, options);
    } else if (!homeless.isEmpty()) {
      if (!shown.inherit(homeless, names, settled())) {
        DiagramScene raw = settled().sketched(schema, layout, options, measure);
        shown.addAll(Arrangement.beside(raw, homeless));
      }
      keeper.show(schema, layout(), options);
    } else {
      keeper.show(schema, layout, options);
    }
    showGesture();
  }

  /// The document's layout, completed by what is only shown.
  private Layout layout() {
    return shown.complete(views.layout());
  }

  /// Arranges cards in the background, as one undo step. Locked cards stay where they are.
  ///
  /// @param showAll whether the whole diagram is shown afterwards
  void arrange(Wish wish, boolean showAll) {
    Set<String> staying = new HashSet<>(wish.staying());
    staying.addAll(backdrop.get().locked());
    arranger.arrange(
        settled(),
        wish.keeping(staying),
        places -> {
          DiagramScene before = settled();
          execute(PlaceCards.arrange(places));
          glide.start(before, settled());
          showGesture();
          if (showAll) {
            camera.glideToAll();
          }
        });
  }

  /// Drops an arrangement that is being looked for.
  void cancelArranging() {
    arranger.cancel();
  }

  /// Everything goes from place to place like this.
  void animate(Motion how) {
    camera.move(how);
    glide.move(how);
  }

  /// The cards that nobody has placed yet.
  Set<String> unplaced() {
    return shown.missingIn(views.layout());
  }

  /// Does a command; cards keep the places they are shown at.
  public boolean execute(Command command) {
    camera.stopFollowing();
    return workspace.execute(views.here(new Settled(command, shownPlaces())));
  }

  /// Does a command that belongs to the same undo step as others with this key.
  public boolean execute(Command command, String merge) {
    camera.stopFollowing();
    return workspace.execute(views.here(new Settled(command, shownPlaces())), Optional.of(merge));
  }

  private Map<String, CardPosition> shownPlaces() {
    return shown.of(Excerpt.names(views.excerpt()));
  }

  /// Takes a step of the gesture under way.
  List<dev.crowfoot.editor.gesture.Effect> step(Input input) {
    Gestures.Step step = Gestures.step(gesture.get(), input, context());
    gesture.set(step.gesture());
    showGesture();
    return step.effects();
  }

  /// What gestures are judged by: the scene before the present one moved anything.
  Gestures.Context context() {
    return new Gestures.Context(
        settled(),
        backdrop.get(),
        camera.viewport(),
        workspace.selectionProperty().get(),
        focus::fades);
  }

  private void showGesture() {
    scene.set(
        switch (gesture.get()) {
          case Gesture.MovingCards m -> settled().withMoved(m.cards(), m.dx(), m.dy(), measure);
          case Gesture.MovingBend m -> settled().withBends(m.relation(), m.bends(), measure);
          default -> glide.of(settled(), measure);
        });
    Backdrop behind = Backdrop.of(scene.get(), views.layout(), measure);
    backdrop.set(
        gesture.get() instanceof Gesture.MovingNote note
            ? behind.note(note.id()).map(n -> behind.with(note.id(), note.moved(n))).orElse(behind)
            : behind);
  }

  void hover(Point screen) {
    hover.set(hitForHover(screen));
  }

  /// The `+` under a card counts only while its card is hovered, because it lies outside it.
  private Hit hitForHover(Point screen) {
    Hit hit = context().hit(screen);
    if (hit instanceof Hit.Empty || hit instanceof Hit.OnEdge) {
      Point world = camera.viewport().toWorld(screen);
      Optional<Card> before = scene.get().card(hover.get().card());
      if (before.isPresent() && Hit.addRowBox(before.get()).contains(world)) {
        return new Hit.AddRow(before.get().name());
      }
    }
    return hit;
  }

  void leave() {
    hover.set(new Hit.Empty());
  }

  /// Moves the given cards by so much, as one undo step; runs of nudging join.
  void move(Set<String> cards, double dx, double dy, Optional<String> merge) {
    Map<String, CardPosition> places = new HashMap<>();
    Set<String> movable = new HashSet<>(cards);
    movable.removeAll(backdrop.get().locked());
    for (String name : movable) {
      settled()
          .card(name)
          .ifPresent(c -> places.put(name, new CardPosition(c.box().x() + dx, c.box().y() + dy)));
    }
    if (places.isEmpty()) {
      return;
    }
    PlaceCards command = PlaceCards.move(places);
    merge.ifPresentOrElse(key -> execute(command, key), () -> execute(command));
  }

  /// The cards that are selected, with a row or a line also those they belong to.
  public Set<String> selectedCards() {
    return switch (workspace.selectionProperty().get()) {
      case Selection.Nothing _, Selection.OfNote _ -> Set.of();
      case Selection.OfArea area ->
          backdrop.get().area(area.name()).map(AreaShape::cards).orElse(Set.of());
      case Selection.Cards cards -> cards.names();
      case Selection.Row row -> Set.of(row.field().model());
      case Selection.Edge edge -> settled().edge(edge.field()).map(e -> e.cards()).orElse(Set.of());
    };
  }

  /// Shows relation fields as rows, or hides them.
  public void toggleRelationFields() {
    options = options.togglingRelationFields();
    refresh();
  }

  void unfold(String card) {
    options = options.toggling(card);
    refresh();
  }

  /// Whether the schema has nothing to draw.
  boolean isEmpty() {
    return Excerpt.names(workspace.drawnProperty().get()).isEmpty();
  }

  /// Shows what is selected, or all when nothing is.
  public void fitSelection() {
    camera.fit(selectedCards());
  }

  Document document() {
    return workspace.document();
  }

  /// Stops what runs in the background.
  public void close() {
    arranger.cancel();
    keeper.stop();
  }
}
