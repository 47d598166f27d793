// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.migration;

import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.CatalogRename;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.dialect.PostgresDialect;
import dev.crowfoot.dialect.SqliteDialect;
import dev.crowfoot.diff.Change;
import dev.crowfoot.diff.Diff;
import dev.crowfoot.diff.Hazards;
import java.util.List;

/// Makes the plan that leads a database from one catalog to another.
public final class Planner {
  private Planner() {}

  /// @param before what the database has, as of the last migration or as inspected and aligned
  /// @param wanted what it is to have
  /// @param renames what is not gone and new but called otherwise
  public static Plan plan(
      Catalog before, Catalog wanted, List<CatalogRename> renames, Dialect dialect) {
    Catalog after = dialect.completed(wanted, Diff.afterRenames(before, renames));
    List<Change> changes = Diff.between(before, after, renames, dialect);
    Hazards hazards = new Hazards(before, renames, dialect);
    List<Step> steps =
        switch (dialect) {
          case PostgresDialect _ ->
              new PostgresPlanner(Diff.afterRenames(before, ofEnums(renames)), hazards)
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

  private static List<CatalogRename> ofEnums(List<CatalogRename> renames) {
    return renames.stream()
        .filter(r -> r instanceof CatalogRename.OfEnum || r instanceof CatalogRename.OfEnumValue)
        .toList();
  }

  private static List<CatalogRename> ofTables(List<CatalogRename> renames) {
    return renames.stream().filter(CatalogRename.OfTable.class::isInstance).toList();
  }
}
