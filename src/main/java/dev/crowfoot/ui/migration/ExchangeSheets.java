// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import dev.crowfoot.app.migrations.Review.Finding;
import dev.crowfoot.migration.Script;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.ui.control.Icons;
import dev.crowfoot.ui.control.Prose;
import dev.crowfoot.ui.control.Question;
import dev.crowfoot.ui.control.Sheets;
import dev.crowfoot.ui.migration.ExchangeViewModel.PullOffer;
import dev.crowfoot.ui.migration.ExchangeViewModel.PushOffer;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Shows what reading the schema from the database, or pushing it there, would do, and asks.
///
/// Ids: `pull-sheet`, `pull-findings`, `pull-text`, `pull-no`, `pull-yes`; `push-sheet`,
/// `push-statements`, `push-no`, `push-yes`, `push-text` where a name has to be typed, and those of
/// a [FillForm] where rows lack a value.
final class ExchangeSheets {
  private final ExchangeViewModel exchange;
  private final Sheets sheets;
  private final List<String> styles;

  ExchangeSheets(ExchangeViewModel exchange, Sheets sheets, List<String> styles) {
    this.exchange = exchange;
    this.sheets = sheets;
    this.styles = List.copyOf(styles);
    exchange.pullProperty().subscribe(offer -> offer.ifPresent(this::ask));
    exchange.pushProperty().subscribe((_, offer) -> offer.ifPresentOrElse(this::ask, sheets::hide));
  }

  private void ask(PullOffer offer) {
    List<String> findings = offer.pulled().findings();
    if (offer.changesNothing() && findings.isEmpty()) {
      plain(
          "pull-sheet",
          "The schema says what the database is",
          "There is nothing to read: no table, column, key or index differs, and nothing is left unsaid.");
      return;
    }
    VBox body = new VBox(12);
    if (!offer.changesNothing()) {
      StatementArea text = new StatementArea("pull-text");
      text.show(LinesOfChange.between(offer.before(), offer.pulled().sources()));
      text.fit(640, 240);
      body.getChildren().add(text);
    }
    if (!findings.isEmpty()) {
      body.getChildren().add(findings(findings));
    }
    Question question =
        new Question(
            sheets,
            "pull-sheet",
            offer.changesNothing()
                ? "The schema says what it can of the database"
                : "Read the schema from " + exchange.target() + "?",
            offer.changesNothing()
                ? "No line changes. What the language cannot say stays in the database, untouched."
                : "Only what is otherwise in the database changes in the text; undo takes it back. Nothing is saved yet.");
    dress(question, body);
    if (offer.changesNothing()) {
      question.with("pull-no", "Close", exchange::decline).ask();
    } else {
      question
          .with("pull-no", "Cancel", exchange::decline)
          .with("pull-yes", "Take it over", exchange::takePulled, "accent")
          .ask();
    }
  }

  /// What the language cannot say of the database, a line each.
  private static Node findings(List<String> findings) {
    Label title = new Label("What the schema cannot say, or says in a way of its own");
    title.getStyleClass().add("section-title");
    VBox lines = new VBox(6, title);
    lines.setId("pull-findings");
    for (String finding : findings) {
      Prose words = new Prose(finding, "small");
      HBox.setHgrow(words, Priority.ALWAYS);
      lines
          .getChildren()
          .add(new HBox(8, Icons.of(Feather.INFO, "icon-small", "icon-warning"), words));
    }
    ScrollPane scroll = new ScrollPane(lines);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setMaxHeight(160);
    scroll.setPrefHeight(Math.min(160, 28 + 38.0 * findings.size()));
    scroll.setMinHeight(60);
    return scroll;
  }

  private void ask(PushOffer offer) {
    if (offer.review().isEmpty()) {
      plain("push-sheet", "The database is as the schema says", "There is nothing to push.");
      return;
    }
    StatementArea statements = new StatementArea("push-statements");
    statements.show(new FoldedText(Script.render(offer.review().plan())));
    statements.fit(640, 260);
    VBox body = new VBox(12, statements);
    for (Finding finding : offer.review().refused(Set.of())) {
      VBox words = new VBox(6, new Prose(finding.found()));
      finding.fillable().ifPresent(field -> words.getChildren().add(fill(field)));
      HBox line = new HBox(8, Icons.of(Feather.ALERT_TRIANGLE, "icon-small", "icon-danger"), words);
      line.getStyleClass().add("loss");
      HBox.setHgrow(words, Priority.ALWAYS);
      body.getChildren().add(line);
    }
    String title = "Push the schema to " + exchange.target() + "?";
    String words =
        "For prototypes: these statements run at once and no migration is written, so that nobody can repeat or take them back.";
    if (offer.needsConsent()) {
      TypedQuestion question =
          new TypedQuestion(
              sheets,
              "push",
              title,
              words + " Rows are concerned: type `" + exchange.target() + "` to push all the same.",
              exchange.target());
      dress(question, body);
      question.setId("push-sheet");
      question.showing(body).ask("Push", exchange::push);
      return;
    }
    Question question = new Question(sheets, "push-sheet", title, words);
    dress(question, body);
    question
        .with("push-no", "Cancel", exchange::decline)
        .with("push-yes", "Push", exchange::push, "accent")
        .ask();
  }

  private Node fill(FieldId field) {
    return new FillForm(field, text -> exchange.fill(field, text));
  }

  private void plain(String id, String title, String words) {
    new Question(sheets, id, title, words).with("close", "Close", exchange::decline).ask();
  }

  private void dress(VBox question, Node body) {
    question.getStyleClass().addAll("migration", "exchange-sheet");
    question.getStylesheets().setAll(styles);
    if (question instanceof Question) {
      question.getChildren().add(2, body);
    }
  }
}
