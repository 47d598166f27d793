// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import dev.crowfoot.ui.control.Icons;
import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/// Zoom, fit and arrange, at the bottom left of the canvas.
final class ZoomBar extends HBox {
  private static final double STEP = 1.25;

  ZoomBar(DiagramViewModel model, DiagramView view) {
    getStyleClass().addAll("diagram-float", "diagram-zoom-bar");
    Button text = new Button();
    text.setId("zoom-text");
    text.getStyleClass().add("zoom-text");
    text.setFocusTraversable(false);
    text.setTooltip(new Tooltip("Show at 100 % (Ctrl+0)"));
    text.setOnAction(_ -> model.camera().zoomTo(1));
    text.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> Math.round(model.camera().viewport().zoom() * 100) + " %",
                model.camera().viewportProperty()));
    ProgressIndicator busy = new ProgressIndicator();
    busy.setPrefSize(16, 16);
    busy.visibleProperty().bind(model.arrangingProperty());
    busy.managedProperty().bind(busy.visibleProperty());
    getChildren()
        .addAll(
            Icons.button(
                "zoom-out",
                Feather.MINUS,
                "Zoom out (-)",
                () -> model.camera().zoomBy(1 / STEP, model.camera().middle())),
            text,
            Icons.button(
                "zoom-in",
                Feather.PLUS,
                "Zoom in (+)",
                () -> model.camera().zoomBy(STEP, model.camera().middle())),
            line(),
            Icons.button("zoom-fit", Feather.MAXIMIZE, "Show all (Shift+1)", view::fitAll),
            Icons.button("zoom-arrange", Feather.SHARE_2, "Arrange (A)", view::arrange),
            busy);
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    StackPane.setAlignment(this, Pos.BOTTOM_LEFT);
    StackPane.setMargin(this, new Insets(12));
  }

  private static Region line() {
    Region line = new Region();
    line.getStyleClass().add("separator-line");
    return line;
  }
}
