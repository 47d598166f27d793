// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.migration;

import dev.crowfoot.Golden;
import dev.crowfoot.diff.Difference;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The page that lists every kind of drift is made from the kinds.
class DriftPageTest {
  @Test
  void thePageListsEveryCode() throws IOException {
    StringBuilder page =
        new StringBuilder(
            """
            # What somebody did to a database beside its migrations

            Before migrations are applied, the database is compared with what its last one made of
            it. Every kind of difference has a code that never changes. `crowfoot migrate drift`
            lists what differs; what belongs together, such as a column and the index on it, is one
            difference and has the code of its first part in this order. Each can be adopted as a
            migration (`--adopt V201`), left alone from now on (`--ignore V501`) or taken back in the
            database (`--revert V101`); nothing is ever reset because of it.

            | Code | Meaning |
            | --- | --- |
            """);
    for (Difference.Kind kind : Difference.Kind.values()) {
      page.append("| %s | %s |\n".formatted(kind.code(), kind.title()));
    }
    page.append(
        """

        What the schema language has no words for is compared as text: views, CHECK and exclusion
        constraints, indexes on expressions, triggers and rules with whether they fire, functions,
        row-level security with its policies, comments on tables and columns, and the tables and types
        that hand-written migrations made. After each run Crowfoot notes their texts in the table
        `crowfoot_definitions`, beside Liquibase's own. Adopting such a difference writes a migration by
        hand, with a way back; reverting restores the text that was noted. Where there are no notes of
        the last migration, because another tool applied it or the database was migrated before there
        were notes, nothing is compared. Options and extensions that the datasource does not name are
        never drift.

        A view of PostgreSQL is replaced where its columns allow it; else it goes and comes again with
        what reads it, and each keeps owner, privileges, comments and indexes. A table made by hand that
        was changed is led there and back as a table of a model is, with its rows.
        """);
    Golden.check(Path.of("src/docs/drift.page"), ".md", page.toString());
  }
}
