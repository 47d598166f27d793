// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import dev.crowfoot.editor.paint.Colour;
import dev.crowfoot.editor.paint.Paper;
import dev.crowfoot.editor.paint.Tint;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleableProperty;
import javafx.css.converter.PaintConverter;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import org.jspecify.annotations.Nullable;

/// A canvas that fills its region, takes its colours from style sheets, and paints at most once a
/// pulse, only when something changed.
final class DiagramSurface extends Region {
  /// Paints everything anew.
  @FunctionalInterface
  interface Painter {
    void paint(Paper paper);
  }

  private final Canvas canvas = new Canvas();
  private final Map<Tint, StyleableObjectProperty<Paint>> tints = new EnumMap<>(Tint.class);
  private final Map<Tint, Colour> colours = new EnumMap<>(Tint.class);
  private final Painter painter;
  private final CanvasPaper paper;
  private final Runnable onPulse = this::paintIfDirty;
  private boolean dirty = true;

  DiagramSurface(Painter painter, FontMeasure fonts, String styleClass) {
    this.painter = painter;
    this.paper = new CanvasPaper(canvas.getGraphicsContext2D(), fonts);
    getStyleClass().setAll("diagram-canvas", styleClass);
    getChildren().add(canvas);
    META_DATA.forEach(
        (tint, metaData) ->
            tints.put(
                tint,
                new SimpleStyleableObjectProperty<>(metaData, this, tint.property(), Color.GRAY) {
                  @Override
                  protected void invalidated() {
                    colours.remove(tint);
                    repaint();
                  }
                }));
    canvas.setMouseTransparent(true);
    widthProperty().addListener(_ -> resizeCanvas());
    heightProperty().addListener(_ -> resizeCanvas());
    sceneProperty().addListener((_, old, scene) -> follow(old, scene));
  }

  /// What a tint looks like in the present theme.
  Colour colourOf(Tint tint) {
    return colours.computeIfAbsent(tint, t -> colour(property(t).get()));
  }

  private static Colour colour(Paint paint) {
    Color c = paint instanceof Color plain ? plain : Color.GRAY;
    return new Colour(
        byteOf(c.getOpacity()) << 24
            | byteOf(c.getRed()) << 16
            | byteOf(c.getGreen()) << 8
            | byteOf(c.getBlue()));
  }

  private static int byteOf(double share) {
    return (int) Math.round(share * 255);
  }

  /// Makes everything transparent.
  void clear() {
    canvas.getGraphicsContext2D().clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
  }

  /// Has everything painted in the next pulse.
  void repaint() {
    if (!dirty) {
      dirty = true;
      Platform.requestNextPulse();
    }
  }

  /// Whether a repaint is due.
  boolean isDirty() {
    return dirty;
  }

  private void resizeCanvas() {
    canvas.setWidth(Math.ceil(getWidth()));
    canvas.setHeight(Math.ceil(getHeight()));
    repaint();
  }

  private void follow(@Nullable Scene old, @Nullable Scene scene) {
    if (old != null) {
      old.removePostLayoutPulseListener(onPulse);
    }
    if (scene != null) {
      scene.addPostLayoutPulseListener(onPulse);
      dirty = false;
      repaint();
    }
  }

  private void paintIfDirty() {
    if (dirty && canvas.getWidth() > 0 && canvas.getHeight() > 0) {
      dirty = false;
      painter.paint(paper);
    }
  }

  private static final Map<Tint, CssMetaData<DiagramSurface, Paint>> META_DATA = metaData();
  private static final List<CssMetaData<? extends Styleable, ?>> ALL_META_DATA = allMetaData();

  private static Map<Tint, CssMetaData<DiagramSurface, Paint>> metaData() {
    Map<Tint, CssMetaData<DiagramSurface, Paint>> result = new EnumMap<>(Tint.class);
    for (Tint tint : Tint.values()) {
      result.put(
          tint,
          new CssMetaData<>(tint.property(), PaintConverter.getInstance(), Color.GRAY) {
            @Override
            public boolean isSettable(DiagramSurface surface) {
              return true;
            }

            @Override
            public StyleableProperty<Paint> getStyleableProperty(DiagramSurface surface) {
              return surface.property(tint);
            }
          });
    }
    return result;
  }

  private StyleableObjectProperty<Paint> property(Tint tint) {
    StyleableObjectProperty<Paint> property = tints.get(tint);
    if (property == null) {
      throw new IllegalStateException("no property for " + tint);
    }
    return property;
  }

  private static List<CssMetaData<? extends Styleable, ?>> allMetaData() {
    List<CssMetaData<? extends Styleable, ?>> result =
        new ArrayList<>(Region.getClassCssMetaData());
    result.addAll(META_DATA.values());
    return List.copyOf(result);
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return ALL_META_DATA;
  }
}
