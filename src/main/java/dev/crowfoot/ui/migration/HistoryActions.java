// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import dev.crowfoot.app.migrations.MigrationStatus;
import dev.crowfoot.ui.control.Question;
import dev.crowfoot.ui.control.Sheets;
import java.util.Optional;

/// The ways out that a migration in the history offers, each behind a question: they are somebody's
/// word against what the history says.
///
/// Ids of the questions: `history-question`, `history-no`, `history-yes`; of the one for a name
/// `squash`.
record HistoryActions(HistoryViewModel history, Sheets sheets) {
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
        history::applyPending);
  }

  void merge(MigrationStatus.Entry entry) {
    ask(
        "Put " + entry.shortName() + " after the other branch?",
        "Its model becomes the schema, which must have exactly what both branches do. Its statements stay as they are. If the schema lacks something, nothing is written and the difference is named.",
        "Merge",
        () -> history.merge(entry));
  }

  void applyPending() {
    history.applyPending();
  }

  void rollBack() {
    history.askToTakeBack();
  }

  void squash() {
    new TypedQuestion(
            sheets,
            "squash",
            "Make one migration of all that are pending?",
            "The new one leads from the model before them to the one after, and they are removed. Only what the connected database does not have is squashed; make sure that no other database has it either. Under which name?",
            Optional.empty())
        .ask("Squash", history::squash);
  }

  private void ask(String title, String words, String yes, Runnable action) {
    new Question(sheets, "history-question", title, words)
        .with("history-no", "Cancel", () -> {})
        .with("history-yes", yes, action, "accent")
        .ask();
  }
}
