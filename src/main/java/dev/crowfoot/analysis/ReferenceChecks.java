// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.analysis.ReadModel.RelationRow;
import java.util.List;

/// The checks of what models say of each other, once all are read.
final class ReferenceChecks {
  private final CheckedSchema schema;
  private final FieldReferenceChecks fields;
  private final RelationChecks relations;

  ReferenceChecks(CheckedSchema schema, Findings findings) {
    this.schema = schema;
    this.fields = new FieldReferenceChecks(schema.declared(), findings);
    this.relations = new RelationChecks(schema, findings);
  }

  void check(List<ReadModel> models) {
    for (ReadModel model : models) {
      for (RelationRow each : model.relationRows()) {
        ReadModel target = schema.models().get(each.field().target());
        if (target != null) {
          fields.relation(model, each, target);
          relations.ignoredTarget(model, each.field(), target);
        }
      }
    }
  }
}
