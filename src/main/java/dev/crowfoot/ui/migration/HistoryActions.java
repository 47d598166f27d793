// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import dev.crowfoot.app.migrations.MigrationStatus;
import dev.crowfoot.app.migrations.Review.Finding;
import dev.crowfoot.ui.control.Question;
import dev.crowfoot.ui.control.Sheets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The ways out that a migration in the history offers, each behind a question: they are somebody's
/// word against what the history says.
///
/// Ids of the questions: `history-question`, `history-no`, `history-yes`; of those for a name
/// `squash`, `baseline`, `reset` and `losses`.
public record HistoryActions(HistoryViewModel history, Sheets sheets) {
  void repair(MigrationStatus.Entry entry) {
    ask(
        "Take the file of " + entry.shortName() + " as it is?",
        "Its checksum is noted as the one that was applied. Nothing runs: the database has to be as the file says already.",
        "Take it",
        () -> history.acceptFile(entry));
  }

  void forget(MigrationStatus.Entry entry) {
    ask(
        "Forget " + entry.shortName() + "?",
        "The history of the database no longer names it. What it did stays in the database and is drift from then on.",
        "Forget it",
        () -> history.forget(entry));
  }

  void markApplied(MigrationStatus.Entry entry) {
    ask(
        "Is " + entry.shortName() + " applied already?",
        "It is noted as applied without being run: for what somebody has done by hand.",
        "Note it",
        () -> history.markApplied(entry));
  }

  void applyLate(MigrationStatus.Entry entry) {
    ask(
        "Apply " + entry.shortName() + " after newer ones?",
        "It was written before migrations that the database has. Where they touch the same tables, the order makes a difference: look at its changelog first. All that is pending is applied.",
        "Apply",
        history::askToApplyPending);
  }

  void merge(MigrationStatus.Entry entry) {
    ask(
        "Put " + entry.shortName() + " after the other branch?",
        "Its model becomes the schema, which must have exactly what both branches do. Its statements stay as they are. If the schema lacks something, nothing is written and the difference is named.",
        "Merge",
        () -> history.merge(entry));
  }

  /// Applies what is pending.
  public void applyPending() {
    history.askToApplyPending();
  }

  /// Asks for the name of the database before pending migrations destroy values in it.
  void applyInSpiteOf(List<Finding> losses) {
    new TypedQuestion(
            sheets,
            "losses",
            "Apply what is pending, and lose this?",
            losses.stream().map(Finding::found).collect(Collectors.joining(" "))
                + " Type `%s` to apply it all the same.".formatted(history.target()),
            history.target())
        .ask(
            "Apply and lose this",
            () ->
                history.applyPending(
                    losses.stream().map(f -> f.hazard().code()).collect(Collectors.toSet())));
  }

  /// Shows the way back of the migration that was applied last, and asks.
  public void rollBack() {
    history.askToTakeBack();
  }

  /// Asks for the name of the one migration that all pending ones become.
  public void squash() {
    new TypedQuestion(
            sheets,
            "squash",
            "Make one migration of all that are pending?",
            "The new one leads from the model before them to the one after, and they are removed. Only what the connected database does not have is squashed; make sure that no other database has it either. Under which name?",
            Optional.empty())
        .ask("Squash", history::squash);
  }

  /// Asks for the name of the migration that says what the database is.
  public void baseline() {
    new TypedQuestion(
            sheets,
            "baseline",
            "Begin a history for " + history.target() + " as it is?",
            "The schema is saved and noted as the first migration, and as applied: nothing runs in the database. It must say what the database is; where it does not, the differences are named. Under which name?",
            Optional.empty())
        .with("baseline")
        .ask("Begin", name -> history.baseline(name, List.of()));
  }

  /// Asks for the name of the database before it is emptied.
  public void reset() {
    new TypedQuestion(
            sheets,
            "reset",
            "Empty " + history.target() + " and migrate it again?",
            "Every table goes with its rows, then every migration is applied. A SQLite file is copied to `.crowfoot/backups` first. Type `%s` to do it."
                .formatted(history.target()),
            history.target())
        .ask("Empty it and migrate", history::reset);
  }

  private void ask(String title, String words, String yes, Runnable action) {
    new Question(sheets, "history-question", title, words)
        .with("history-no", "Cancel", () -> {})
        .with("history-yes", yes, action, "accent")
        .ask();
  }
}
