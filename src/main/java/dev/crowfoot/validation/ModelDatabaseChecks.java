// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.validation;

import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.analysis.Findings;
import dev.crowfoot.analysis.ReadModel;
import dev.crowfoot.dialect.Dialect;
import java.util.ArrayList;
import java.util.List;

/// Checks what models ask of PostgreSQL and SQLite, all of one model together.
final class ModelDatabaseChecks {
  private final Analysis analysis;
  private final NativeTypeChecks nativeTypes;
  private final FieldChecks fields;
  private final IndexChecks indexes;
  private final ConstraintNameChecks names;

  ModelDatabaseChecks(Analysis analysis, Dialect dialect, Findings findings) {
    this.analysis = analysis;
    this.nativeTypes = new NativeTypeChecks(analysis.schema(), findings);
    this.fields = new FieldChecks(dialect.provider(), findings);
    this.indexes = new IndexChecks(dialect.provider(), findings);
    this.names = new ConstraintNameChecks(dialect, findings);
  }

  /// @return the names of their keys and indexes
  List<GivenName> check(List<ReadModel> models) {
    List<GivenName> given = new ArrayList<>();
    for (ReadModel model : models) {
      nativeTypes.check(model);
      if (!model.isCompositeType() || !hasErrorIn(model)) {
        fields.check(model);
      }
      if (!model.isCompositeType() && !model.model().isView()) {
        List<DeclaredKey> keys = DeclaredKey.of(model);
        keys.forEach(indexes::check);
        given.addAll(names.of(keys));
      }
      names.ofForeignKeys(model);
    }
    return given;
  }

  private boolean hasErrorIn(ReadModel model) {
    return analysis.diagnostics().stream()
        .anyMatch(
            d ->
                d.isError()
                    && d.path().equals(model.path())
                    && model.decl().span().touches(d.span().start()));
  }
}
