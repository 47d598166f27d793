// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.diagnostic.Fix;
import dev.crowfoot.model.IndexField;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.UniqueKey;
import dev.crowfoot.syntax.FieldDecl;
import dev.crowfoot.syntax.Insertion;
import dev.crowfoot.syntax.TypeRef;
import dev.crowfoot.text.TextEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Checks of keys and indexes.
final class KeyChecks {
  private KeyChecks() {}

  static void check(ReadModel model, Findings findings) {
    missingId(model, findings);
  }

  /// M104: nothing identifies a row of the model.
  private static void missingId(ReadModel model, Findings findings) {
    boolean exempt =
        model.isCompositeType()
            || model.model().isView()
            || model.model().ignored()
            || model.isPartlyUnread()
            || model.decl().closingBrace().isEmpty();
    if (exempt
        || model.model().primaryKey().isPresent()
        || model.model().uniques().stream().anyMatch(key -> identifies(model, key))) {
      return;
    }
    findings.add(
        Code.MISSING_ID,
        model.path(),
        model.nameSpan(),
        "Model `"
            + model.name()
            + "` has nothing that identifies a row. Mark a field with `@id`, or add `@@id([…])`"
            + " over several.",
        idFixes(model));
  }

  /// Whether a unique key can stand in for an id: every field of it is required.
  private static boolean identifies(ReadModel model, UniqueKey key) {
    return key.where().isEmpty()
        && key.fields().stream()
            .map(IndexField::name)
            .allMatch(name -> model.scalarField(name).map(ScalarField::isRequired).orElse(true));
  }

  private static List<Fix> idFixes(ReadModel model) {
    List<Fix> fixes = new ArrayList<>();
    Optional<ScalarField> id = model.scalarField("id").filter(ScalarField::isRequired);
    if (id.isPresent()) {
      FieldDecl decl = model.declaration(id.get());
      int behindType = decl.type().map(TypeRef::span).orElse(decl.span()).end();
      fixes.add(
          Findings.fix("Mark `id` with `@id`", model.path(), TextEdit.insert(behindType, " @id")));
    } else if (!model.declares("id")) {
      fixes.add(
          Findings.fix(
              "Add `id Int @id @default(autoincrement())`",
              model.path(),
              Insertion.firstField(model.decl(), "id Int @id @default(autoincrement())")));
    }
    return fixes;
  }
}
