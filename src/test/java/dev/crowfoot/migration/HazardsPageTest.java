// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.migration;

import dev.crowfoot.Golden;
import dev.crowfoot.diff.Hazard;
import dev.crowfoot.diff.LiveFacts;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The page that lists every hazard is made from the hazards.
class HazardsPageTest {
  @Test
  void thePageListsEveryCode() throws IOException {
    StringBuilder page =
        new StringBuilder(
            """
            # What a migration could do to rows

            Every hazard has a code that never changes: `H1` destroys values, `H2` may be refused by
            the database, `H3` keeps others waiting. Each is checked against the rows of the database
            at hand, and silent where it meets none. `--accept H102` goes on nevertheless;
            `--backfill User.age=18` gives rows a value where H202 and H203 miss one.

            | Code | Severity | Meaning |
            | --- | --- | --- |
            """);
    for (Hazard.Kind kind : Hazard.Kind.values()) {
      String severity =
          switch (kind.severity()) {
            case SAFE -> "safe";
            case LOCKS -> "locks table";
            case MAY_FAIL -> "may fail";
            case DESTROYS_DATA -> "destroys data";
          };
      page.append("| %s | %s | %s |\n".formatted(kind.code(), severity, kind.title()));
    }
    page.append(
        """

        On PostgreSQL a table with %,d rows and more, as the server estimates, is changed in stages
        while others go on with it: an index is built `CONCURRENTLY`, a foreign key is added
        `NOT VALID` and validated afterwards, and `NOT NULL` begins as a check that is validated.
        Each stage is a change set of its own, so such a migration can stop half-way; applying again
        goes on where it stopped. A statement that waits more than %s for the locks of others gives
        up; only the building of an index, which keeps nobody waiting, has more patience.
        """
            .formatted(LiveFacts.LARGE, Plan.LOCK_TIMEOUT));
    Golden.check(Path.of("src/docs/hazards.page"), ".md", page.toString());
  }
}
