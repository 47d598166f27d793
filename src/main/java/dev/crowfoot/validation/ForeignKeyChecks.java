// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.validation;

import dev.crowfoot.analysis.Findings;
import dev.crowfoot.analysis.ReadField;
import dev.crowfoot.analysis.ReadModel;
import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.diagnostic.Fix;
import dev.crowfoot.model.Datasource;
import dev.crowfoot.model.Datasource.RelationMode;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.ReferentialAction;
import dev.crowfoot.model.Relation.ForeignKeyRelation;
import dev.crowfoot.model.RelationField;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.syntax.Argument;
import dev.crowfoot.syntax.Insertion;
import dev.crowfoot.text.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Checks what a relation asks of PostgreSQL and SQLite: its actions, and, where the database has
/// no foreign keys, its index.
final class ForeignKeyChecks {
  private final Datasource datasource;
  private final Provider provider;
  private final Findings findings;

  ForeignKeyChecks(Datasource datasource, Provider provider, Findings findings) {
    this.datasource = datasource;
    this.provider = provider;
    this.findings = findings;
  }

  void check(ForeignKeyRelation relation, ReadModel child) {
    if (!isEmulated() && !setsNull(relation)) {
      return;
    }
    RelationField field = (RelationField) child.field(relation.child().field()).orElseThrow();
    ReadField row = child.row(field);
    Span span = row.spanOf("relation");
    if (isEmulated()) {
      emulatedActions(child, field, span);
      missingIndex(relation, child, row, span);
    } else {
      setNull("onDelete", field.onDelete(), relation, child, row);
      setNull("onUpdate", field.onUpdate(), relation, child, row);
    }
  }

  /// Whether it may do so; whether the text says so is to be seen.
  private static boolean setsNull(ForeignKeyRelation relation) {
    return relation.onDelete() == ReferentialAction.SET_NULL
        || relation.onUpdate() == ReferentialAction.SET_NULL;
  }

  /// Whether no foreign keys are made.
  private boolean isEmulated() {
    return datasource.relationMode() == RelationMode.PRISMA;
  }

  /// D114
  private void emulatedActions(ReadModel child, RelationField field, Span span) {
    Stream.of(field.onDelete(), field.onUpdate())
        .flatMap(Optional::stream)
        .filter(
            action ->
                action == ReferentialAction.NO_ACTION || action == ReferentialAction.SET_DEFAULT)
        .distinct()
        .forEach(
            action ->
                findings.add(
                    Code.UNSUPPORTED_ACTION,
                    child.path(),
                    span,
                    "`"
                        + action.word()
                        + "` needs foreign keys, which `relationMode = \"prisma\"` turns off. Use"
                        + " `Cascade`, `Restrict` or `SetNull`."));
  }

  /// D115, D201: PostgreSQL takes such a foreign key and fails when it acts.
  private void setNull(
      String argument,
      Optional<ReferentialAction> action,
      ForeignKeyRelation relation,
      ReadModel child,
      ReadField row) {
    if (!action.equals(Optional.of(ReferentialAction.SET_NULL))) {
      return;
    }
    List<String> required =
        relation.fields().stream()
            .filter(name -> child.scalarField(name).filter(ScalarField::isRequired).isPresent())
            .toList();
    if (required.isEmpty()) {
      return;
    }
    Span span =
        row.attribute("relation")
            .flatMap(written -> written.argument(argument))
            .map(Argument::span)
            .orElse(row.spanOf("relation"));
    findings.add(
        provider == Provider.SQLITE ? Code.SET_NULL_ON_REQUIRED : Code.RISKY_SET_NULL,
        child.path(),
        span,
        "`"
            + argument
            + ": SetNull` cannot work, because `"
            + String.join("`, `", required)
            + "` is required. Choose another action, or make it optional.");
  }

  /// D202: a database makes no index for a relation that it does not know.
  private void missingIndex(
      ForeignKeyRelation relation, ReadModel child, ReadField row, Span span) {
    boolean hasIndex =
        DeclaredKey.of(child).stream()
            .filter(key -> key.kind() != DeclaredKey.Kind.FULLTEXT)
            .map(key -> key.fields().stream().map(f -> f.name()).toList())
            .anyMatch(names -> beginsWith(names, relation.fields()));
    if (hasIndex) {
      return;
    }
    String index = "@@index([" + String.join(", ", relation.fields()) + "])";
    Fix fix =
        Findings.fix(
            "Add `" + index + "`", child.path(), Insertion.blockAttribute(child.decl(), index));
    findings.add(
        Code.RELATION_WITHOUT_INDEX,
        child.path(),
        span,
        "With `relationMode = \"prisma\"` there is no foreign key, and no index comes with `"
            + row.name()
            + "`. Add `"
            + index
            + "`, or queries over the relation read the whole table.",
        fix);
  }

  private static boolean beginsWith(List<String> names, List<String> beginning) {
    return names.size() >= beginning.size() && names.subList(0, beginning.size()).equals(beginning);
  }
}
