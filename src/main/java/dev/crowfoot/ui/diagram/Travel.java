// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import dev.crowfoot.editor.Layout;
import dev.crowfoot.editor.Selection;
import dev.crowfoot.editor.geometry.Viewport;
import dev.crowfoot.editor.view.CardCommand;
import dev.crowfoot.ui.control.Trail;
import java.util.Optional;
import java.util.Set;

/// Goes to cards and areas, and back to the places that were left; or has a look at them, after
/// which everything is as before.
public final class Travel {
  /// How far below the middle a card is looked at: the search lies above.
  private static final double LOWER = 0.22;

  /// A part of a view.
  private record Spot(String view, Viewport viewport) {}

  /// What there was before a look at something else.
  private record Before(Spot spot, Selection selection) {}

  private final DiagramViewModel model;
  private final Trail<Spot> trail = new Trail<>();
  private Optional<Before> before = Optional.empty();
  private Optional<Spot> origin = Optional.empty();

  Travel(DiagramViewModel model) {
    this.model = model;
  }

  /// Goes to a card: where the shown view lacks it, to that of all tables.
  public void goTo(String card) {
    depart();
    ViewsViewModel views = model.views();
    if (!views.perspective().shows(card)) {
      views.show(Layout.ALL);
    }
    if (!views.perspective().shows(card)) {
      model.execute(new CardCommand.Show(Set.of(card)));
    }
    model.focus().end();
    model.camera().glideTo(card);
  }

  /// Goes to an area.
  public void goToArea(String area) {
    depart();
    if (model.backdrop().area(area).isEmpty()) {
      model.views().show(Layout.ALL);
    }
    model.workspace().selectionProperty().set(new Selection.OfArea(area));
    model.fitSelection();
  }

  /// Goes to a view.
  public void goToView(String view) {
    depart();
    model.views().show(view);
  }

  /// Has a look at a card of the shown view.
  public void look(String card, Selection selection) {
    if (before.isEmpty()) {
      before = Optional.of(new Before(here(), model.workspace().selectionProperty().get()));
    }
    model.workspace().selectionProperty().set(selection);
    model.camera().glideTo(card, LOWER);
  }

  /// Ends a look: everything is as it was before.
  public void endLook() {
    before.ifPresent(
        what -> {
          before = Optional.empty();
          model.workspace().selectionProperty().set(what.selection());
          show(what.spot());
        });
  }

  /// Ends a look that was a good one: whoever goes on from here left from where the look began.
  public void endLookHere() {
    origin = before.map(Before::spot);
    before = Optional.empty();
  }

  private void depart() {
    trail.leave(origin.orElseGet(this::here));
    origin = Optional.empty();
  }

  /// Back to where one came from.
  ///
  /// @return whether there was such a place
  boolean back() {
    return go(trail.back(here()));
  }

  /// Forward to where one came back from.
  boolean forward() {
    return go(trail.forward(here()));
  }

  private boolean go(Optional<Spot> spot) {
    spot.ifPresent(this::show);
    return spot.isPresent();
  }

  private void show(Spot spot) {
    if (spot.view().equals(model.views().shownProperty().get())) {
      model.camera().glideBackTo(spot.viewport());
    } else {
      model.views().show(spot.view());
      model.camera().returnTo(spot.viewport());
    }
  }

  private Spot here() {
    return new Spot(model.views().shownProperty().get(), model.camera().viewport());
  }
}
