// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.editor.geometry.Viewport;
import dev.crowfoot.editor.scene.Card;
import dev.crowfoot.editor.scene.DiagramScene;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What part of the diagram is in view, and how one goes elsewhere. As long as nobody has, it keeps
/// showing everything.
public final class Camera {
  private static final double MARGIN = 40;

  /// What the zoom bar needs at the bottom. The overview is away while everything is in view.
  private static final double ZOOM_BAR = 64;

  /// From this zoom on the rows of a card can be read.
  private static final double READABLE = 0.8;

  private final Supplier<DiagramScene> scene;
  private final Supplier<Box> bounds;
  private final ReadOnlyObjectWrapper<Viewport> viewport =
      new ReadOnlyObjectWrapper<>(Viewport.at100Percent(0, 0));

  /// Whether the view still shows what is followed, because nobody has gone elsewhere or changed
  /// anything.
  private boolean follows = true;

  /// The cards that are; none: everything is.
  private List<String> followed = List.of();

  private final ReadOnlyBooleanWrapper gliding = new ReadOnlyBooleanWrapper(false);
  private Motion motion = Motion.STILL;
  private Runnable stop = () -> {};
  private Runnable sized = () -> {};
  private Box room = Box.EMPTY;

  /// @param scene what there is to look at
  /// @param bounds of that, and of what lies behind it
  Camera(Supplier<DiagramScene> scene, Supplier<Box> bounds) {
    this.scene = scene;
    this.bounds = bounds;
  }

  /// Says how large the window will be, for as long as it has no size.
  void expect(Box size) {
    room = size;
  }

  public ReadOnlyObjectProperty<Viewport> viewportProperty() {
    return viewport.getReadOnlyProperty();
  }

  public Viewport viewport() {
    return viewport.get();
  }

  /// How it goes from place to place.
  void move(Motion how) {
    motion = how;
  }

  /// Whether it is on its way.
  ReadOnlyBooleanProperty glidingProperty() {
    return gliding.getReadOnlyProperty();
  }

  /// Leaves the view where it is from now on.
  void stopFollowing() {
    follows = false;
  }

  /// Shows what is followed anew, unless somebody went elsewhere.
  void followAll() {
    if (follows) {
      follow(followed);
    }
  }

  /// Shows some cards, also when they have come to other places or the window has another size,
  /// until somebody goes elsewhere. With none of them it is everything.
  public void follow(Collection<String> cards) {
    halt();
    follows = true;
    followed = List.copyOf(cards);
    viewport.set(viewOf(followed).orElseGet(this::allOf));
  }

  private Optional<Viewport> viewOf(Collection<String> cards) {
    List<Box> boxes =
        cards.stream().flatMap(c -> scene.get().card(c).stream()).map(Card::box).toList();
    return boxes.isEmpty()
        ? Optional.empty()
        : Optional.of(viewport.get().fitting(Box.around(boxes), MARGIN * 2));
  }

  void resize(double width, double height) {
    halt();
    boolean wasSized = isSized();
    viewport.set(viewport.get().resizedRoundMiddle(width, height));
    if (width > 0 && height > 0) {
      followAll();
    }
    if (!wasSized && isSized()) {
      sized.run();
    }
  }

  /// What is done when the window has got its size.
  void whenSized(Runnable action) {
    sized = action;
  }

  private boolean isSized() {
    return isLarge(viewport.get().width(), viewport.get().height());
  }

  private static boolean isLarge(double width, double height) {
    return width >= 50 && height >= 50;
  }

  void pan(double dx, double dy) {
    show(viewport.get().pannedBy(dx, dy));
  }

  void zoomBy(double factor, Point screen) {
    zoomTo(viewport.get().zoom() * factor, screen);
  }

  /// Zooms round a place of the window.
  void zoomTo(double zoom, Point screen) {
    show(viewport.get().zoomedTo(zoom, screen));
  }

  /// Zooms round the middle of the window.
  public void zoomTo(double zoom) {
    zoomTo(zoom, middle());
  }

