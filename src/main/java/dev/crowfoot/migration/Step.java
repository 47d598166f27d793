// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.migration;

import dev.crowfoot.diff.Change;
import dev.crowfoot.diff.Hazard;
import dev.crowfoot.diff.Hazards;
import dev.crowfoot.diff.Severity;
import java.util.List;
import java.util.Optional;

/// A step of a plan: what is done, what that could do to the rows, and how it is undone.
///
/// @param sources the changes it makes; several where one rebuilt table takes them all
/// @param title a line for people
/// @param rollback restores the structure, also where values are lost
/// @param rollbackNote what undoing does not bring back, in a sentence
/// @param commit with what it is committed
public record Step(
    List<Change> sources,
    String title,
    List<Hazard> hazards,
    List<Action> actions,
    List<Action> rollback,
    Optional<String> rollbackNote,
    Commit commit) {
  /// With what a step is committed. The more together the better: what is committed together is
  /// applied wholly or not at all.
  public enum Commit {
    /// With the steps around it.
    TOGETHER,
    /// With what comes before it, and before the next step: the database does not let new enum
    /// values be used in the transaction that adds them.
    BEFORE_NEXT,
    /// By itself: it takes long, and would hold the locks of others meanwhile.
    ALONE,
    /// In no transaction, because the database runs it in none.
    OUTSIDE
  }

  public Step {
    sources = List.copyOf(sources);
    hazards = List.copyOf(hazards);
    actions = List.copyOf(actions);
    rollback = List.copyOf(rollback);
  }

  /// The same, committed before the next step.
  Step committedBeforeNext() {
    return new Step(sources, title, hazards, actions, rollback, rollbackNote, Commit.BEFORE_NEXT);
  }

  public Severity severity() {
    return Hazards.worst(hazards);
  }

  /// What runs, for people to read.
  public List<String> statements() {
    return actions.stream().flatMap(a -> a.statements().stream()).toList();
  }

  /// What undoes it, for people to read.
  public List<String> rollbackStatements() {
    return rollback.stream().flatMap(a -> a.statements().stream()).toList();
  }
}
