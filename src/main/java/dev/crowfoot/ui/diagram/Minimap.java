// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.editor.geometry.Viewport;
import dev.crowfoot.editor.paint.Paper;
import dev.crowfoot.editor.paint.Pen;
import dev.crowfoot.editor.paint.Tint;
import dev.crowfoot.editor.scene.Backdrop.AreaShape;
import dev.crowfoot.editor.scene.Card;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The whole diagram in a corner, with a frame round what shows. Pressing and dragging moves the
/// view. As long as nobody has shown or hidden it, it is there while something is out of view.
final class Minimap extends StackPane {
  private static final double WIDTH = 180;
  private static final double HEIGHT = 120;
  private static final double MARGIN = 8;

  private final DiagramViewModel model;
  private final FontMeasure fonts;

  /// The cards, which are painted only when they changed; under the frame, which often moves.
  private final DiagramSurface cards;

  private final DiagramSurface surface;

  /// Whether it shows whatever is in view, or nothing when nobody has said.
  private Optional<Boolean> chosen = Optional.empty();

  Minimap(DiagramViewModel model, FontMeasure fonts) {
    this.model = model;
    this.fonts = fonts;
    cards = new DiagramSurface(this::paintCards, fonts, "diagram-map");
    surface = new DiagramSurface(this::paintFrame, fonts, "diagram-map");
    setId("minimap");
    getStyleClass().addAll("diagram-float", "diagram-minimap");
    setPrefSize(WIDTH, HEIGHT);
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    setAccessibleText("Overview of the diagram");
    StackPane.setMargin(this, new Insets(12));
    getChildren().addAll(cards, surface);
    managedProperty().bind(visibleProperty());
    model.sceneProperty().addListener((_, _, _) -> repaintUnlessMoving());
    model.backdropProperty().addListener((_, _, _) -> repaintUnlessMoving());
    model.camera().viewportProperty().addListener((_, _, _) -> follow());
    addEventHandler(MouseEvent.MOUSE_PRESSED, event -> go(event, model.camera()::glideTo));
    addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> go(event, model.camera()::centreOn));
    addEventHandler(MouseEvent.MOUSE_RELEASED, MouseEvent::consume);
  }

  /// Hides it when it shows, and the other way round.
  void toggle() {
    chosen = Optional.of(!isVisible());
    follow();
  }

  private void follow() {
    setVisible(chosen.orElseGet(this::isOfUse));
    surface.repaint();
  }

  private boolean isOfUse() {
    Box visible = model.camera().viewport().visible();
    Box all = all();
    boolean isInView =
        visible.contains(new Point(all.x(), all.y()))
            && visible.contains(new Point(all.right(), all.bottom()));
    return all.width() > 0 && !isInView;
  }

  private void repaintUnlessMoving() {
    if (!model.scene().isMoving()) {
      cards.repaint();
      follow();
    }
  }

  private Box all() {
    return model.backdrop().boundsWith(model.scene().bounds(), model.scene().isEmpty());
  }

  private void go(MouseEvent event, Consumer<Point> move) {
    if (event.getButton() == MouseButton.PRIMARY) {
      Point world = view().toWorld(new Point(event.getX(), event.getY()));
      move.accept(world);
    }
    event.consume();
  }

  /// However large the diagram is, it is shown whole.
  private Viewport view() {
    Viewport window = Viewport.at100Percent(surface.getWidth(), surface.getHeight());
    Box all = all();
    double zoom =
        Math.min(
            (window.width() - 2 * MARGIN) / Math.max(1, all.width()),
            (window.height() - 2 * MARGIN) / Math.max(1, all.height()));
    return window.centredOn(all, Math.clamp(zoom, 1e-4, 1));
  }

  private void paintCards(Paper paper) {
    cards.clear();
    Pen pen = new Pen(paper, view(), fonts, cards::colourOf);
    for (AreaShape area : model.backdrop().areas()) {
      pen.fill(area.box(), pen.mixed(Tint.of(area.hue()), Tint.MINIMAP_BG, 0.25));
    }
    for (Card card : model.scene().cards()) {
      pen.fill(card.box(), pen.mixed(strip(card), Tint.MINIMAP_BG, 0.5));
    }
  }

  private void paintFrame(Paper paper) {
    surface.clear();
    Pen pen = new Pen(paper, view(), fonts, surface::colourOf);
    Box visible = model.camera().viewport().visible();
    pen.fill(visible, Tint.MARQUEE);
    pen.frame(visible, Tint.SELECTION);
  }

  private static Tint strip(Card card) {
    return switch (card.kind()) {
      case TABLE -> Tint.MINIMAP_CARD;
      case VIEW -> Tint.VIEW_STRIP;
      case ENUM -> Tint.ENUM_STRIP;
      case TYPE -> Tint.TYPE_STRIP;
    };
  }
}
