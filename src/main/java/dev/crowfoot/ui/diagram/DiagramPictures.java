// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import dev.crowfoot.editor.Layout;
import dev.crowfoot.editor.Perspective;
import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.paint.Picture;
import dev.crowfoot.editor.scene.Card;
import dev.crowfoot.editor.scene.DiagramScene;
import dev.crowfoot.editor.scene.Excerpt;
import dev.crowfoot.editor.scene.TextMeasure;
import dev.crowfoot.model.Schema;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/// The canvas as it is to be kept elsewhere: the shown view, a part of it, as a picture or as a
/// schema.
public final class DiagramPictures {
  private final DiagramViewModel model;
  private final TextMeasure measure;

  /// How much of the canvas.
  public enum Part {
    ALL("Whole view"),
    SELECTION("Selection"),
    VISIBLE("What shows");

    private final String title;

    Part(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  public DiagramPictures(DiagramViewModel model, TextMeasure measure) {
    this.model = model;
    this.measure = measure;
  }

  /// Whether any card is selected.
  public boolean hasSelection() {
    return !model.selectedCards().isEmpty();
  }

  /// The selection, or everything when nothing is selected.
  public Part wished() {
    return hasSelection() ? Part.SELECTION : Part.ALL;
  }

  /// A picture of the canvas as it is now. Making it takes a while, on whatever thread.
  public Callable<Picture> picture(Part part) {
    DiagramScene now = model.context().scene();
    Layout layout = model.views().layout();
    Set<String> cards = model.selectedCards();
    Box visible = model.camera().viewport().visible();
    return () -> {
      DiagramScene scene = now.finished(measure);
      return switch (part) {
        case ALL -> Picture.whole(scene, layout, measure);
        case SELECTION -> Picture.some(scene, cards, layout, measure);
        case VISIBLE -> Picture.part(scene, layout, measure, visible);
      };
    };
  }

  /// The tables of a part, and the relations among them.
  public Schema schema(Part part) {
    Schema shown = model.views().excerpt();
    return switch (part) {
      case ALL -> shown;
      case SELECTION -> Excerpt.of(shown, Perspective.of(model.selectedCards()));
      case VISIBLE -> Excerpt.of(shown, Perspective.of(visibleCards()));
    };
  }

  private Set<String> visibleCards() {
    return model.context().scene().cardsIn(model.camera().viewport().visible()).stream()
        .map(Card::name)
        .collect(Collectors.toSet());
  }
}
