// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import dev.crowfoot.app.migrations.Review;
import dev.crowfoot.migration.Step;
import dev.crowfoot.ui.control.WhenSeen;
import java.util.Objects;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.StackPane;

/// The plan in a few lines, for the bottom panel.
///
/// Ids: `plan`, `plan-changes`.
public final class PlanView extends StackPane {
  private final MigrationViewModel migration;
  private final ListView<Step> steps = new ListView<>();
  private final Label words = new Label();

  public PlanView(MigrationViewModel migration) {
    this.migration = migration;
    setId("plan");
    getStyleClass().add("migration");
    getStylesheets()
        .add(Objects.requireNonNull(getClass().getResource("migration.css")).toExternalForm());
    steps.setId("plan-changes");
    steps.setCellFactory(
        _ -> new StepCell(() -> ((ReviewState.Known) migration.reviewProperty().get()).review()));
    words.getStyleClass().add("muted");
    words.setWrapText(true);
    getChildren().setAll(steps, words);
    WhenSeen seen = new WhenSeen(this, this::show);
    migration.reviewProperty().subscribe(_ -> seen.changed());
  }

  private void show() {
    boolean list = false;
    switch (migration.reviewProperty().get()) {
      case ReviewState.Looking _ -> words.setText("Comparing…");
      case ReviewState.Unclear(var failure) -> words.setText(failure.getMessage());
      case ReviewState.Known known -> {
        Review review = known.review();
        list = !review.isEmpty();
        words.setText("Nothing to migrate.");
        steps.getItems().setAll(review.shown().steps());
      }
    }
    steps.setVisible(list);
    words.setVisible(!list);
  }
}
