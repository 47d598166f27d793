// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.problems;

import dev.crowfoot.diagnostic.Diagnostic;
import dev.crowfoot.diagnostic.Fix;
import dev.crowfoot.diagnostic.Severity;
import dev.crowfoot.editor.ApplyFix;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.ui.workspace.WorkspaceViewModel;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The findings of the newest analysis, the errors first, each file from top to bottom.
public final class ProblemsViewModel {
  private final WorkspaceViewModel workspace;
  private final ObservableList<Diagnostic> problems = FXCollections.observableArrayList();
  private final ReadOnlyIntegerWrapper errors = new ReadOnlyIntegerWrapper(0);
  private int visited = -1;

  public ProblemsViewModel(WorkspaceViewModel workspace) {
    this.workspace = workspace;
    workspace.snapshotProperty().addListener((_, _, now) -> take(now));
    take(workspace.snapshot());
  }

  public ObservableList<Diagnostic> problems() {
    return problems;
  }

  public ReadOnlyIntegerProperty errorsProperty() {
    return errors.getReadOnlyProperty();
  }

  /// What the status bar says: `No problems`, `3 problems`.
  public String summary() {
    return switch (problems.size()) {
      case 0 -> "No problems";
      case 1 -> "1 problem";
      default -> problems.size() + " problems";
    };
  }

  /// The problem after the one visited last; from the first one again after the last.
  public Optional<Diagnostic> next() {
    if (problems.isEmpty()) {
      return Optional.empty();
    }
    visited = (visited + 1) % problems.size();
    return Optional.of(problems.get(visited));
  }

  /// Applies a remedy as one undo step. While the analysis lags behind the text nothing happens: a
  /// remedy is edits of the text it was found in.
  public void apply(Fix fix) {
    if (workspace.snapshot().document().sources().equals(workspace.document().sources())) {
      workspace.execute(new ApplyFix(fix));
    }
  }

  public static Place placeOf(Diagnostic problem) {
    return new Place(problem.path(), problem.span());
  }

  /// A place as `schema.prisma:12:3`.
  public String describe(Place place) {
    return place.path()
        + workspace
            .document()
            .sources()
            .file(place.path())
            .map(file -> ":" + file.position(Math.min(place.span().start(), file.length())))
            .orElse("");
  }

  private void take(Snapshot snapshot) {
    List<Diagnostic> found =
        snapshot.analysis().diagnostics().stream()
            .sorted(
                Comparator.comparing(Diagnostic::severity)
                    .thenComparing(Diagnostic::path)
                    .thenComparingInt(d -> d.span().start()))
            .toList();
    if (!found.equals(problems)) {
      visited = -1;
      problems.setAll(found);
    }
    errors.set((int) found.stream().filter(d -> d.severity() == Severity.ERROR).count());
  }
}
