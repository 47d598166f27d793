// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import dev.crowfoot.app.migrations.Review;
import dev.crowfoot.app.migrations.Review.Finding;
import dev.crowfoot.migration.Step;
import dev.crowfoot.ui.control.Icons;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A change: its sign, what it is, how bad it is here, and why.
final class StepCell extends ListCell<Step> {
  private final Supplier<Review> review;

  StepCell(Supplier<Review> review) {
    this.review = review;
    getStyleClass().add("step-cell");
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(Step step, boolean empty) {
    super.updateItem(step, empty);
    setText(null);
    setGraphic(empty || step == null ? null : content(step));
  }

  private VBox content(Step step) {
    Review known = review.get();
    char sign = step.title().isEmpty() ? '~' : step.title().charAt(0);
    Label title = new Label(step.title().length() > 2 ? step.title().substring(2) : step.title());
    title.getStyleClass().add("step-title");
    title.setWrapText(true);
    title.setMinHeight(Region.USE_PREF_SIZE);
    HBox.setHgrow(title, Priority.ALWAYS);
    title.setMaxWidth(Double.MAX_VALUE);
    Label pill = new Label();
    ChangeCell.show(pill, known.severity(step));
    HBox line = new HBox(8, icon(sign, step.title()), title, pill);
    line.setAlignment(Pos.TOP_LEFT);
    VBox box = new VBox(2, line);
    for (Finding finding : known.findings(step)) {
      if (!finding.isHarmless()) {
        box.getChildren().add(reason(finding));
      }
    }
    return box;
  }

  private static FontIcon icon(char sign, String title) {
    FontIcon icon =
        title.contains(" renamed to ")
            ? Icons.of(Feather.EDIT_2, "change-rename")
            : switch (sign) {
              case '+' -> Icons.of(Feather.PLUS, "change-add");
              case '-' -> Icons.of(Feather.MINUS, "change-drop");
              default -> Icons.of(Feather.EDIT_3, "change-alter");
            };
    icon.getStyleClass().add("icon-small");
    return icon;
  }

  private static Label reason(Finding finding) {
    Label reason = new Label(finding.found());
    reason.getStyleClass().addAll("small", "step-reason");
    reason.getStyleClass().add(finding.needsConsent() ? "danger-text" : "muted");
    reason.setWrapText(true);
    reason.setMinHeight(Region.USE_PREF_SIZE);
    return reason;
  }
}
