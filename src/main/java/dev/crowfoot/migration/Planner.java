// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.migration;

import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.CatalogRename;
import dev.crowfoot.catalog.Extra;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.dialect.PostgresDialect;
import dev.crowfoot.dialect.SqliteDialect;
import dev.crowfoot.diff.Change;
import dev.crowfoot.diff.ColumnFill;
import dev.crowfoot.diff.Diff;
import dev.crowfoot.diff.Hazards;
import dev.crowfoot.diff.LiveFacts;
import dev.crowfoot.diff.Locking;
import java.util.List;

/// Makes the plan that leads a database from one catalog to another.
public final class Planner {
  private Planner() {}

  /// @param before what the database has, as of the last migration or as inspected and aligned
  /// @param wanted what it is to have
  /// @param renames what is not gone and new but called otherwise
  public static Plan plan(
      Catalog before, Catalog wanted, List<CatalogRename> renames, Dialect dialect) {
    return plan(before, wanted, renames, List.of(), dialect, LiveFacts.NONE);
  }

  /// Like [#plan(Catalog, Catalog, List, Dialect)], for a database with rows in it.
  ///
  /// @param fills what rows get that have no value where there must be one
  /// @param facts how large the tables are: large ones are changed so that nobody has to wait
  public static Plan plan(
      Catalog before,
      Catalog wanted,
      List<CatalogRename> renames,
      List<ColumnFill> fills,
      Dialect dialect,
      LiveFacts facts) {
    Catalog after = dialect.completed(wanted, Diff.afterRenames(before, renames));
    List<Change> changes = ColumnFill.into(Diff.between(before, after, renames, dialect), fills);
    Locking locking = new Locking(before, renames, dialect, facts);
    Hazards hazards = new Hazards(before, after, renames, dialect, locking);
    List<Step> steps =
        switch (dialect) {
          case PostgresDialect _ ->
              new PostgresPlanner(Diff.afterRenames(before, ofEnums(renames)), hazards, locking)
                  .steps(changes);
          case SqliteDialect _ ->
              new SqlitePlanner(
                      before,
                      Diff.afterRenames(before, ofTables(renames)),
                      Diff.afterRenames(before, renames),
                      after,
                      hazards)
                  .steps(changes);
        };
    return new Plan(dialect, changes, steps);
  }

  /// A SQLite table made anew as it is, but for what stands on it: its checks are part of its
  /// definition.
  ///
  /// @param extras what is to stand on it
  public static Action.Rebuild remade(Table table, List<Extra> extras) {
    return new SqliteStatements().rebuild(table, table, List.of(), extras);
  }

  private static List<CatalogRename> ofEnums(List<CatalogRename> renames) {
    return renames.stream()
        .filter(r -> r instanceof CatalogRename.OfEnum || r instanceof CatalogRename.OfEnumValue)
        .toList();
  }

  private static List<CatalogRename> ofTables(List<CatalogRename> renames) {
    return renames.stream().filter(CatalogRename.OfTable.class::isInstance).toList();
  }
}
