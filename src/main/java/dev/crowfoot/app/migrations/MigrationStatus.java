// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.liquibase.Checksums;
import dev.crowfoot.adapter.liquibase.History;
import dev.crowfoot.adapter.liquibase.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Which migrations there are, and which of them a database has.
///
/// @param entries oldest first
public record MigrationStatus(List<Entry> entries) {
  public MigrationStatus {
    entries = List.copyOf(entries);
  }

  /// A migration's name without its time: `init`.
  public static String shortName(String migration) {
    return migration.substring(migration.indexOf('_') + 1);
  }

  /// How it stands with one migration.
  public enum State {
    APPLIED("applied"),
    /// Its file is not what it was when it was applied.
    EDITED("applied, but its file was edited since"),
    /// Some of its change sets are applied, the others not.
    IN_PART("applied in part"),
    PENDING("pending"),
    /// The database has newer ones already.
    LATE("pending, although newer ones are applied"),
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

    /// Whether the database has it, at least in part.
    public boolean isApplied() {
      return switch (this) {
        case APPLIED, EDITED, IN_PART, MISSING -> true;
        case PENDING, LATE, NOT_HERE -> false;
      };
    }

    /// Whether nothing has to be done about it.
    public boolean isFine() {
      return this == APPLIED || this == NOT_HERE;
    }
  }

  /// @param appliedAt when its last change set was applied
  /// @param signature who applied it and how long that took, when Crowfoot did
  /// @param beside the migration it was written beside rather than after
  /// @param byHand whether it is hand-written change sets, with no model of its own
  public record Entry(
      String migration,
      State state,
      Optional<Instant> appliedAt,
      Optional<Signature> signature,
      Optional<String> beside,
      boolean byHand) {
    /// Its state, for people.
    public String words() {
      return byHand ? state.words() + ", by hand" : state.words();
    }

    /// Without its time: `init`.
    public String shortName() {
      return MigrationStatus.shortName(migration);
    }

    /// What is wrong with it, in a sentence, for those who are shown the ways out beside it; empty
    /// when nothing is.
    public Optional<String> problem() {
      return switch (state) {
        case EDITED ->
            Optional.of(
                "Its file was edited after it had been applied. Restore it from version control and make the change in a new migration; or take the file as it is, if the database is like that.");
        case MISSING ->
            Optional.of(
                "The database has it, the folder does not. Get it back from version control; or forget it, after which what it did is drift.");
        case IN_PART ->
            Optional.of("It was applied in part. Go on where it ended, or roll it back.");
        case LATE ->
            Optional.of(
                "It is older than migrations that are applied. Look whether they touch the same tables before you apply it after them.");
        case APPLIED, PENDING, NOT_HERE ->
            beside.map(
                other ->
                    "It was written beside `%s`, on another branch, so its model lacks what that one does. Merge it when the schema has what both do."
                        .formatted(other));
      };
    }

    /// What is wrong with it and the way out, in a sentence; empty when nothing is.
    public Optional<String> advice() {
      return switch (state) {
        case EDITED ->
            Optional.of(
                "`%s` was edited after it had been applied. Restore its file from version control, and make the change in a new migration; or, if the database is as the file says now, `crowfoot migrate resolve --repair %s`."
                    .formatted(migration, migration));
        case MISSING ->
            Optional.of(
                "The database has `%s`, the folder does not. Get it back from version control; or, if nobody needs it, `crowfoot migrate resolve --rolled-back %s`, after which what it did is drift."
                    .formatted(migration, migration));
        case IN_PART ->
            Optional.of(
                "`%s` was applied in part. `crowfoot migrate deploy` goes on where it ended."
                    .formatted(migration));
        case LATE ->
            Optional.of(
                "`%s` is older than migrations that are applied. `crowfoot migrate deploy` applies it after them; look first whether they touch the same tables."
                    .formatted(migration));
        case APPLIED, PENDING, NOT_HERE -> besideAdvice();
      };
    }

    private Optional<String> besideAdvice() {
      return beside.map(
          other ->
              "`%s` and `%s` were written beside each other, on two branches. `crowfoot migrate resolve --merged %s` puts one after the other when the schema has what both do."
                  .formatted(other, migration, migration));
    }
  }

  /// @param history what the database says; empty when there is no database yet
  /// @param isForHere whether a migration has anything for the database
  static MigrationStatus of(
      MigrationFolder folder, Optional<History> history, Predicate<String> isForHere) {
    List<Entry> entries = new ArrayList<>();
    List<String> names = folder.names();
    var beside = folder.beside();
    Optional<String> newest =
        names.stream()
            .filter(m -> history.stream().anyMatch(h -> h.changeSetsOf(m) > 0))
            .reduce((_, last) -> last);
    for (String migration : names) {
      State state =
          history
              .filter(h -> h.changeSetsOf(migration) > 0)
              .map(h -> applied(folder, h, migration))
              .orElseGet(
                  () ->
                      !isForHere.test(migration)
                          ? State.NOT_HERE
                          : newest.stream().anyMatch(n -> n.compareTo(migration) > 0)
                              ? State.LATE
                              : State.PENDING);
      entries.add(
          entry(
              migration,
              state,
              history,
              Optional.ofNullable(beside.get(migration)),
              folder.isByHand(migration)));
    }
    history.stream()
        .flatMap(h -> h.migrations().keySet().stream())
        .filter(m -> !names.contains(m))
        .forEach(m -> entries.add(entry(m, State.MISSING, history, Optional.empty(), false)));
    entries.sort(Comparator.comparing(Entry::migration));
    return new MigrationStatus(entries);
  }

  private static Entry entry(
      String migration,
      State state,
      Optional<History> history,
      Optional<String> beside,
      boolean byHand) {
    List<Signature> signatures =
        history.stream()
            .flatMap(h -> h.of(migration).stream())
            .flatMap(a -> a.signature().stream())
            .toList();
    Optional<Signature> whole =
        signatures.stream().reduce((a, b) -> new Signature(b.who(), sum(a.took(), b.took())));
    return new Entry(
        migration,
        state,
        history.flatMap(h -> Optional.ofNullable(h.migrations().get(migration))),
        whole,
        beside,
        byHand);
  }

  private static Duration sum(Duration a, Duration b) {
    return a.plus(b);
  }

  private static State applied(MigrationFolder folder, History history, String migration) {
    Checksums now = Checksums.of(folder.path(), migration);
    return history.of(migration).stream().anyMatch(now::differ)
        ? State.EDITED
        : isInPart(history, migration) ? State.IN_PART : State.APPLIED;
  }

  /// A migration that had to be committed half-way has a change set whose name says so.
  private static boolean isInPart(History history, String migration) {
    List<String> sets = history.of(migration).stream().map(History.Applied::changeSet).toList();
    return sets.stream()
        .filter(s -> s.endsWith("-first"))
        .anyMatch(s -> !sets.contains(s.substring(0, s.length() - "-first".length())));
  }

  public List<String> pending() {
    return in(State.PENDING, State.LATE, State.IN_PART).map(Entry::migration).toList();
  }

  /// Those that the database has, at least in part, oldest first.
  public List<Entry> applied() {
    return entries.stream().filter(e -> e.state().isApplied()).toList();
  }

  Stream<Entry> in(State... states) {
    return entries.stream().filter(e -> List.of(states).contains(e.state()));
  }
}
