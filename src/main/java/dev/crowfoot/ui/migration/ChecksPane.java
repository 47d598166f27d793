// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import dev.crowfoot.app.migrations.Backfill;
import dev.crowfoot.app.migrations.Outlook;
import dev.crowfoot.app.migrations.Review;
import dev.crowfoot.app.migrations.Review.Finding;
import dev.crowfoot.app.migrations.WaysOut;
import dev.crowfoot.diff.Hazard;
import dev.crowfoot.diff.Severity;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.ui.control.Icons;
import dev.crowfoot.ui.control.Prose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What the changes would meet in the database, with the ways out, and how they will run.
///
/// Ids: `review-checks`, `review-checks-clear`, `review-outlook`; a check's are `check-` and its
/// code, the button that leaves its change out `check-leave-out`, and where rows can be given a
/// value `check-fill`, `check-fill-yes`, `check-fill-default`, `check-fill-problem`,
/// `check-unfill`.
final class ChecksPane extends VBox {
  private final MigrationViewModel migration;
  private final Label heading = new Label();
  private final VBox content = new VBox();

  ChecksPane(MigrationViewModel migration) {
    this.migration = migration;
    setId("review-checks");
    getStyleClass().add("checks");
    heading.getStyleClass().add("heading");
    HBox head = new HBox(heading);
    head.getStyleClass().add("review-head");
    content.getStyleClass().add("checks-content");
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    setMinWidth(220);
    getChildren().setAll(head, scroll);
  }

  void show(ReviewState.Known known) {
    Review review = known.review();
    boolean asked = migration.isConnected();
    heading.setText(asked ? "Checks against " + migration.target() : "Checks");
    List<Finding> open = review.findings().stream().filter(f -> !f.isHarmless()).toList();
    List<Node> nodes = new ArrayList<>();
    if (!asked && !review.findings().isEmpty()) {
      nodes.add(
          note(
              Icons.of(Feather.INFO, "icon-small"),
              "Not connected, so nobody knows how many rows are concerned.",
              "review-checks-offline"));
    }
    open.forEach(f -> nodes.add(card(review, f)));
    migration.fills().given().forEach(f -> nodes.add(given(f)));
    if (open.isEmpty()) {
      nodes.add(
          note(
              Icons.of(Feather.CHECK_CIRCLE, "icon-small", "icon-success"),
              clear(review.findings().size()),
              "review-checks-clear"));
    } else if (open.size() < review.findings().size()) {
      int clear = review.findings().size() - open.size();
      nodes.add(
          note(
              Icons.of(Feather.CHECK_CIRCLE, "icon-small", "icon-success"),
              clear == 1 ? "1 other check met no row." : clear + " other checks met no row.",
              "review-checks-clear"));
    }
    known.outlook().ifPresent(o -> nodes.add(outlook(o)));
    content.getChildren().setAll(nodes);
  }

  private static String clear(int checks) {
    return switch (checks) {
      case 0 -> "Nothing here can hurt a row.";
      case 1 -> "1 check, and it met no row.";
      default -> checks + " checks, and none met a row.";
    };
  }

  private Node card(Review review, Finding finding) {
    Hazard hazard = finding.hazard();
    Prose reason = new Prose(hazard.reason());
    HBox.setHgrow(reason, Priority.ALWAYS);
    Label code = new Label(hazard.code());
    code.getStyleClass().addAll("chip", style(finding));
    code.setMinWidth(USE_PREF_SIZE);
    HBox top = new HBox(8, icon(finding), reason, code);
    top.setAlignment(Pos.TOP_LEFT);
    VBox card = new VBox(6, top);
    card.setId("check-" + hazard.code());
    card.getStyleClass().addAll("check", style(finding));
    if (finding.count().isPresent() && hazard.countsRows()) {
      Label count = new Label(counted(finding.count().getAsLong()));
      count.getStyleClass().addAll("small", "semibold", "check-indent");
      card.getChildren().add(count);
    }
    if (!finding.examples().isEmpty()) {
      Prose examples = new Prose(shown(finding), "small", "muted");
      examples.setId("check-examples");
      examples.getStyleClass().add("check-indent");
      card.getChildren().add(examples);
    }
    for (String way : WaysOut.of(finding)) {
      Prose words = new Prose(way, "small", "muted");
      HBox.setHgrow(words, Priority.ALWAYS);
      HBox line = new HBox(6, new Label("·"), words);
      line.getStyleClass().add("check-indent");
      card.getChildren().add(line);
    }
    finding.fillable().ifPresent(field -> card.getChildren().add(fill(field)));
    card.getChildren().add(actions(review, finding));
    return card;
  }

