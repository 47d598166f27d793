// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.model.Provider;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Columns of PostgreSQL that get another type while an index stands on them.
@Execution(ExecutionMode.CONCURRENT)
class IndexesUnderTypesTest {
  @TempDir private Path folder;

  /// Back and forth; what applies is compared with the model each time.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "String|word(ops: raw(\"text_pattern_ops\"))|Int|word",
        "String|word(ops: raw(\"text_pattern_ops\"))|String @db.VarChar(40)|word(ops: raw(\"varchar_pattern_ops\"))",
        "String|word(ops: raw(\"text_pattern_ops\"))|String @db.VarChar(40)|word(ops: raw(\"text_pattern_ops\"))",
        "String|word(ops: raw(\"text_ops\"))|Int|word(ops: raw(\"int4_ops\"))",
        "Int|word(ops: raw(\"int4_ops\"))|BigInt|word(ops: raw(\"int8_ops\"))",
        "String|word(ops: raw(\"gin_trgm_ops\"))], type: Gin, map: \"i\"|Json|word(ops: JsonbPathOps)], type: Gin, map: \"i\"",
        "String|word(ops: raw(\"gist_trgm_ops(siglen=32)\"))], type: Gist, map: \"i\"|String|word(ops: raw(\"gist_trgm_ops(siglen = '64')\"))], type: Gist, map: \"i\"",
        "Int|word], where: raw(\"word > 3\"), map: \"i\"|String|word], where: raw(\"word > '3'\"), map: \"i\"",
        "String|id], where: raw(\"word = 'A'\"), map: \"i\"|Letter|id], where: raw(\"word = 'A'\"), map: \"i\"",
      })
  void theyAreMadeAnewWhereTheyNoLongerFit(String from, String on, String to, String then) {
    try (LiveMigrations live = LiveMigrations.in(folder, Provider.POSTGRESQL)) {
      live.execute("CREATE EXTENSION pg_trgm");
      live.migrate("from", schema(from, on));
      live.migrate("to", schema(to, then));
      live.rollback();
      live.migrate("again", schema(to, then));
      live.migrate("back", schema(from, on));
      assertThat(live.migrations().drift().look(live.database()).all()).isEmpty();
    }
  }

  private static String schema(String type, String index) {
    return """
    generator client {
      provider        = "prisma-client-js"
      previewFeatures = ["partialIndexes"]
    }

    model T {
      id   Int @id
      word %s

      @@index([%s)
    }

    enum Letter {
      A
      B
    }
    """
        .formatted(type, index.contains("]") ? index : index + "]");
  }
}
