// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.app.migrations.Drift;
import dev.crowfoot.app.migrations.Drift.Adopted;
import dev.crowfoot.app.migrations.DriftRename;
import dev.crowfoot.app.migrations.Review;
import dev.crowfoot.diff.Difference;
import dev.crowfoot.editor.Document;
import dev.crowfoot.model.Rename;
import dev.crowfoot.ui.workspace.WorkspaceViewModel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/// What somebody did to the database beside the migrations, and the three ways out of each
/// difference.
public final class DriftViewModel {
  /// What taking a difference back would do; waits for a yes.
  public record RevertOffer(Difference difference, Review review) {
    /// Whether rows are concerned.
    public boolean needsConsent() {
      return !review.refused(Set.of()).isEmpty();
    }
  }

  private final Desk desk;
  private final ReadOnlyObjectWrapper<Optional<Drift.Report>> report =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<RevertOffer>> revert =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private final BooleanProperty open = new SimpleBooleanProperty();
  private boolean asked;

  DriftViewModel(Desk desk) {
    this.desk = desk;
  }

  /// How the database differs; empty while nobody has looked.
  public ReadOnlyObjectProperty<Optional<Drift.Report>> reportProperty() {
    return report.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<RevertOffer>> revertProperty() {
    return revert.getReadOnlyProperty();
  }

  /// Whether the differences are to be seen.
  public BooleanProperty openProperty() {
    return open;
  }

  /// Somebody asks for the differences: they are shown when they are found next, and if there are
  /// none that is said.
  public void ask() {
    if (desk.database().isEmpty()) {
      desk.failed(desk.notConnected());
    } else {
      asked = true;
      open.set(true);
    }
  }

  /// The database's name.
  public String target() {
    return desk.guard().name();
  }

  void show(Optional<Drift.Report> found) {
    report.set(found);
    if (asked && found.isPresent()) {
      asked = false;
      if (found.get().open().isEmpty()) {
        desk.run()
            .end(new RunState.Done("There is no drift: the database is what its migrations made."));
      }
    }
  }

  /// What is in the database belongs there: writes a migration that says so, and the schema too.
  public void adopt(Difference difference, String name) {
    adopt(List.of(difference), List.of(), name);
  }

  /// What is gone and what is new is one thing renamed: the migration that says so renames it.
  public void adopt(DriftRename renamed, String name) {
    adopt(renamed.differences(), List.of(renamed.rename()), name);
  }

  private void adopt(List<Difference> differences, List<Rename> renames, String name) {
    Document document = desk.workspace().document();
    desk.run(
        "Adopting what the database has",
        () -> {
          desk.guard().check();
          Adopted adopted =
              inDatabase(
                  database ->
                      desk.migrations()
                          .drift()
                          .adopt(database, document, differences, renames, name));
          Document now = document.withSources(adopted.sources());
          desk.save(now);
          desk.background().report(() -> adopted(now));
          return "`%s` says what the database has already%s."
              .formatted(
                  String.join("`, `", adopted.migrations()),
                  differences.stream().allMatch(d -> d.changes().isEmpty())
                      ? ""
                      : "; the schema says it too");
        });
  }

  private void adopted(Document now) {
    WorkspaceViewModel workspace = desk.workspace();
    workspace.execute(new FromDatabase("Adopt what the database has", now.sources()));
    workspace.markSaved(now);
  }

  /// Leaves a difference alone from now on.
  public void ignore(Difference difference) {
    desk.run(
        "Ignoring a difference",
        () ->
            inDatabase(
                database -> {
                  desk.migrations().drift().ignore(database, List.of(difference));
                  return "It is left alone from now on: `migrations/ignored-drift.txt` says so.";
                }));
  }

  /// Looks what taking a difference back would do.
  public void askToRevert(Difference difference) {
    desk.background()
        .run(
            () ->
                new RevertOffer(
                    difference,
                    inDatabase(
                        database ->
                            desk.migrations().drift().review(database, List.of(difference)))))
        .onDone(offer -> revert.set(Optional.of(offer)))
        .onFailure(desk::failed)
        .start();
  }

  /// Does what [#askToRevert(Difference)] has shown.
  public void revert() {
    Optional<RevertOffer> offer = revert.get();
    revert.set(Optional.empty());
    offer.ifPresent(
        o ->
            desk.run(
                "Taking back what was done beside the migrations",
                () -> {
                  desk.guard().check();
                  return inDatabase(
                      database -> {
                        desk.migrations()
                            .drift()
                            .revert(
                                database,
                                List.of(o.difference()),
                                o.review(),
                                desk.run().listener());
                        return "Taken back: in this the database is again what its migrations made of it.";
                      });
                }));
  }

  /// Forgets what was offered.
  public void decline() {
    revert.set(Optional.empty());
  }

  private <T> T inDatabase(Function<Database, T> work) {
    return desk.connection().inDatabase(work);
  }
}
