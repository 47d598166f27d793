// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.catalog.Definition;
import dev.crowfoot.catalog.Extra.Kind;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.dialect.SqlTokens;
import dev.crowfoot.dialect.SqliteDialect;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/// What stands in a database beside its models at one moment, and which of it stands on what else:
/// a view on the views that it reads.
///
/// @param definitions without those that no text is known of
/// @param footings on what each stands; of those that none tells of, such as SQLite's, the text
///   says so
record Footing(Dialect dialect, List<Definition> definitions, Set<Definition> footings) {
  /// What others stand on comes first.
  private static final List<Kind> ORDER =
      List.of(
          Kind.TYPE,
          Kind.TABLE,
          Kind.FUNCTION,
          Kind.CHECK,
          Kind.EXCLUSION,
          Kind.EXPRESSION_INDEX,
          Kind.VIEW,
          Kind.MATERIALIZED_VIEW,
          Kind.TRIGGER,
          Kind.RULE,
          Kind.ROW_SECURITY,
          Kind.TABLE_SECURITY,
          Kind.COMMENT);

  /// A table's checks and triggers have its name, and nothing stands on them.
  private static final Set<Kind> TOLD =
      Set.of(Kind.TABLE, Kind.VIEW, Kind.MATERIALIZED_VIEW, Kind.FUNCTION);

  private static final Set<Kind> READ = Set.of(Kind.VIEW, Kind.MATERIALIZED_VIEW);
  private static final Set<Kind> READING = Set.of(Kind.VIEW, Kind.MATERIALIZED_VIEW, Kind.TRIGGER);

  private static final Comparator<Definition> IN_ORDER =
      Comparator.comparingInt(d -> ORDER.indexOf(d.kind()));

  Footing {
    definitions = List.copyOf(definitions);
    footings = Set.copyOf(footings);
  }

  /// @param all definitions, those without a text saying on what others stand
  static Footing of(Dialect dialect, Collection<Definition> all) {
    return new Footing(
        dialect,
        all.stream().filter(d -> !d.text().isEmpty()).toList(),
        all.stream().filter(d -> d.text().isEmpty()).collect(Collectors.toSet()));
  }

  /// Whether one cannot be without the other.
  boolean standsOn(Definition upper, Definition lower) {
    boolean isTold =
        footings.stream().anyMatch(f -> f.kind() == upper.kind() && f.name().equals(upper.name()));
    return isTold
        ? TOLD.contains(lower.kind())
            && footings.contains(new Definition(upper.kind(), lower.on(), upper.name(), ""))
        : READING.contains(upper.kind())
            && READ.contains(lower.kind())
            && (upper.kind() != Kind.TRIGGER || dialect instanceof SqliteDialect)
            && !upper.id().equals(lower.id())
            && SqlTokens.of(upper.text())
                .names()
                .contains(lower.on().name().toLowerCase(Locale.ROOT));
  }

  /// All that cannot be without some of it, one above the other; without those themselves.
  Set<Definition> above(Collection<Definition> some) {
    Set<Definition.Id> ids = some.stream().map(Definition::id).collect(Collectors.toSet());
    Set<Definition> found = new LinkedHashSet<>();
    List<Definition> open = new ArrayList<>(some);
    while (!open.isEmpty()) {
      Definition lower = open.removeFirst();
      for (Definition upper : definitions) {
        if (!ids.contains(upper.id()) && standsOn(upper, lower) && found.add(upper)) {
          open.add(upper);
        }
      }
    }
    return found;
  }

  /// In an order in which they can be made.
  ///
  /// @param standsOn of two of them
  static List<Definition> ordered(
      Collection<Definition> some, BiPredicate<Definition, Definition> standsOn) {
    List<Definition> open = new ArrayList<>(some.stream().sorted(IN_ORDER).toList());
    List<Definition> ordered = new ArrayList<>();
    Set<Definition> left = new HashSet<>(open);
    while (!open.isEmpty()) {
      // In a circle, which no database has, the first goes first.
      Definition next =
          open.stream()
              .filter(d -> left.stream().noneMatch(l -> !l.equals(d) && standsOn.test(d, l)))
              .findFirst()
              .orElse(open.getFirst());
      open.remove(next);
      left.remove(next);
      ordered.add(next);
    }
    return ordered;
  }
}
