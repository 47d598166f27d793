// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.validation;

import dev.crowfoot.Golden;
import dev.crowfoot.diagnostic.Code;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The page that lists every code is made from the codes.
class DiagnosticsPageTest {
  @Test
  void thePageListsEveryCode() throws IOException {
    StringBuilder page =
        new StringBuilder(
            """
            # What Crowfoot says of a schema

            Every finding has a code that never changes: `S` the text cannot be read, `M` it has no
            meaning, `D` the chosen database cannot do it. Only errors make a schema invalid. The
            verdicts are Prisma's: of 6.19 where the datasource has a `url`, else of 7.10.

            | Code | Severity | Meaning |
            | --- | --- | --- |
            """);
    for (Code code : Code.values()) {
      page.append("| %s | %s | %s |\n".formatted(code.id(), code.severity().word(), code.title()));
    }
    page.append(
        """

        Where the verdict differs from Prisma's, on purpose:

        - A partial index (`where:`) and the preview feature `partialIndexes` are accepted beside a
          `url` too; Prisma 6.19 does not know them.
        - Without a datasource, native types are not checked.
        - A block on a single line, such as `model A { id Int @id }`, is refused on that line, and a
          block that is not closed where the next one begins; Prisma reads on and refuses a later
          line.
        - A keyword and a name without a blank between them, such as `modelUser {`, are refused;
          Prisma takes them for `model User {`.
        - Numbers with letters behind them are refused as names of functions.
        - A decimal default with underscores between its digits is refused.

        D203 is a warning that Prisma does not give.
        """);
    Golden.check(Path.of("src/docs/diagnostics.page"), ".md", page.toString());
  }
}