  /// The proportion of what a diagram that is shown whole fills, within reason.
  double aspect() {
    Viewport view = viewport.get();
    if (isSized()) {
      return aspect(view.width(), view.height());
    }
    return isLarge(room.width(), room.height()) ? aspect(room.width(), room.height()) : 1.5;
  }

  private static double aspect(double width, double height) {
    return Math.clamp(width / Math.max(1, height - ZOOM_BAR), 0.8, 2.2);
  }

  /// Goes on a smooth way to a card, so far below the middle as a share of the window's height.
  void glideTo(String card, double lower) {
    double zoom = Math.max(viewport.get().zoom(), READABLE);
    scene
        .get()
        .card(card)
        .map(c -> viewport.get().centredOn(c.box(), zoom))
        .ifPresent(view -> glideTo(view.pannedBy(0, view.height() * lower)));
  }

  Point middle() {
    return new Point(viewport.get().width() / 2, viewport.get().height() / 2);
  }

  /// Shows the whole diagram.
  public void fitAll() {
    follow(List.of());
  }

  /// Like [#fitAll], on a smooth way.
  public void glideToAll() {
    glideTo(allOf());
    follows = true;
    followed = List.of();
  }

  private Viewport allOf() {
    return viewport.get().fittingAbove(bounds.get(), MARGIN, ZOOM_BAR);
  }

  /// Goes to a card on a smooth way; it comes to the middle, at a zoom that lets it be read.
  public void glideTo(String card) {
    glideTo(card, 0);
  }

  /// Goes on a smooth way to where something else is in view. Whatever moves the view meanwhile
  /// ends this.
  public void glideTo(Viewport target) {
    halt();
    follows = false;
    Viewport from = viewport.get();
    gliding.set(true);
    stop =
        motion.play(
            share -> {
              viewport.set(share >= 1 ? target : from.towards(target, share));
              if (share >= 1) {
                gliding.set(false);
              }
            });
  }

  private void halt() {
    stop.run();
    stop = () -> {};
    gliding.set(false);
  }

  /// Shows the part of the diagram that was seen before, in a window that may have changed its
  /// size.
  void returnTo(Viewport before) {
    show(fitted(before));
  }

  /// Like [#returnTo(Viewport)], on a smooth way.
  void glideBackTo(Viewport before) {
    glideTo(fitted(before));
  }

  private Viewport fitted(Viewport before) {
    Viewport now = viewport.get();
    return before.resizedRoundMiddle(now.width(), now.height());
  }

  /// Shows some cards, or all when there are none.
  public void fit(Collection<String> cards) {
    viewOf(cards).ifPresentOrElse(this::glideTo, this::glideToAll);
  }

  /// Brings a card to the middle, at a zoom that lets it be read.
  public void centreOn(String card) {
    double zoom = Math.max(viewport.get().zoom(), READABLE);
    scene.get().card(card).ifPresent(c -> show(viewport.get().centredOn(c.box(), zoom)));
  }

  /// Moves just as far as it takes to have a box in view.
  void reveal(Box box) {
    Box seen = viewport.get().visible().grown(-MARGIN / viewport.get().zoom());
    double dx = outside(box.x(), box.right(), seen.x(), seen.right());
    double dy = outside(box.y(), box.bottom(), seen.y(), seen.bottom());
    if (dx != 0 || dy != 0) {
      pan(-dx * viewport.get().zoom(), -dy * viewport.get().zoom());
    }
  }

  /// How far a stretch reaches out of another; its beginning comes first where it is longer.
  private static double outside(double from, double to, double start, double end) {
    return from < start || to - from > end - start ? from - start : Math.max(0, to - end);
  }

  void centreOn(Point world) {
    Box place = new Box(world.x(), world.y(), 0, 0);
    show(viewport.get().centredOn(place, viewport.get().zoom()));
  }

  /// Like [#centreOn(Point)], on a smooth way.
  void glideTo(Point world) {
    Box place = new Box(world.x(), world.y(), 0, 0);
    glideTo(viewport.get().centredOn(place, viewport.get().zoom()));
  }

  private void show(Viewport next) {
    halt();
    follows = false;
    viewport.set(next);
  }
}
