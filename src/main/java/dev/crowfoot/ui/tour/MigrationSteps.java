// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.tour;

import dev.crowfoot.ui.OpenProject;
import java.util.function.Supplier;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeView;

/// The parts of the tour that show what a migration would meet, and what stands in its way.
final class MigrationSteps {
  private final Hand hand;
  private final Witness witness;
  private final Supplier<OpenProject> studio;

  MigrationSteps(Hand hand, Witness witness, Supplier<OpenProject> studio) {
    this.hand = hand;
    this.witness = witness;
    this.studio = studio;
  }

  /// What comes and changes, in colour.
  void diagram() {
    hand.click("#review-canvas");
    hand.find("#changes-diagram");
    hand.settle();
  }

  /// The changelog with its changes folded.
  void changelog() {
    hand.click("#review-yaml");
    hand.click("#review-fold");
  }

  /// Leaves the last change out, and takes it again.
  void leaveOut() {
    hand.click("#review-sql");
    Hand.act(
        () -> {
          TreeView<?> tree = (TreeView<?>) hand.seen("#review-changes");
          tree.lookupAll(".change-cell").stream()
              .map(c -> (TreeCell<?>) c)
              .filter(c -> !c.isEmpty() && c.lookup(".change-check") != null)
              .reduce((_, last) -> last)
              .map(c -> (CheckBox) c.lookup(".change-check"))
              .ifPresent(CheckBox::fire);
        });
    hand.find("#review-take-all");
  }

  void takeAll() {
    hand.click("#review-take-all");
  }

  /// Drops a field that has values and requires another one: both are counted.
  void checks() {
    edit("fullName", "  nick      String\n");
    hand.find("#check-H102");
    hand.settle();
  }

  void undoChecks() {
    Hand.act(() -> studio.get().workspace().undo());
    hand.until(
        "nothing is left to do", () -> studio.get().studio().pendingChangesProperty().get() == 0);
  }

  /// Replaces the line of a field of `Customer`.
  private void edit(String field, String line) {
    Hand.act(
        () -> {
          var main = studio.get().workspace().document().sources().main();
          String text = main.content();
          int at = text.indexOf("  " + field, text.indexOf("model Customer"));
          int end = text.indexOf('\n', at) + 1;
          studio
              .get()
              .workspace()
              .type(main.path(), text.substring(0, at) + line + text.substring(end));
        });
  }

  /// Somebody makes an index beside the migrations.
  void drift() {
    witness.execute("CREATE INDEX by_hand ON \"Customer\"(\"createdAt\")");
    hand.click("#toolbar-review");
    if (!hand.sees("#drift-toggle")) {
      hand.click("#toolbar-review");
    }
    hand.click("#drift-toggle");
    hand.find("#drift-revert");
  }

  /// Takes it back.
  void revert() {
    hand.click("#drift-revert");
    hand.click("#revert-yes");
    hand.until(
        "the index is gone",
        () -> witness.values("SELECT 1 FROM sqlite_schema WHERE name = 'by_hand'").isEmpty());
  }

  /// Says that the database is in production, and unlocks it: a red frame.
  void production() {
    Hand.act(() -> studio.get().guard().setProduction(true));
    hand.click("#production-unlock");
    hand.type("dev.db");
    hand.click("#unlock-yes");
    hand.find("#production-strip");
  }

  void noProduction() {
    Hand.act(() -> studio.get().guard().setProduction(false));
    hand.settle();
  }
}
