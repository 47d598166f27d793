// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui;

import dev.crowfoot.ui.diagram.ArrangeActions;
import dev.crowfoot.ui.diagram.DiagramView;
import dev.crowfoot.ui.search.Hit;
import java.util.List;
import javafx.beans.property.BooleanProperty;

/// What the search can do with the canvas.
final class DiagramCommands {
  private DiagramCommands() {}

  static List<Hit.OfCommand> of(DiagramView diagram) {
    ArrangeActions arrange = diagram.arranging();
    BooleanProperty reduced = diagram.reduceMotionProperty();
    return List.of(
        new Hit.OfCommand("Arrange all tables", "A", arrange::all),
        new Hit.OfCommand("Arrange the selected tables", "", arrange::selection),
        new Hit.OfCommand("Arrange only new tables", "", arrange::onlyNew),
        new Hit.OfCommand("Arrange by area", "", arrange::byArea),
        new Hit.OfCommand("Arrange from left to right", "", arrange::leftToRight),
        new Hit.OfCommand("Show the whole diagram", "Shift+1", diagram::fitAll),
        new Hit.OfCommand(
            "More or less motion on the canvas", "", () -> reduced.set(!reduced.get())));
  }
}
