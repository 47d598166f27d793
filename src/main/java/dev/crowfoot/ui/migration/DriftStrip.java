// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import dev.crowfoot.app.migrations.Drift;
import dev.crowfoot.app.migrations.DriftRename;
import dev.crowfoot.app.migrations.Review.Finding;
import dev.crowfoot.diff.Difference;
import dev.crowfoot.migration.Script;
import dev.crowfoot.ui.control.Icons;
import dev.crowfoot.ui.control.Prose;
import dev.crowfoot.ui.control.Question;
import dev.crowfoot.ui.control.Sheets;
import dev.crowfoot.ui.migration.DriftViewModel.RevertOffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Says that the database is not what its migrations made of it, and shows each difference with its
/// three ways out: adopt, ignore, revert.
///
/// Ids: `drift-strip`, `drift-toggle`, `drift-list`; of a difference `drift-adopt`, `drift-ignore`,
/// `drift-revert`; of the questions `adopt` and `revert` with `-no` and `-yes`.
final class DriftStrip extends VBox {
  private final DriftViewModel drift;
  private final Sheets sheets;
  private final Prose words = new Prose("");
  private final VBox list = new VBox();
  private final ScrollPane scroll = new ScrollPane(list);
  private final Button toggle = new Button("Look…");

  DriftStrip(DriftViewModel drift, Sheets sheets) {
    this.drift = drift;
    this.sheets = sheets;
    setId("drift-strip");
    getStyleClass().add("drift-strip");
    HBox.setHgrow(words, Priority.ALWAYS);
    toggle.setId("drift-toggle");
    toggle.setMinWidth(Region.USE_PREF_SIZE);
    toggle.setOnAction(_ -> drift.openProperty().set(!drift.openProperty().get()));
    HBox head = new HBox(8, Icons.of(Feather.GIT_PULL_REQUEST, "icon-warning"), words, toggle);
    head.setAlignment(Pos.CENTER_LEFT);
    head.setFillHeight(false);
    list.setId("drift-list");
    list.getStyleClass().add("drift-list");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setMaxHeight(260);
    getChildren().setAll(head, scroll);
    drift.openProperty().subscribe(this::open);
    drift.reportProperty().subscribe(this::show);
    drift.revertProperty().subscribe(offer -> offer.ifPresent(this::ask));
  }

  private void open(boolean now) {
    scroll.setVisible(now);
    scroll.setManaged(now);
    toggle.setText(now ? "Close" : "Look…");
  }

  private void show(Optional<Drift.Report> report) {
    int open = report.map(r -> r.open().size()).orElse(0);
    setVisible(open > 0);
    setManaged(open > 0);
    words.setWords(
        "`%s` is not what its migrations made of it: %s. Nothing is applied until each is decided."
            .formatted(drift.target(), open == 1 ? "1 difference" : open + " differences"));
    list.getChildren()
        .setAll(
            report.stream().flatMap(r -> r.open().stream().map(d -> row(d, r.renames()))).toList());
    scroll.setPrefHeight(Math.min(260, 4 + 44.0 * open));
  }

  private Node row(Difference difference, List<DriftRename> renames) {
    Label code = new Label(difference.code());
    code.getStyleClass().addAll("chip", "warning");
    code.setMinWidth(Region.USE_PREF_SIZE);
    Prose sentence = new Prose(difference.sentence(), "small");
    HBox.setHgrow(sentence, Priority.ALWAYS);
    HBox row =
        new HBox(
            8,
            code,
            sentence,
            button("drift-adopt", "Adopt…", sentence, () -> adopt(difference)),
            button("drift-ignore", "Ignore", sentence, () -> drift.ignore(difference)),
            button("drift-revert", "Revert…", sentence, () -> drift.askToRevert(difference)));
    renames.stream()
        .filter(r -> r.come().equals(difference))
        .findFirst()
        .ifPresent(
            r ->
                row.getChildren()
                    .add(2, button("drift-renamed", "Renamed…", sentence, () -> adopt(r))));
    row.setAlignment(Pos.CENTER_LEFT);
    row.setFillHeight(false);
    row.getStyleClass().add("drift-row");
    return row;
  }

  private static Button button(String id, String words, Prose about, Runnable action) {
    Button button = new Button(words);
    button.setAccessibleText(words + " " + about.words());
    button.setId(id);
    button.getStyleClass().add("small");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(_ -> action.run());
    return button;
  }

  private void adopt(Difference difference) {
    new TypedQuestion(
            sheets,
            "adopt",
            "Make it a migration?",
            difference.sentence()
                + (difference.changes().isEmpty()
                    ? " No model can say it: it is written as a migration by hand, with its way back, and noted as applied."
                    : " A migration that says so is written and noted as applied, and the schema says it too.")
                + " The database stays as it is. Under which name?",
            Optional.empty())
        .ask("Adopt", name -> drift.adopt(difference, name));
  }

  private void adopt(DriftRename renamed) {
    new TypedQuestion(
            sheets,
            "adopt",
            "Make it a rename?",
            renamed.sentence()
                + " If the one became the other, a migration that renames it is written and noted as applied: in other databases the rows keep their values. Under which name?",
            Optional.empty())
        .ask("Adopt", name -> drift.adopt(renamed, name));
  }

  private void ask(RevertOffer offer) {
    StatementArea statements = new StatementArea("revert-statements");
    statements.show(new FoldedText(Script.render(offer.review().plan())));
    statements.fit(600, 200);
    VBox body = new VBox(8, statements);
    List<Finding> losses = offer.review().refused(Set.of());
    losses.forEach(l -> body.getChildren().add(new Prose(l.sentence(), "danger-text", "small")));
    String title = "Take it back in " + drift.target() + "?";
    String words = offer.difference().sentence() + " These statements undo it.";
    if (offer.needsConsent()) {
      TypedQuestion question =
          new TypedQuestion(
              sheets,
              "revert",
              title,
              words + " Rows are concerned: type `" + drift.target() + "`.",
              drift.target());
      dress(question);
      question.showing(body).ask("Take it back", drift::revert);
      return;
    }
    Question question = new Question(sheets, "revert", title, words);
    dress(question);
    question.getChildren().add(2, body);
    question
        .with("revert-no", "Cancel", drift::decline)
        .with("revert-yes", "Take it back", drift::revert, "accent")
        .ask();
  }

  private void dress(VBox question) {
    question.getStyleClass().addAll("migration", "exchange-sheet");
    question
        .getStylesheets()
        .setAll(
            java.util.Objects.requireNonNull(getClass().getResource("migration.css"))
                .toExternalForm());
  }
}