  /// The first of the rows, by their keys; or the values that several rows share.
  private static String shown(Finding finding) {
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
    TextField value = new TextField();
    value.setId("check-fill");
    value.setPromptText("Value for rows without " + field.field());
    value.setAccessibleText("Value for rows without `" + field + "`");
    Button give = new Button("Fill rows");
    give.setId("check-fill-yes");
    give.setTooltip(new Tooltip("The rows that have none get it, once, in this migration"));
    Button makeDefault = new Button("Make it the default");
    makeDefault.setId("check-fill-default");
    makeDefault.setTooltip(
        new Tooltip("Writes `@default(…)` into the schema: rows to come get it too"));
    for (Button button : List.of(give, makeDefault)) {
      button.setMinWidth(USE_PREF_SIZE);
      button.disableProperty().bind(value.textProperty().isEmpty());
    }
    Prose problem = new Prose("", "small", "danger-text");
    problem.setId("check-fill-problem");
    problem.setManaged(false);
    Consumer<Optional<String>> say =
        words -> {
          problem.setWords(words.orElse(""));
          problem.setManaged(words.isPresent());
        };
    FillsViewModel fills = migration.fills();
    value.setOnAction(_ -> say.accept(fills.give(field, value.getText())));
    give.setOnAction(_ -> say.accept(fills.give(field, value.getText())));
    makeDefault.setOnAction(_ -> say.accept(fills.makeDefault(field, value.getText())));
    VBox box = new VBox(6, value, problem, new HBox(8, give, makeDefault));
    box.getStyleClass().add("check-indent");
    return box;
  }

  /// What was said that rows get, and the way to take it back.
  private Node given(Backfill fill) {
    Prose words =
        new Prose("Rows without `%s` get `%s`.".formatted(fill.field(), fill.text()), "small");
    HBox.setHgrow(words, Priority.ALWAYS);
    Button back = new Button("Take back");
    back.setId("check-unfill");
    back.getStyleClass().add("small");
    back.setMinWidth(USE_PREF_SIZE);
    back.setOnAction(_ -> migration.fills().takeBack(fill.field()));
    HBox row = new HBox(8, Icons.of(Feather.EDIT_3, "icon-small", "icon-success"), words, back);
    row.setAlignment(Pos.CENTER_LEFT);
    row.setFillHeight(false);
    return row;
  }

  private Node actions(Review review, Finding finding) {
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

  private static FontIcon icon(Finding finding) {
    return finding.needsConsent()
        ? Icons.of(Feather.ALERT_TRIANGLE, "icon-small", "icon-danger")
        : finding.hazard().severity() == Severity.LOCKS
            ? Icons.of(Feather.LOCK, "icon-small", "icon-warning")
            : Icons.of(Feather.ALERT_TRIANGLE, "icon-small", "icon-warning");
  }

  private static String style(Finding finding) {
    return finding.needsConsent() ? "danger" : "warning";
  }

  private static Node note(FontIcon icon, String words, String id) {
    Prose prose = new Prose(words, "muted");
    HBox.setHgrow(prose, Priority.ALWAYS);
    HBox note = new HBox(8, icon, prose);
    note.setId(id);
    note.getStyleClass().add("check-note");
    return note;
  }

  private static Node outlook(Outlook outlook) {
    VBox box = new VBox(8);
    box.setId("review-outlook");
    box.getStyleClass().add("outlook");
    Label title = new Label("How it runs");
    title.getStyleClass().add("section-title");
    box.getChildren().add(title);
    for (Outlook.Fact fact : outlook.facts()) {
      Prose words = new Prose(fact.sentence(), "small");
      HBox.setHgrow(words, Priority.ALWAYS);
      box.getChildren().add(new HBox(8, Icons.of(icon(fact.topic()), "icon-small"), words));
    }
    return box;
  }

  private static Feather icon(Outlook.Topic topic) {
    return switch (topic) {
      case ROWS -> Feather.GRID;
      case LOCKS -> Feather.LOCK;
      case REBUILD -> Feather.REFRESH_CW;
      case ORDER -> Feather.LINK_2;
      case TRANSACTION -> Feather.LAYERS;
      case BACKUP -> Feather.ARCHIVE;
    };
  }
}
