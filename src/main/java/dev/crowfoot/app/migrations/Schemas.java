// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.model.Datasource;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Schema;
import dev.crowfoot.text.Sources;
import dev.crowfoot.validation.Validation;
import java.util.List;

/// What migrations ask of a schema: that it has no errors, and is for a database that can be
/// migrated.
final class Schemas {
  private Schemas() {}

  /// @throws MigrationFailure when it has errors
  static Schema readable(Sources sources) {
    Analysis analysis = Validation.of(sources);
    long errors = analysis.diagnostics().stream().filter(d -> d.isError()).count();
    if (errors > 0) {
      throw new MigrationFailure(
          errors == 1
              ? "The schema has an error. Correct it first: Problems, or `crowfoot validate`, names it."
              : "The schema has %d errors. Correct them first: Problems, or `crowfoot validate`, lists them."
                  .formatted(errors));
    }
    return analysis.schema();
  }

  static Dialect dialect(Schema schema) {
    Provider provider =
        schema
            .provider()
            .orElseThrow(
                () ->
                    new MigrationFailure(
                        "The schema has no `datasource` with a provider, so nobody knows for which"
                            + " database to migrate. Add one with `provider = \"sqlite\"` or"
                            + " `\"postgresql\"`."));
    return dialect(provider);
  }

  static Dialect dialect(Provider provider) {
    return Dialect.of(provider)
        .orElseThrow(
            () ->
                new MigrationFailure(
                    "Crowfoot migrates SQLite and PostgreSQL, not `%s`. The schema can still be drawn,"
                            .formatted(provider.word())
                        + " checked and formatted."));
  }

  /// The database schemas that models may lie in; none means the connection's own.
  static List<String> namespaces(Schema schema) {
    return schema.datasource().map(Datasource::schemas).orElse(List.of());
  }
}
