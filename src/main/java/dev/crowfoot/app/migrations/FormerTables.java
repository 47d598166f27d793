// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.Failure.QueryFailure;
import dev.crowfoot.adapter.jdbc.CatalogOfScript;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.SqlScript;
import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.Definition;
import dev.crowfoot.catalog.Extra.Kind;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.diff.Difference.OfDefinition;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What tables and types that hand-written migrations made were when the last run ended, of those
/// that somebody changed since: with both, the way from the one to the other can be said.
///
/// @param former what was noted, read again
record FormerTables(Dialect dialect, Catalog former) {
  /// Whether it is about such a table or type.
  static boolean isChanged(OfDefinition difference) {
    Kind kind = difference.definition().kind();
    return (kind == Kind.TABLE || kind == Kind.TYPE)
        && difference.was().isPresent()
        && difference.is().isPresent();
  }

  /// @param differences those about other things are passed over
  /// @throws MigrationFailure when the notes do not say exactly what one was
  static FormerTables of(Database database, Dialect dialect, List<OfDefinition> differences) {
    List<Definition> noted =
        differences.stream()
            .filter(FormerTables::isChanged)
            .flatMap(d -> d.was().stream())
            .sorted(Comparator.comparing(d -> d.kind() != Kind.TYPE))
            .toList();
    if (noted.isEmpty()) {
      return new FormerTables(dialect, Catalog.EMPTY);
    }
    if (noted.stream().anyMatch(d -> d.on().schema().isPresent())) {
      throw refused(noted.getFirst(), Optional.empty());
    }
    List<String> statements =
        noted.stream()
            .flatMap(d -> SqlScript.split(d.text(), dialect.provider()).stream())
            .toList();
    try {
      Catalog former = CatalogOfScript.read(database, statements);
      noted.stream()
          .filter(d -> !isSaid(d, former, dialect))
          .findFirst()
          .ifPresent(
              d -> {
                throw refused(d, Optional.empty());
              });
      return new FormerTables(dialect, former);
    } catch (QueryFailure failure) {
      throw refused(noted.getFirst(), Optional.of(failure));
    }
  }

  /// Whether what was read again would be noted in the same words.
  private static boolean isSaid(Definition noted, Catalog former, Dialect dialect) {
    return former.table(noted.on()).map(t -> KeptDefinitions.definition(t, dialect)).stream()
            .anyMatch(noted::equals)
        || former
            .enumDefinition(noted.on())
            .map(e -> KeptDefinitions.definition(e, dialect))
            .stream()
            .anyMatch(noted::equals);
  }

  private static MigrationFailure refused(Definition noted, Optional<QueryFailure> cause) {
    String sentence =
        ("`%s` was made by a hand-written migration, and its notes do not say exactly what it was."
                + " Change it back yourself; or write what was done as a migration by hand and note"
                + " it with `crowfoot migrate resolve --applied`; or ignore it.")
            .formatted(noted.on());
    return cause
        .map(c -> new MigrationFailure(sentence, c.details().orElse(""), c))
        .orElseGet(() -> new MigrationFailure(sentence));
  }

  /// A catalog in which they are as they were.
  Catalog in(Catalog found) {
    if (former.equals(Catalog.EMPTY)) {
      return found;
    }
    Catalog aligned = dialect.completed(dialect.aligned(former, found), found);
    return new Catalog(
        found.tables().stream().map(t -> aligned.table(t.name()).orElse(t)).toList(),
        found.enums().stream().map(e -> aligned.enumDefinition(e.name()).orElse(e)).toList(),
        found.extensions(),
        found.extras());
  }
}
