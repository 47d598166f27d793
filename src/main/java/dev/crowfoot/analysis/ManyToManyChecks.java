// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Relation.ManyToMany;
import dev.crowfoot.model.RelationField;

/// Checks of many-to-many relations, whose table nobody declares.
final class ManyToManyChecks {
  private static final String EMBEDDED =
      "A many-to-many relation has no `fields` and `references`: its keys are in a table of their"
          + " own. Remove them.";

  private final CheckedSchema schema;
  private final Findings findings;

  ManyToManyChecks(CheckedSchema schema, Findings findings) {
    this.schema = schema;
    this.findings = findings;
  }

  void check(ManyToMany relation) {
    ReadModel a = schema.models().get(relation.a().model());
    ReadModel b = schema.models().get(relation.b().model());
    if (a == null || b == null) {
      return;
    }
    end(a, relationField(a, relation.a()), b);
    end(b, relationField(b, relation.b()), a);
    if (schema.declared().isForPostgresOrSqlite()) {
      RelationField aField = relationField(a, relation.a());
      RelationField bField = relationField(b, relation.b());
      if (aField.holdsForeignKey() || bField.holdsForeignKey()) {
        impossible(a, aField, EMBEDDED);
        impossible(b, bField, EMBEDDED);
      }
    }
  }

  private void end(ReadModel model, RelationField field, ReadModel target) {
    if (field.onDelete().isPresent() || field.onUpdate().isPresent()) {
      // The rows of an implicit table are simply deleted.
      findings.add(
          Code.IMPOSSIBLE_ACTION,
          model.path(),
          model.spanOf(field),
          "A many-to-many relation has no `onDelete` and `onUpdate`. Remove them.");
    }
    if (!schema.declared().isForPostgresOrSqlite()) {
      return;
    }
    if (!field.references().isEmpty() && !field.holdsForeignKey()) {
      impossible(model, field, EMBEDDED);
    }
    if (model.model().isView() || target.model().isView()) {
      impossible(
          model,
          field,
          "A view has no rows of its own to relate, so a list cannot face another list here.");
    } else if (!hasSingleId(target)) {
      impossible(
          model,
          field,
          "The table behind a many-to-many relation refers to one `@id`, which `"
              + target.name()
              + "` does not have. Give it one, or write a model for the table yourself.");
    }
  }

  /// M143
  private void impossible(ReadModel model, RelationField field, String message) {
    findings.add(Code.IMPOSSIBLE_MANY_TO_MANY, model.path(), model.spanOf(field), message);
  }

  private static boolean hasSingleId(ReadModel model) {
    return model.isPartlyUnread()
        || model.model().primaryKey().filter(key -> !key.isComposite()).isPresent();
  }

  private static RelationField relationField(ReadModel model, FieldId id) {
    return (RelationField) model.field(id.field()).orElseThrow();
  }
}
