// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.control;

import javafx.beans.property.DoubleProperty;
import javafx.geometry.Side;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;

/// A part of the window beside the centre, with a grip on its inner edge that sets how much room it
/// takes. Hidden, it takes none.
public final class SidePanel extends BorderPane {
  private final Side side;
  private final DoubleProperty size;
  private final double least;
  private final double most;
  private double grabbedAt;
  private double sizeThen;

  /// @param side the edge of the window it lies at
  /// @param size its width, or its height at the bottom; set by dragging
  public SidePanel(Side side, DoubleProperty size, double least, double most, Node content) {
    this.side = side;
    this.size = size;
    this.least = least;
    this.most = most;
    getStyleClass().addAll("side-panel", side.name().toLowerCase(java.util.Locale.ROOT));
    managedProperty().bind(visibleProperty());
    if (isUpright()) {
      minWidthProperty().bind(size);
      maxWidthProperty().bind(size);
    } else {
      minHeightProperty().bind(size);
      maxHeightProperty().bind(size);
    }
    setCenter(content);
    place(grip());
  }

  private boolean isUpright() {
    return side.isVertical();
  }

  private Region grip() {
    Region grip = new Region();
    grip.getStyleClass().add("grip");
    grip.setCursor(isUpright() ? Cursor.H_RESIZE : Cursor.V_RESIZE);
    grip.setOnMousePressed(
        event -> {
          grabbedAt = position(event);
          sizeThen = size.get();
        });
    grip.setOnMouseDragged(
        event -> {
          double moved = position(event) - grabbedAt;
          size.set(Math.clamp(sizeThen + (side == Side.LEFT ? moved : -moved), least, most));
        });
    return grip;
  }

  private void place(Region grip) {
    switch (side) {
      case LEFT -> setRight(grip);
      case RIGHT -> setLeft(grip);
      case BOTTOM -> setTop(grip);
      case TOP -> setBottom(grip);
    }
  }

  private double position(MouseEvent event) {
    return isUpright() ? event.getScreenX() : event.getScreenY();
  }
}
