// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.diagnostic.Fix;
import dev.crowfoot.model.Arity;
import dev.crowfoot.model.Datasource;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.ReferentialAction;
import dev.crowfoot.model.Relation;
import dev.crowfoot.model.Relation.ForeignKeyRelation;
import dev.crowfoot.model.Relation.ManyToMany;
import dev.crowfoot.model.RelationField;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.syntax.FieldDecl;
import dev.crowfoot.syntax.Insertion;
import dev.crowfoot.text.Span;
import dev.crowfoot.text.TextEdit;
import java.util.List;

/// Checks of relations whose ends are known.
final class RelationChecks {
  private final CheckedSchema schema;
  private final Findings findings;
  private final ManyToManyChecks manyToMany;

  RelationChecks(CheckedSchema schema, Findings findings) {
    this.schema = schema;
    this.findings = findings;
    this.manyToMany = new ManyToManyChecks(schema, findings);
  }

  void check(Relation relation) {
    switch (relation) {
      case ForeignKeyRelation key -> foreignKey(key);
      case ManyToMany many -> manyToMany.check(many);
    }
  }

  private void foreignKey(ForeignKeyRelation relation) {
    ReadModel child = schema.models().get(relation.child().model());
    ReadModel parent = schema.models().get(relation.parent().model());
    if (child == null || parent == null) {
      return;
    }
    typesMatch(relation, child, parent);
    referencesAreUnique(relation, child, parent);
    oneToOneIsUnique(relation, child);
    requiredNeedsRequired(relation, child);
    oppositeOfOneToOneIsOptional(relation, parent);
    nullCanBeSet(relation, child);
    actionsAreBesideTheKey(relation, parent);
  }

  /// M109: `authorId String` cannot refer to `id Int`.
  private void typesMatch(ForeignKeyRelation relation, ReadModel child, ReadModel parent) {
    for (int i = 0; i < relation.fields().size(); i++) {
      ScalarField own = child.scalarField(relation.fields().get(i)).orElseThrow();
      ScalarField other = parent.scalarField(relation.references().get(i)).orElseThrow();
      if (!own.type().equals(other.type())) {
        FieldDecl decl = child.declaration(own);
        Span type = decl.type().map(t -> t.nameSpan()).orElse(decl.span());
        findings.add(
            Code.RELATION_TYPE_MISMATCH,
            child.path(),
            spanOf(relation, child),
            "`"
                + own.name()
                + "` is of type `"
                + own.type().word()
                + "`, but `"
                + parent.name()
                + "."
                + other.name()
                + "`, which it refers to, is of type `"
                + other.type().word()
                + "`. Give both the same type.",
            Findings.fix(
                "Change `" + own.name() + "` to `" + other.type().word() + "`",
                child.path(),
                TextEdit.replace(type, other.type().word())));
      }
    }
  }

  /// M110: only a key of the other model can be referred to.
  private void referencesAreUnique(ForeignKeyRelation relation, ReadModel child, ReadModel parent) {
    if (!schema.declared().isForPostgresOrSqlite()
        || parent.model().isUniqueOver(relation.references())) {
      return;
    }
    findings.add(
        Code.REFERENCE_NOT_UNIQUE,
        child.path(),
        spanOf(relation, child),
        "A relation refers to a key, but "
            + quoted(relation.references())
            + " of `"
            + parent.name()
            + "` is not unique. Mark it with "
            + uniqueAttribute(relation.references())
            + ".",
        uniqueFixes(parent, relation.references()));
  }

  /// M111: in a one-to-one relation no two rows may have the same parent.
  private void oneToOneIsUnique(ForeignKeyRelation relation, ReadModel child) {
    if (!relation.isOneToOne() || child.model().isUniqueOver(relation.fields())) {
      return;
    }
    findings.add(
        Code.ONE_TO_ONE_NOT_UNIQUE,
        child.path(),
        spanOf(relation, child),
        "In a one-to-one relation the foreign key "
            + quoted(relation.fields())
            + " must be unique. Mark it with "
            + uniqueAttribute(relation.fields())
            + ", or make `"
            + relation.parent()
            + "` a list.",
        uniqueFixes(child, relation.fields()));
  }

  /// M112: a required relation field over an optional foreign key.
  private void requiredNeedsRequired(ForeignKeyRelation relation, ReadModel child) {
    RelationField field = relationField(child, relation.child());
    if (field.arity() == Arity.REQUIRED && anyOptional(child, relation.fields())) {
      findings.add(
          Code.RELATION_ARITY,
          child.path(),
          spanOf(relation, child),
          "`"
              + field.name()
              + "` is required, but its foreign key "
              + quoted(relation.fields())
              + " is optional. Make both required or both optional.");
    }
  }

