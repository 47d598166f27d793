// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.validation;

import dev.crowfoot.analysis.Findings;
import dev.crowfoot.analysis.SourceMap;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.model.Datasource;
import dev.crowfoot.model.Relation.ForeignKeyRelation;
import java.util.ArrayList;
import java.util.List;

/// Checks what relations ask of PostgreSQL and SQLite.
final class RelationDatabaseChecks {
  private final SourceMap sourceMap;
  private final ForeignKeyChecks foreignKeys;
  private final ConstraintNameChecks names;

  RelationDatabaseChecks(
      SourceMap sourceMap, Datasource datasource, Dialect dialect, Findings findings) {
    this.sourceMap = sourceMap;
    this.foreignKeys = new ForeignKeyChecks(datasource, dialect.provider(), findings);
    this.names = new ConstraintNameChecks(dialect, findings);
  }

  /// @return the names of their foreign keys
  List<GivenName> check(List<ForeignKeyRelation> keys) {
    List<GivenName> given = new ArrayList<>();
    for (ForeignKeyRelation key : keys) {
      sourceMap
          .model(key.child().model())
          .ifPresent(
              child -> {
                foreignKeys.check(key, child);
                names.of(key, child).ifPresent(given::add);
              });
    }
    return given;
  }
}
