// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.dialect.PostgresDialect;
import dev.crowfoot.diff.Hazard;
import dev.crowfoot.diff.Severity;
import dev.crowfoot.migration.Changelog;
import dev.crowfoot.migration.Plan;
import dev.crowfoot.migration.Step;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Rename;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/// What would be done, and what it would meet in the database.
///
/// @param plan for the database at hand
/// @param others for the other databases of the history, from the same two schemas
/// @param losses what those hold only in part, a sentence each
/// @param since the migration it starts from; empty for the first
/// @param pending migrations that are written and not yet applied to the database
/// @param findings the plan's hazards, with what the database says about each
/// @param terms what else the plans were made with
/// @param guesses pairs of something gone and something new that may be one thing renamed
/// @param notes what could be had beside, a sentence each
public record Review(
    Plan plan,
    List<Plan> others,
    List<String> losses,
    Optional<String> since,
    List<String> pending,
    List<Finding> findings,
    Changelog.Terms terms,
    List<Rename> guesses,
    List<String> notes) {
  public Review {
    others = List.copyOf(others);
    losses = List.copyOf(losses);
    pending = List.copyOf(pending);
    findings = List.copyOf(findings);
    guesses = List.copyOf(guesses);
    notes = List.copyOf(notes);
  }

  /// Planned with nothing but the two sides.
  public Review(
      Plan plan,
      List<Plan> others,
      List<String> losses,
      Optional<String> since,
      List<String> pending,
      List<Finding> findings,
      List<Rename> guesses) {
    this(plan, others, losses, since, pending, findings, Changelog.Terms.NONE, guesses, List.of());
  }

  /// A hazard of a step.
  ///
  /// @param count the rows it would meet; empty when no database could say
  /// @param examples the keys or values of the first of them
  /// @param fillable the field whose rows a [Backfill] would give a value, and the hazard be gone
  /// @param madeByClients whether that field has a default which clients make, and the database not
  public record Finding(
      Step step,
      Hazard hazard,
      OptionalLong count,
      List<String> examples,
      Optional<FieldId> fillable,
      boolean madeByClients) {
    public Finding {
      examples = List.copyOf(examples);
    }

    /// Whether the database holds nothing that the hazard could hurt.
    public boolean isHarmless() {
      return count.isPresent() && count.getAsLong() == 0;
    }

    /// Whether somebody has to say yes first: it destroys values, or is known to be refused.
    public boolean needsConsent() {
      return switch (hazard.severity()) {
        case DESTROYS_DATA -> !isHarmless();
        case MAY_FAIL -> count.isPresent() && count.getAsLong() > 0;
        case LOCKS, SAFE -> false;
      };
    }

    /// For people at a command line: what was [#found()], and the way out.
    public String sentence() {
      return found() + wayOut();
    }

    /// For people: the code, the reason, how many rows and which.
    public String found() {
      String rows =
          count.isEmpty() || !hazard.countsRows()
              ? ""
              : count.getAsLong() == 1
                  ? " 1 row is concerned."
                  : " %,d rows are concerned.".formatted(count.getAsLong());
      return hazard.code() + " " + hazard.reason() + rows + shown();
    }

    private String shown() {
      return hazard
          .question()
          .flatMap(Hazard.Question::examples)
          .filter(_ -> !examples.isEmpty())
          .map(
              e ->
                  " %s: %s%s."
                      .formatted(
                          label(e),
                          String.join(", ", examples),
                          examples.size() < Hazard.Examples.MOST ? "" : ", …"))
          .orElse("");
    }

    private String label(Hazard.Examples shown) {
      return hazard.countsRows()
          ? "%s `%s`"
              .formatted(
                  hazard.isOfSharedValues() ? "They share" : "By",
                  String.join(", ", shown.columns()))
          : "It is in the way";
    }

    private String wayOut() {
      return fillable
          .filter(_ -> !isHarmless())
          .map(
              field ->
                  "%s Give those rows a value with `--backfill %s=VALUE`,%s or make it optional."
                      .formatted(
                          madeByClients ? " Clients make its default, for new rows alone." : "",
                          field,
                          hazard.kind() == Hazard.Kind.REQUIRED_COLUMN_ADDED && !madeByClients
                              ? " or the field a `@default(…)`,"
                              : ""))
          .orElse("");
    }
  }

  public boolean isEmpty() {
    return plan.isEmpty() && others.stream().allMatch(Plan::isEmpty);
  }

  /// The plan to look at: the one at hand, unless only another database changes.
  public Plan shown() {
    return others.stream().filter(p -> plan.isEmpty() && !p.isEmpty()).findFirst().orElse(plan);
  }

  /// What is written: a plan for each database of the history.
  public List<Plan> plans() {
    return Stream.concat(Stream.of(plan), others.stream()).toList();
  }

  public List<Finding> findings(Step step) {
    return findings.stream().filter(f -> f.step().equals(step)).toList();
  }

  /// How bad a step is in this database: what is known to meet no row is not counted.
  public Severity severity(Step step) {
    return findings(step).stream()
        .filter(f -> !f.isHarmless())
        .map(f -> f.hazard().severity())
        .reduce(Severity.SAFE, Severity::or);
  }

  /// What stands in the way of applying it without another word.
  ///
  /// @param accepted codes that were accepted
  public List<Finding> refused(Set<String> accepted) {
    return findings.stream()
        .filter(Finding::needsConsent)
        .filter(f -> !accepted.contains(f.hazard().code()))
        .toList();
  }

  /// Those of the refused that no consent helps: PostgreSQL never takes away what something else
  /// stands on.
  public List<Finding> impossible() {
    return findings.stream()
        .filter(Finding::needsConsent)
        .filter(f -> f.hazard().kind() == Hazard.Kind.DEPENDENT)
        .filter(_ -> plan.dialect() instanceof PostgresDialect)
        .toList();
  }
}
