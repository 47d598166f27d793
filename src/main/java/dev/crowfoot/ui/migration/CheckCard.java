// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import dev.crowfoot.app.migrations.Review;
import dev.crowfoot.app.migrations.Review.Finding;
import dev.crowfoot.app.migrations.WaysOut;
import dev.crowfoot.diff.Hazard;
import dev.crowfoot.diff.Severity;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.ui.control.Icons;
import dev.crowfoot.ui.control.Prose;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What a change would meet: how many rows, which, and the ways out. Closed, it says the first
/// only.
///
/// Ids: `check-` and the code; `check-toggle`, `check-examples`, `check-leave-out`, `check-fill`,
/// `check-fill-yes`, `check-fill-default`, `check-fill-problem`.
final class CheckCard extends VBox {
  private final MigrationViewModel migration;
  private final Finding finding;
  private final VBox body = new VBox(6);
  private final Button toggle;
  private final Consumer<Boolean> onToggle;

  /// @param onToggle told when somebody opens or closes it
  CheckCard(
      MigrationViewModel migration, Review review, Finding finding, Consumer<Boolean> onToggle) {
    super(6);
    this.migration = migration;
    this.finding = finding;
    this.onToggle = onToggle;
    Hazard hazard = finding.hazard();
    setId("check-" + hazard.code());
    getStyleClass().addAll("check", style());
    toggle =
        Icons.button(
            "check-toggle", Feather.CHEVRON_DOWN, "Examples and ways out", () -> toggleOpen());
    toggle.setFocusTraversable(true);
    toggle.setAccessibleText("Examples and ways out: " + hazard.reason());
    getChildren().add(top());
    if (finding.count().isPresent() && hazard.countsRows()) {
      Label count = new Label(counted(finding.count().getAsLong()));
      count.getStyleClass().addAll("small", "semibold", "check-indent");
      getChildren().add(count);
    }
    if (!finding.examples().isEmpty()) {
      Prose examples = new Prose(shown(), "small", "muted");
      examples.setId("check-examples");
      examples.getStyleClass().add("check-indent");
      body.getChildren().add(examples);
    }
    for (String way : WaysOut.of(finding)) {
      Prose words = new Prose(way, "small", "muted");
      HBox.setHgrow(words, Priority.ALWAYS);
      HBox line = new HBox(6, new Label("·"), words);
      line.getStyleClass().add("check-indent");
      body.getChildren().add(line);
    }
    finding.fillable().ifPresent(field -> body.getChildren().add(fill(field)));
    body.getChildren().add(actions(review));
    getChildren().add(body);
  }

  Finding finding() {
    return finding;
  }

  private HBox top() {
    Prose reason = new Prose(finding.hazard().reason());
    HBox.setHgrow(reason, Priority.ALWAYS);
    Label code = new Label(finding.hazard().code());
    code.getStyleClass().addAll("chip", style());
    code.setMinWidth(USE_PREF_SIZE);
    HBox top = new HBox(8, icon(), reason, code, toggle);
    top.setAlignment(Pos.TOP_LEFT);
    return top;
  }

  private void toggleOpen() {
    setOpen(!body.isVisible());
    onToggle.accept(body.isVisible());
  }

  void setOpen(boolean now) {
    body.setVisible(now);
    body.setManaged(now);
    toggle.setGraphic(Icons.of(now ? Feather.CHEVRON_UP : Feather.CHEVRON_DOWN, "icon-small"));
  }

  /// The first of the rows, by their keys; or the values that several rows share.
  private String shown() {
    String columns =
        finding
            .hazard()
            .question()
            .flatMap(Hazard.Question::examples)
            .map(e -> " `" + String.join(", ", e.columns()) + "`")
            .orElse("");
    boolean all =
        finding.count().isPresent() && finding.count().getAsLong() == finding.examples().size();
    return (finding.hazard().isOfSharedValues() ? "They share" : "By")
        + columns
        + ": "
        + String.join(", ", finding.examples())
        + (all || finding.examples().size() < Hazard.Examples.MOST ? "" : ", …");
  }

  /// Asks what the rows without a value get.
  private Node fill(FieldId field) {
    FillsViewModel fills = migration.fills();
    FillForm form =
        new FillForm(field, text -> fills.give(field, text))
            .orDefault(text -> fills.makeDefault(field, text));
    form.getStyleClass().add("check-indent");
    return form;
  }

  private Node actions(Review review) {
    Button leave = new Button("Leave this change out");
    leave.setId("check-leave-out");
    leave.setAccessibleText("Leave this change out: " + finding.hazard().reason());
    leave.setOnAction(_ -> migration.leaveOut(review, finding));
    HBox row = new HBox(8, leave);
    row.getStyleClass().add("check-indent");
    return row;
  }

  private static String counted(long rows) {
    return rows == 1 ? "1 row is concerned" : "%,d rows are concerned".formatted(rows);
  }

  private FontIcon icon() {
    return finding.needsConsent()
        ? Icons.of(Feather.ALERT_TRIANGLE, "icon-small", "icon-danger")
        : finding.hazard().severity() == Severity.LOCKS
            ? Icons.of(Feather.LOCK, "icon-small", "icon-warning")
            : Icons.of(Feather.ALERT_TRIANGLE, "icon-small", "icon-warning");
  }

  private String style() {
    return finding.needsConsent() ? "danger" : "warning";
  }
}
