// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import dev.crowfoot.adapter.liquibase.History;
import dev.crowfoot.app.migrations.MigrationStatus;
import dev.crowfoot.app.migrations.MigrationStatus.State;
import dev.crowfoot.ui.control.Icons;
import dev.crowfoot.ui.control.Prose;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A migration: who applied it, when, how long that took, whether its file is still what was
/// applied; and when something is wrong, what, and the ways out as buttons.
final class HistoryCell extends ListCell<MigrationStatus.Entry> {
  private final HistoryActions actions;

  HistoryCell(HistoryActions actions) {
    this.actions = actions;
    getStyleClass().add("history-cell");
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(MigrationStatus.Entry entry, boolean empty) {
    super.updateItem(entry, empty);
    setText(null);
    if (empty || entry == null) {
      setGraphic(null);
      setTooltip(null);
      return;
    }
    Label name = new Label(entry.shortName());
    name.getStyleClass().add("semibold");
    name.setMinWidth(0);
    name.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(name, Priority.ALWAYS);
    HBox head = new HBox(8, name);
    head.setAlignment(Pos.CENTER_LEFT);
    if (entry.byHand()) {
      head.getChildren().add(chip("by hand", "muted"));
    }
    if (isOdd(entry)) {
      head.getChildren().add(chip(entry));
    }
    VBox lines = new VBox(2, head);
    HBox.setHgrow(lines, Priority.ALWAYS);
    lines.setMinWidth(0);
    String facts = facts(entry);
    if (!facts.isEmpty()) {
      Label label = new Label(facts);
      label.getStyleClass().addAll("small", "muted");
      label.setWrapText(true);
      label.setMinHeight(Region.USE_PREF_SIZE);
      lines.getChildren().add(label);
    }
    entry
        .problem()
        .ifPresent(
            words -> {
              lines.getChildren().add(new Prose(words, "small"));
              lines.getChildren().add(ways(entry));
            });
    setTooltip(new Tooltip(entry.migration() + "\n" + entry.words()));
    setAccessibleText(
        String.join(", ", entry.shortName(), entry.words(), facts.replace("\n", ", ")));
    setGraphic(new HBox(8, icon(entry), lines));
  }

  private static boolean isOdd(MigrationStatus.Entry entry) {
    return entry.state() != State.APPLIED || entry.beside().isPresent();
  }

  /// Who, when, how long; of what nobody has applied, nothing.
  private static String facts(MigrationStatus.Entry entry) {
    return entry.appliedAt().map(History::display).orElse("")
        + entry
            .signature()
            .map(s -> "\nby %s in %s".formatted(s.who(), time(s.took().toMillis())))
            .orElse("");
  }

  private static String time(long millis) {
    return millis < 10_000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
  }

  private static Label chip(MigrationStatus.Entry entry) {
    return chip(
        switch (entry.state()) {
          case APPLIED -> "conflict";
          case EDITED -> "edited";
          case IN_PART -> "in part";
          case PENDING -> entry.beside().isPresent() ? "conflict" : "pending";
          case LATE -> "out of order";
          case NOT_HERE -> "other database";
          case MISSING -> "missing";
        },
        style(entry));
  }

  private static Label chip(String words, String style) {
    Label chip = new Label(words);
    chip.getStyleClass().addAll("chip", style);
    chip.setMinWidth(Region.USE_PREF_SIZE);
    return chip;
  }

  private static String style(MigrationStatus.Entry entry) {
    return switch (entry.state()) {
      case APPLIED -> "warning";
      case EDITED, IN_PART, MISSING -> "danger";
      case PENDING, LATE -> "warning";
      case NOT_HERE -> "muted";
    };
  }

  private Node ways(MigrationStatus.Entry entry) {
    FlowPane row = new FlowPane(6, 6);
    row.getStyleClass().add("history-ways");
    switch (entry.state()) {
      case EDITED ->
          row.getChildren()
              .add(way("history-repair", "Take the file as it is…", () -> actions.repair(entry)));
      case MISSING ->
          row.getChildren().add(way("history-forget", "Forget it…", () -> actions.forget(entry)));
      case IN_PART ->
          row.getChildren()
              .addAll(
                  way("history-continue", "Go on", actions::applyPending),
                  way("history-undo", "Roll back…", actions::rollBack));
      case LATE ->
          row.getChildren()
              .addAll(
                  way("history-apply", "Apply it…", () -> actions.applyLate(entry)),
                  way("history-resolve", "It is applied…", () -> actions.markApplied(entry)));
      case APPLIED, PENDING, NOT_HERE ->
          row.getChildren().add(way("history-merge", "Merge…", () -> actions.merge(entry)));
    }
    return row;
  }

  private static Button way(String id, String words, Runnable action) {
    Button button = new Button(words);
    button.setId(id);
    button.getStyleClass().add("small");
    button.setOnAction(_ -> action.run());
    return button;
  }

  private static FontIcon icon(MigrationStatus.Entry entry) {
    return switch (entry.state()) {
      case APPLIED ->
          entry.beside().isPresent()
              ? Icons.of(Feather.GIT_BRANCH, "icon-small", "icon-warning")
              : Icons.of(Feather.CHECK_CIRCLE, "icon-small", "icon-success");
      case PENDING, LATE ->
          entry.beside().isPresent()
              ? Icons.of(Feather.GIT_BRANCH, "icon-small", "icon-warning")
              : Icons.of(Feather.CLOCK, "icon-small", "icon-warning");
      case NOT_HERE -> Icons.of(Feather.MINUS_CIRCLE, "icon-small");
      case IN_PART, EDITED, MISSING ->
          Icons.of(Feather.ALERT_TRIANGLE, "icon-small", "icon-danger");
    };
  }
}
