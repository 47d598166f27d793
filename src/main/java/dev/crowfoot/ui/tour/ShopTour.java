// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.tour;

import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.ui.OpenProject;
import dev.crowfoot.ui.StudioWindow;
import dev.crowfoot.ui.theme.Theme;
import dev.crowfoot.ui.tour.Hand.TourFailed;
import dev.crowfoot.ui.tour.Tour.Step;
import java.util.List;

/// What the tour does, step by step.
final class ShopTour {
  private final Hand hand;
  private final StudioWindow window;
  private final ProjectFiles project;

  ShopTour(Hand hand, StudioWindow window, ProjectFiles project) {
    this.hand = hand;
    this.window = window;
    this.project = project;
  }

  List<Step> steps() {
    return List.of(
        new Step("start", "the start page", () -> hand.find("#start-page")),
        new Step("open", "open the sample shop", this::open),
        new Step("dark", "the same in the dark", () -> Hand.act(() -> window.use(Theme.DARK))));
  }

  private void open() {
    Hand.act(() -> window.open(project.schema()));
    hand.until("the project is open", () -> window.project().isPresent());
    hand.find("#studio");
    int models = Hand.on(() -> open(window).workspace().drawnProperty().get().models().size());
    check(models >= 12, "the shop should have at least 12 models, not " + models);
  }

  private static OpenProject open(StudioWindow window) {
    return window.project().orElseThrow(() -> new TourFailed("no project is open"));
  }

  private static void check(boolean isSo, String otherwise) {
    if (!isSo) {
      throw new TourFailed(otherwise);
    }
  }
}
