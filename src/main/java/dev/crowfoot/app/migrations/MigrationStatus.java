// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.liquibase.History;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Which migrations there are, and which of them a database has.
///
/// @param entries oldest first
public record MigrationStatus(List<Entry> entries) {
  public MigrationStatus {
    entries = List.copyOf(entries);
  }

  /// How it stands with one migration.
  public enum State {
    APPLIED("applied"),
    /// Some of its change sets are applied, the others not.
    IN_PART("applied in part"),
    PENDING("pending"),
    /// Its change sets are for another database: it was written before this one was added.
    NOT_HERE("not for this database"),
    /// The database has it, the folder does not.
    MISSING("applied, but its folder is missing");

    private final String words;

    State(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /// @param appliedAt when its last change set was applied
  public record Entry(String migration, State state, Optional<Instant> appliedAt) {
    /// Without its time: `init`.
    public String shortName() {
      return migration.substring(migration.indexOf('_') + 1);
    }
  }

  /// @param history what the database says; empty when there is no database yet
  /// @param isForHere whether a migration has anything for the database
  static MigrationStatus of(
      List<String> folder, Optional<History> history, Predicate<String> isForHere) {
    List<Entry> entries = new ArrayList<>();
    for (String migration : folder) {
      Optional<Instant> at =
          history.flatMap(h -> Optional.ofNullable(h.migrations().get(migration)));
      State state =
          at.isEmpty()
              ? isForHere.test(migration) ? State.PENDING : State.NOT_HERE
              : isInPart(history.orElseThrow(), migration) ? State.IN_PART : State.APPLIED;
      entries.add(new Entry(migration, state, at));
    }
    history.ifPresent(
        h ->
            h.migrations()
                .forEach(
                    (migration, at) -> {
                      if (!folder.contains(migration)) {
                        entries.add(new Entry(migration, State.MISSING, Optional.of(at)));
                      }
                    }));
    entries.sort(Comparator.comparing(Entry::migration));
    return new MigrationStatus(entries);
  }

  /// A migration that had to be committed half-way has a change set whose name says so.
  private static boolean isInPart(History history, String migration) {
    List<String> sets =
        history.applied().stream()
            .filter(a -> a.migration().equals(migration))
            .map(History.Applied::changeSet)
            .toList();
    return sets.stream()
        .filter(s -> s.endsWith("-first"))
        .anyMatch(s -> !sets.contains(s.substring(0, s.length() - "-first".length())));
  }

  public List<String> pending() {
    return entries.stream()
        .filter(e -> e.state() == State.PENDING || e.state() == State.IN_PART)
        .map(Entry::migration)
        .toList();
  }

  /// Those that the database has, at least in part, oldest first.
  public List<Entry> applied() {
    return entries.stream()
        .filter(e -> e.state() != State.PENDING && e.state() != State.NOT_HERE)
        .toList();
  }
}