  /// M112: the side of a one-to-one relation without the foreign key cannot be required.
  private void oppositeOfOneToOneIsOptional(ForeignKeyRelation relation, ReadModel parent) {
    if (!relation.isOneToOne()) {
      return;
    }
    RelationField opposite = relationField(parent, relation.parent());
    if (opposite.arity() == Arity.REQUIRED) {
      findings.add(
          Code.RELATION_ARITY,
          parent.path(),
          parent.spanOf(opposite),
          "`"
              + opposite.name()
              + "` cannot be required, because no database can enforce it from this side. Change its"
              + " type to `"
              + opposite.target()
              + "?`.");
    }
  }

  /// M113: with `relationMode = "prisma"` a required foreign key cannot be set to null.
  private void nullCanBeSet(ForeignKeyRelation relation, ReadModel child) {
    if (!emulatesRelations()) {
      return;
    }
    boolean anyRequired = relation.fields().stream().anyMatch(child::isRequired);
    boolean setsNull =
        (relation.onDelete() == ReferentialAction.SET_NULL && explicit(child, relation, "onDelete"))
            || relation.onUpdate() == ReferentialAction.SET_NULL;
    if (anyRequired && setsNull) {
      findings.add(
          Code.IMPOSSIBLE_ACTION,
          child.path(),
          spanOf(relation, child),
          "`SetNull` needs an optional foreign key, but "
              + quoted(relation.fields())
              + " is required. Choose another action, or make the fields optional.");
    }
  }

  private boolean emulatesRelations() {
    return schema
        .declared()
        .datasource()
        .map(Datasource::relationMode)
        .filter(Datasource.RelationMode.PRISMA::equals)
        .isPresent();
  }

  /// M113
  private void actionsAreBesideTheKey(ForeignKeyRelation relation, ReadModel parent) {
    RelationField opposite = relationField(parent, relation.parent());
    if (opposite.onDelete().isPresent() || opposite.onUpdate().isPresent()) {
      findings.add(
          Code.IMPOSSIBLE_ACTION,
          parent.path(),
          parent.spanOf(opposite),
          "`onDelete` and `onUpdate` belong to the foreign key. Move them to `"
              + relation.child()
              + "`.");
    }
  }

  /// M142: the client knows nothing of an ignored model.
  void ignoredTarget(ReadModel model, RelationField field, ReadModel target) {
    if (!target.model().ignored() || model.model().ignored() || field.ignored()) {
      return;
    }
    findings.add(
        Code.IGNORED_TARGET,
        model.path(),
        model.spanOf(field),
        "`"
            + field.target()
            + "` is ignored, so `"
            + field.name()
            + "` must be too. Mark it with `@ignore`.",
        Findings.fix(
            "Mark `" + field.name() + "` with `@ignore`",
            model.path(),
            Insertion.attribute(model.declaration(field), "@ignore")));
  }

  private static boolean anyOptional(ReadModel model, List<String> fields) {
    for (String name : fields) {
      if (model.scalarField(name).orElseThrow().arity() == Arity.OPTIONAL) {
        return true;
      }
    }
    return false;
  }

  private static boolean explicit(ReadModel child, ForeignKeyRelation relation, String argument) {
    return child
        .row(relationField(child, relation.child()))
        .attribute("relation")
        .flatMap(r -> r.argument(argument))
        .isPresent();
  }

  private static RelationField relationField(ReadModel model, FieldId id) {
    return (RelationField) model.field(id.field()).orElseThrow();
  }

  /// The `@relation` of the child, else its whole field.
  private static Span spanOf(ForeignKeyRelation relation, ReadModel child) {
    return child.row(relationField(child, relation.child())).spanOf("relation");
  }

  private static String quoted(List<String> names) {
    return "`" + String.join("`, `", names) + "`";
  }

  private static String uniqueAttribute(List<String> names) {
    return names.size() == 1 ? "`@unique`" : "`@@unique([" + String.join(", ", names) + "])`";
  }

  private static List<Fix> uniqueFixes(ReadModel model, List<String> names) {
    if (names.size() > 1) {
      String line = "@@unique([" + String.join(", ", names) + "])";
      return List.of(
          Findings.fix(
              "Add `" + line + "` to `" + model.name() + "`",
              model.path(),
              Insertion.blockAttribute(model.decl(), line)));
    }
    ScalarField field = model.scalarField(names.getFirst()).orElseThrow();
    return List.of(
        Findings.fix(
            "Mark `" + model.name() + "." + field.name() + "` with `@unique`",
            model.path(),
            Insertion.attribute(model.declaration(field), "@unique")));
  }
}
