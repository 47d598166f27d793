// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.control;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/// A sentence on one line, cut off with an ellipsis where there is no room for all of it.
public final class ProseLine extends Region {
  private static final double LEAST = 40;

  private final Prose prose;
  private final Label ellipsis = new Label("…");
  private final Rectangle seen = new Rectangle();

  public ProseLine(String... styleClasses) {
    prose = new Prose("", styleClasses);
    prose.setClip(seen);
    getChildren().addAll(prose, ellipsis);
    setMinWidth(LEAST);
  }

  public void setWords(String sentence) {
    prose.setWords(sentence);
    setAccessibleText(sentence);
    requestLayout();
  }

  @Override
  protected double computePrefWidth(double height) {
    return Math.ceil(prose.prefWidth(-1));
  }

  @Override
  protected double computePrefHeight(double width) {
    return prose.prefHeight(-1);
  }

  @Override
  protected void layoutChildren() {
    double all = Math.ceil(prose.prefWidth(-1));
    boolean fits = all <= getWidth();
    ellipsis.setVisible(!fits);
    ellipsis.autosize();
    double room = fits ? all : Math.max(0, getWidth() - ellipsis.getWidth());
    double height = prose.prefHeight(-1);
    double top = Math.rint((getHeight() - height) / 2);
    prose.resizeRelocate(0, top, all, height);
    seen.setWidth(room);
    seen.setHeight(height);
    ellipsis.relocate(room, Math.rint((getHeight() - ellipsis.getHeight()) / 2));
  }
}
