// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.analysis.RelationResolver.Pair;
import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.diagnostic.Fix;
import dev.crowfoot.model.Arity;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.RelationField;
import java.util.List;
import java.util.stream.Collectors;

/// What can be wrong with a pair of relation fields; one function per finding.
final class RelationFindings {
  private final Findings findings;

  RelationFindings(Findings findings) {
    this.findings = findings;
  }

  /// M103
  ///
  /// ```prisma
  /// model Post { author User @relation(fields: [authorId], references: [id]) … }
  /// model User { id Int @id }     // no `posts Post[]`
  /// ```
  void missingOpposite(ReadModel model, RelationField field, ReadModel target) {
    if (target.isPartlyUnread()) {
      return;
    }
    findings.add(
        Code.MISSING_OPPOSITE,
        model.path(),
        model.spanOf(field),
        "The relation field `"
            + field.name()
            + "` has no opposite field in `"
            + target.name()
            + "`. Add one of type `"
            + model.name()
            + (field.arity() == Arity.LIST ? "" : "[]")
            + "`"
            + field.relationName().map(n -> " with `@relation(\"" + n + "\")`").orElse("")
            + " there.",
        OppositeFields.fixes(model, field, target));
  }

  /// M105
  ///
  /// ```prisma
  /// author   User @relation(fields: [authorId], references: [id])
  /// reviewer User @relation(fields: [reviewerId], references: [id])
  /// ```
  void ambiguous(ReadModel model, List<RelationField> fields) {
    RelationField first = fields.getFirst();
    String names = fields.stream().map(f -> "`" + f.name() + "`").collect(Collectors.joining(", "));
    findings.add(
        Code.AMBIGUOUS_RELATION,
        model.path(),
        model.spanOf(first),
        "The fields "
            + names
            + " of `"
            + model.name()
            + "` all refer to `"
            + first.target()
            + "`"
            + first.relationName().map(n -> " with the name `" + n + "`").orElse("")
            + ". Give each pair of fields a relation name of its own, such as `@relation(\"name\")`.");
  }

  /// M106, at both ends: either can be mended.
  void noneHoldsForeignKey(
      ReadModel model, RelationField field, ReadModel target, RelationField other) {
    String message =
        "Neither "
            + names(model, field, " nor ", target, other)
            + " says which fields refer to which of the other model. Add"
            + " `@relation(fields: […], references: […])` to one of them.";
    findings.add(
        Code.INCOMPLETE_RELATION,
        model.path(),
        model.spanOf(field),
        message,
        keyFixes(model, field, target, other));
    findings.add(
        Code.INCOMPLETE_RELATION,
        target.path(),
        target.spanOf(other),
        message,
        keyFixes(target, other, model, field));
  }

  /// The key goes where no other end is left that would have to be there for each row.
  private static List<Fix> keyFixes(
      ReadModel child, RelationField field, ReadModel parent, RelationField opposite) {
    boolean suitsOpposite = opposite.arity() != Arity.REQUIRED || field.arity() == Arity.REQUIRED;
    return suitsOpposite ? OppositeFields.foreignKeyFixes(child, field, parent, true) : List.of();
  }

  /// M106, at both ends.
  void bothHoldForeignKey(
      ReadModel model, RelationField field, ReadModel target, RelationField other) {
    String message =
        "Both "
            + names(model, field, " and ", target, other)
            + " say which fields refer to the other model. Keep `fields` and `references` on one of"
            + " them.";
    findings.add(Code.INCOMPLETE_RELATION, model.path(), model.spanOf(field), message);
    findings.add(Code.INCOMPLETE_RELATION, target.path(), target.spanOf(other), message);
  }

  private static String names(
      ReadModel model, RelationField field, String between, ReadModel target, RelationField other) {
    return "`"
        + new FieldId(model.name(), field.name())
        + "`"
        + between
        + "`"
        + new FieldId(target.name(), other.name())
        + "`";
  }

  /// Checks what a foreign key needs before it can be one.
  ///
  /// @return whether the relation can be built
  boolean checkForeignKey(Pair pair) {
    ReadModel child = pair.model();
    RelationField field = pair.field();
    ReadModel parent = pair.target();
    RelationField opposite = pair.other();
    if (!opposite.fields().isEmpty() || !opposite.references().isEmpty()) {
      findings.add(
          Code.INCOMPLETE_RELATION,
          parent.path(),
          parent.spanOf(opposite),
          "`"
              + opposite.name()
              + "` is not the end that holds the foreign key. Remove `fields` and"
              + " `references` here and keep them on `"
              + child.name()
              + "."
              + field.name()
              + "`.");
      return false;
    }
    if (field.fields().isEmpty() || field.references().isEmpty()) {
      incomplete(child, field, parent, opposite.arity() != Arity.LIST);
      return false;
    }
    if (!child.hasColumns(field.fields()) || !parent.hasColumns(field.references())) {
      return false;
    }
    if (field.fields().size() != field.references().size()) {
      findings.add(
          Code.INCOMPLETE_RELATION,
          child.path(),
          child.spanOf(field),
          "`fields` and `references` must have the same number of fields.");
      return false;
    }
    return true;
  }

  /// M106
  private void incomplete(
      ReadModel child, RelationField field, ReadModel parent, boolean isOneToOne) {
    boolean noFields = field.fields().isEmpty();
    findings.add(
        Code.INCOMPLETE_RELATION,
        child.path(),
        child.spanOf(field),
        "The relation field `"
            + field.name()
            + "` does not say which fields "
            + (noFields ? "hold the key of `" : "it refers to in `")
            + parent.name()
            + "`. Add `"
            + (noFields ? "fields" : "references")
            + ": […]` to its `@relation`.",
        OppositeFields.foreignKeyFixes(child, field, parent, isOneToOne));
  }
}
