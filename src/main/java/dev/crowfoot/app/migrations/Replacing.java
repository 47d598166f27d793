// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.jdbc.SqlScript;
import dev.crowfoot.catalog.Definition;
import dev.crowfoot.catalog.Extra.Kind;
import dev.crowfoot.dialect.Belongings;
import dev.crowfoot.dialect.Definitions;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.dialect.PostgresDialect;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Puts views, functions and the like in the place of others, in an order in which none is missing
/// that another stands on. What can become another in its place does so; what has to go first takes
/// along what stands on it, and all that comes again has what belonged to it.
final class Replacing {
  private static final Set<Kind> HAVING = Set.of(Kind.VIEW, Kind.MATERIALIZED_VIEW, Kind.FUNCTION);

  private final Dialect dialect;
  private final Footing before;
  private final Footing after;
  private final Footing stays;
  private final Set<Definition> gone = new LinkedHashSet<>();
  private final Set<Definition> made = new LinkedHashSet<>();
  private final Set<Definition> replaced = new LinkedHashSet<>();
  private final Set<Definition> carried = new LinkedHashSet<>();

  private Replacing(Dialect dialect, Footing before, Footing after, Footing stays) {
    this.dialect = dialect;
    this.before = before;
    this.after = after;
    this.stays = stays;
  }

  /// What is, and what is to be.
  record Pair(Optional<Definition> before, Optional<Definition> after) {
    private Definition.Id id() {
      return before.or(() -> after).orElseThrow().id();
    }
  }

  /// @param stays where everything is that is in no pair
  /// @param replaceable whether a view can become another
  /// @throws MigrationFailure when something would be without what it stands on
  static Replacing of(
      Dialect dialect,
      Footing before,
      Footing after,
      Footing stays,
      List<Pair> pairs,
      BiPredicate<Definition, Definition> replaceable) {
    Replacing replacing = new Replacing(dialect, before, after, stays);
    List<Pair> inPlace =
        pairs.stream().filter(p -> replacing.isReplaceable(p, replaceable)).toList();
    replacing.divide(pairs, inPlace);
    replacing.refuseWithoutFooting();
    return replacing;
  }

  private boolean isReplaceable(Pair pair, BiPredicate<Definition, Definition> views) {
    if (pair.before().isEmpty() || pair.after().isEmpty()) {
      return false;
    }
    Definition from = pair.before().get();
    Definition to = pair.after().get();
    return dialect instanceof PostgresDialect
        && (Definitions.isReplaceable(from, to)
            || (from.kind() == Kind.VIEW && views.test(from, to)));
  }

  private void divide(List<Pair> pairs, List<Pair> inPlace) {
    pairs.stream().filter(p -> !inPlace.contains(p)).forEach(this::goes);
    List<Pair> open = new ArrayList<>(inPlace);
    Optional<Pair> next;
    do {
      Set<Definition.Id> above = ids(before.above(gone));
      next = open.stream().filter(p -> above.contains(p.id())).findFirst();
      next.ifPresent(this::goes);
      next.ifPresent(open::remove);
    } while (next.isPresent());
    open.forEach(p -> p.after().ifPresent(replaced::add));
    Set<Definition.Id> changed = pairs.stream().map(Pair::id).collect(Collectors.toSet());
    stays.above(gone).stream().filter(d -> !changed.contains(d.id())).forEach(carried::add);
  }

  /// What is adopted or reverted alone must not leave a view without what it reads.
  private void refuseWithoutFooting() {
    Set<Definition.Id> coming = ids(made);
    for (Definition upper : carried) {
      gone.stream()
          .filter(lower -> !coming.contains(lower.id()) && stays.standsOn(upper, lower))
          .findFirst()
          .ifPresent(lower -> refuse(upper, lower));
    }
    coming.addAll(ids(replaced));
    Set<Definition.Id> there = ids(stays.definitions());
    for (Definition upper : Stream.concat(made.stream(), replaced.stream()).toList()) {
      after.definitions().stream()
          .filter(lower -> !coming.contains(lower.id()) && !there.contains(lower.id()))
          .filter(lower -> after.standsOn(upper, lower))
          .findFirst()
          .ifPresent(lower -> refuse(upper, lower));
    }
  }

  private static void refuse(Definition upper, Definition lower) {
    if (HAVING.contains(upper.kind())) {
      throw new MigrationFailure(
          "The %s `%s` stands on the %s `%s`, which would not be there. Take both together."
              .formatted(upper.kind().word(), upper.name(), lower.kind().word(), lower.name()));
    }
  }

  private void goes(Pair pair) {
    pair.before().ifPresent(gone::add);
    pair.after().ifPresent(made::add);
  }

  private static Set<Definition.Id> ids(Collection<Definition> definitions) {
    return definitions.stream().map(Definition::id).collect(Collectors.toSet());
  }

  /// What has to be run.
  List<String> statements() {
    Definitions sql = new Definitions(dialect);
    List<Definition> again = again();
    List<String> all = new ArrayList<>();
    if (!again.isEmpty()) {
      all.add(Belongings.keep(again));
    }
    ordered(before, gone).reversed().forEach(d -> sql.drop(d).ifPresent(all::add));
    if (mayNameOthers()) {
      all.add("SET LOCAL check_function_bodies = off");
    }
    ordered(after, Stream.concat(made.stream(), replaced.stream()).toList())
        .forEach(d -> all.addAll(making(d, sql)));
    if (!again.isEmpty()) {
      all.add(Belongings.giveBack());
    }
    return all;
  }

  private List<Definition> ordered(Footing moment, Collection<Definition> some) {
    return Footing.ordered(
        Stream.concat(some.stream(), carried.stream()).toList(),
        (upper, lower) -> (carried.contains(upper) ? stays : moment).standsOn(upper, lower));
  }

  private List<String> making(Definition definition, Definitions sql) {
    String statement =
        replaced.contains(definition) ? sql.replace(definition) : sql.make(definition);
    return definition.kind() == Kind.TABLE || definition.kind() == Kind.MATERIALIZED_VIEW
        ? SqlScript.split(statement, dialect.provider())
        : List.of(statement);
  }

  /// What goes and comes, and has more than its text.
  private List<Definition> again() {
    if (!(dialect instanceof PostgresDialect)) {
      return List.of();
    }
    Set<Definition.Id> coming = ids(made);
    return Stream.concat(gone.stream().filter(d -> coming.contains(d.id())), carried.stream())
        .filter(d -> HAVING.contains(d.kind()))
        .toList();
  }

  /// The body of a function may name a view that comes after it.
  private boolean mayNameOthers() {
    Set<Kind> kinds = made.stream().map(Definition::kind).collect(Collectors.toSet());
    return dialect instanceof PostgresDialect && kinds.size() > 1 && kinds.contains(Kind.FUNCTION);
  }
}
