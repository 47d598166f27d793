// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.migration;

import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.diff.Change;
import dev.crowfoot.diff.Hazard;
import dev.crowfoot.diff.Severity;
import dev.crowfoot.diff.Wording;
import java.util.ArrayList;
import java.util.List;

/// What a migration will do to one kind of database, in the order it will do it. Window and command
/// line show the same plan, and the changelog is written from it.
///
/// @param changes what differs, in the order of the schema
public record Plan(Dialect dialect, List<Change> changes, List<Step> steps) {
  /// How long a statement waits for what another session of PostgreSQL holds. While it waits, all
  /// that come after it wait too.
  public static final String LOCK_TIMEOUT = "5s";

  public Plan {
    changes = List.copyOf(changes);
    steps = List.copyOf(steps);
  }

  public boolean isEmpty() {
    return steps.isEmpty();
  }

  /// A line per change, for people.
  public List<String> summary() {
    return changes.stream().map(c -> Wording.of(c).toString()).toList();
  }

  public List<Hazard> hazards() {
    return steps.stream().flatMap(s -> s.hazards().stream()).toList();
  }

  public Severity severity() {
    return steps.stream().map(Step::severity).reduce(Severity.SAFE, Severity::or);
  }

  public List<Action> actions() {
    return steps.stream().flatMap(s -> s.actions().stream()).toList();
  }

  /// What undoes all of it: the steps' rollbacks, last step first.
  public List<Action> rollback() {
    return steps.reversed().stream().flatMap(s -> s.rollback().stream()).toList();
  }

  /// The parts that are committed one after the other: one, unless a step must be committed before
  /// what follows it, or by itself.
  public List<List<Step>> transactions() {
    int last = steps.stream().map(Step::commit).toList().lastIndexOf(Step.Commit.BEFORE_NEXT);
    List<List<Step>> parts = new ArrayList<>();
    List<Step> part = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      boolean byItself =
          switch (steps.get(i).commit()) {
            case TOGETHER, BEFORE_NEXT -> false;
            case ALONE, OUTSIDE -> true;
          };
      if (byItself && !part.isEmpty()) {
        parts.add(part);
        part = new ArrayList<>();
      }
      part.add(steps.get(i));
      if (byItself || i == last || i == steps.size() - 1) {
        parts.add(part);
        part = new ArrayList<>();
      }
    }
    return parts;
  }
}
