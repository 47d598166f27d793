// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import dev.crowfoot.editor.Selection;
import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.gesture.Alignment;
import dev.crowfoot.editor.gesture.Gesture;
import dev.crowfoot.editor.scene.Card;
import dev.crowfoot.ui.action.Action;
import dev.crowfoot.ui.control.Icons;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/// A small bar above several selected cards, to bring them into line. It keeps away while something
/// is dragged.
///
/// Ids: `selection-bar`, and `align-left`, `align-across`, … after the alignments.
final class SelectionBar extends HBox {
  private static final double ABOVE = 12;

  private final DiagramViewModel model;

  SelectionBar(DiagramViewModel model, CanvasActions actions, Pane layer) {
    this.model = model;
    setId("selection-bar");
    getStyleClass().addAll("diagram-float", "selection-bar");
    for (Alignment alignment : Alignment.values()) {
      getChildren().add(button(alignment, actions));
      if (alignment == Alignment.RIGHT || alignment == Alignment.BOTTOM) {
        getChildren().add(line());
      }
    }
    layer.getChildren().add(this);
    setVisible(false);
    model.workspace().selectionProperty().addListener((_, _, _) -> update());
    model.sceneProperty().addListener((_, _, _) -> update());
    model.gestureProperty().addListener((_, _, _) -> update());
    model.camera().viewportProperty().addListener((_, _, _) -> place());
  }

  private Button button(Alignment alignment, CanvasActions actions) {
    Action action = actions.align(alignment);
    String id = "align-" + alignment.name().toLowerCase(Locale.ROOT);
    Button button = Icons.button(id, icon(alignment), action.title(), action::run);
    button.setUserData(action);
    button.getGraphic().setRotate(isUpright(alignment) ? 90 : 0);
    return button;
  }

  private static Feather icon(Alignment alignment) {
    return switch (alignment) {
      case LEFT, TOP -> Feather.ALIGN_LEFT;
      case CENTRE, MIDDLE -> Feather.ALIGN_CENTER;
      case RIGHT, BOTTOM -> Feather.ALIGN_RIGHT;
      case ACROSS, DOWN -> Feather.COLUMNS;
    };
  }

  /// The same sign lying on its side.
  private static boolean isUpright(Alignment alignment) {
    return switch (alignment) {
      case TOP, MIDDLE, BOTTOM, DOWN -> true;
      case LEFT, CENTRE, RIGHT, ACROSS -> false;
    };
  }

  private static Region line() {
    Region line = new Region();
    line.getStyleClass().add("separator-line");
    return line;
  }

  private void update() {
    boolean several =
        model.workspace().selectionProperty().get() instanceof Selection.Cards cards
            && cards.names().size() > 1;
    boolean rests = model.gestureProperty().get() instanceof Gesture.Idle;
    setVisible(several && rests);
    if (isVisible()) {
      getChildren().stream()
          .filter(node -> node.getUserData() instanceof Action)
          .forEach(
              node -> node.setDisable(!((Action) node.getUserData()).possible().getAsBoolean()));
      place();
    }
  }

  private void place() {
    if (!isVisible()) {
      return;
    }
    List<Box> boxes =
        model.selectedCards().stream()
            .flatMap(name -> model.scene().card(name).map(Card::box).stream())
            .toList();
    Box box = model.camera().viewport().toScreen(Box.around(boxes));
    applyCss();
    autosize();
    double most = Math.max(8, model.camera().viewport().width() - getWidth() - 8);
    double x = Math.clamp(box.centreX() - getWidth() / 2, 8, most);
    relocate(Math.rint(x), Math.rint(Math.max(8, box.y() - getHeight() - ABOVE)));
  }
}
