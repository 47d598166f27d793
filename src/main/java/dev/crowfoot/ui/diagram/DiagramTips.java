// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.editor.gesture.Gesture;
import dev.crowfoot.editor.scene.Card;
import dev.crowfoot.editor.scene.CardRow;
import dev.crowfoot.editor.scene.Edge;
import dev.crowfoot.editor.scene.Hit;
import dev.crowfoot.model.FieldId;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;

/// The words beside the pointer: what a line means, what a shortened name is in full, and what a
/// line that is being drawn will write.
final class DiagramTips {
  private static final double OFFSET = 16;

  private final DiagramViewModel model;
  private final DiagramEditing editing;
  private final Label tip = new Label();
  private final Label ghost = new Label();

  DiagramTips(DiagramViewModel model, DiagramEditing editing, Pane layer) {
    this.model = model;
    this.editing = editing;
    tip.setId("diagram-tip");
    tip.getStyleClass().add("diagram-tip");
    ghost.setId("diagram-ghost");
    ghost.getStyleClass().add("diagram-ghost");
    for (Label label : new Label[] {tip, ghost}) {
      label.setMouseTransparent(true);
      label.setVisible(false);
      layer.getChildren().add(label);
    }
  }

  /// Follows the pointer.
  void update(Point screen) {
    boolean drawing = model.gestureProperty().get() instanceof Gesture.DrawingRelation;
    show(ghost, drawing ? ghostText() : Optional.empty(), screen);
    show(tip, drawing ? Optional.empty() : tipText(), screen);
  }

  private Optional<String> ghostText() {
    return model.gestureProperty().get() instanceof Gesture.DrawingRelation drawing
        ? editing.preview(drawing)
        : Optional.empty();
  }

  private Optional<String> tipText() {
    return switch (model.hoverProperty().get()) {
      case Hit.OnEdge edge -> model.scene().edge(edge.relation()).map(Edge::summary);
      case Hit.Header header ->
          model
              .scene()
              .card(header.card())
              .filter(c -> !c.title().equals(c.name()))
              .map(Card::name);
      case Hit.Row row -> shortened(row.field());
      case Hit.RowType type -> shortened(type.field());
      case Hit.Empty _, Hit.Port _, Hit.More _, Hit.AddRow _, Hit.Body _ -> Optional.empty();
      case Hit.AreaTitle _, Hit.OnNote _, Hit.NoteCorner _ -> Optional.empty();
    };
  }

  private Optional<String> shortened(FieldId field) {
    return model
        .scene()
        .card(field.model())
        .flatMap(c -> c.row(field.field()))
        .filter(r -> r.label().endsWith("…") || r.type().endsWith("…"))
        .map(CardRow::id)
        .map(id -> id.field() + " " + typeOf(id));
  }

  private String typeOf(FieldId id) {
    return model
        .workspace()
        .drawnProperty()
        .get()
        .model(id.model())
        .flatMap(m -> m.scalarField(id.field()))
        .map(f -> f.type().word() + f.arity().suffix())
        .orElse("");
  }

  private void show(Label label, Optional<String> text, Point screen) {
    label.setVisible(text.isPresent());
    if (text.isEmpty()) {
      return;
    }
    label.setText(text.get());
    label.applyCss();
    label.autosize();
    double width = label.getWidth();
    double height = label.getHeight();
    double x = Math.min(screen.x() + OFFSET, model.camera().viewport().width() - width - 8);
    double below = screen.y() + OFFSET;
    double y =
        below + height > model.camera().viewport().height() ? screen.y() - OFFSET - height : below;
    label.relocate(Math.rint(Math.max(8, x)), Math.rint(y));
  }
}
