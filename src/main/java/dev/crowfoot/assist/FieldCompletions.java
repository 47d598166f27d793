// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import dev.crowfoot.analysis.Inflection;
import dev.crowfoot.assist.Candidates.Entry;
import dev.crowfoot.assist.Completion.Kind;
import dev.crowfoot.model.Arity;
import dev.crowfoot.model.EnumType;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.RelationField;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.syntax.Argument;
import dev.crowfoot.syntax.Attribute;
import dev.crowfoot.syntax.Expression;
import dev.crowfoot.syntax.FieldDecl;
import dev.crowfoot.syntax.ModelDecl;
import dev.crowfoot.syntax.Name;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Completes at the start of a model's line: whole fields that the rest of the schema calls for.
final class FieldCompletions {
  private static final int MISSING_KEY = 0;
  private static final int OPPOSITE = 1;
  private static final int USUAL = 2;
  private static final int OF_TYPE = 3;

  private final Caret caret;
  private final Scope scope;
  private final ModelDecl owner;
  private final Candidates candidates;
  private final RelationText relations;
  private final Set<String> there = new HashSet<>();

  FieldCompletions(Caret caret, Scope scope, ModelDecl owner, Candidates candidates) {
    this.caret = caret;
    this.scope = scope;
    this.owner = owner;
    this.candidates = candidates;
    this.relations = new RelationText(caret, scope, owner);
    for (FieldDecl field : owner.fields()) {
      if (field.node().firstToken() != caret.statement()) {
        there.add(field.name().text());
      }
    }
  }

  void complete() {
    missingKeys();
    String name = owner.name().map(Name::text).orElse("");
    if (!Scope.isCompositeType(owner) && !name.isEmpty()) {
      for (Model model : scope.analysis().schema().models()) {
        opposites(name, model);
      }
    }
    usual();
    if (caret.word().prefix().length() > 1) {
      ofTypes(name);
    }
  }

  /// The fields that `fields: […]` names and nobody declares.
  private void missingKeys() {
    for (FieldDecl field : owner.fields()) {
      Optional<Attribute> relation = field.attribute("relation");
      List<ScalarField> key = relation.isEmpty() ? List.of() : scope.keyOf(Scope.typeOf(field));
      List<String> names = relation.map(FieldCompletions::fieldNames).orElse(List.of());
      for (int i = 0; i < Math.min(names.size(), key.size()); i++) {
        ScalarField part = key.get(i);
        String type = part.type().word() + (Scope.isOptional(field) ? "?" : "");
        String nativeType = part.nativeType().map(t -> " @" + t).orElse("");
        field(
            MISSING_KEY,
            Kind.FIELD,
            names.get(i),
            type + nativeType,
            "the key that " + field.name().text() + " names",
            names.get(i));
      }
    }
  }

  private static List<String> fieldNames(Attribute relation) {
    return relation
        .argument("fields")
        .flatMap(Argument::value)
        .map(Expression::elements)
        .orElse(List.of())
        .stream()
        .filter(Expression.Path.class::isInstance)
        .map(Expression::text)
        .toList();
  }

  /// The other ends of a model's fields that point here and have nothing that points back.
  private void opposites(String name, Model model) {
    model
        .relationFields()
        .filter(field -> field.target().equals(name))
        .filter(field -> !isAnswered(model, field))
        .forEach(field -> opposite(model, field));
  }

  private void opposite(Model model, RelationField field) {
    String lower = Inflection.lowerFirst(model.name());
    String attribute = field.relationName().map(n -> " @relation(\"" + n + "\")").orElse("");
    String detail = "the other end of " + model.name() + "." + field.name();
    if (field.arity() == Arity.LIST) {
      holder(OPPOSITE, lower, model.name(), detail);
    }
    boolean isOne = isOneToOne(model, field);
    field(
        OPPOSITE,
        Kind.RELATION,
        isOne ? lower : Inflection.plural(lower),
        model.name() + (isOne ? "?" : "[]") + attribute,
        detail,
        model.name());
  }

  /// A field that refers to a row of `target`, with its key.
  private void holder(int rank, String name, String target, String detail) {
    if (!there.contains(name)) {
      relations
          .of(name, target)
          .ifPresent(
              relation ->
                  candidates.add(
                      new Entry(rank, Kind.RELATION, name + " " + relation.label())
                          .detailed(detail.isEmpty() ? relation.detail() : detail)
                          .known(name, target),
                      name + " " + relation.template()));
    }
  }

  private static boolean isOneToOne(Model model, RelationField field) {
    return field.holdsForeignKey() && model.isUniqueOver(field.fields());
  }

  private boolean isAnswered(Model model, RelationField field) {
    return owner.fields().stream()
        .filter(own -> own.node().firstToken() != caret.statement())
        .filter(own -> Scope.typeOf(own).equals(model.name()))
        .filter(
            own ->
                !model.name().equals(owner.name().map(Name::text).orElse(""))
                    || !own.name().is(field.name()))
        .anyMatch(own -> RelationNames.of(own).equals(field.relationName()));
  }

  /// What many models have.
  private void usual() {
    if (!Scope.isCompositeType(owner) && !Scope.isView(owner) && !Scope.hasId(owner)) {
      field(USUAL, Kind.FIELD, "id", "Int @id @default(autoincrement())", "", "id");
      candidates.add(new Entry(USUAL, Kind.FIELD, "id String @id @default(uuid())").known("id"));
    }
    field(USUAL, Kind.FIELD, "createdAt", "DateTime @default(now())", "", "createdAt");
    if (!Scope.isCompositeType(owner)) {
      field(USUAL, Kind.FIELD, "updatedAt", "DateTime @updatedAt", "", "updatedAt");
    }
  }

  /// Fields for a type whose name is typed where a field's name goes: `Post` gives `posts Post[]`.
  private void ofTypes(String name) {
    for (EnumType type : scope.analysis().schema().enums()) {
      String lower = Inflection.lowerFirst(type.name());
      field(OF_TYPE, Kind.ENUM, lower, type.name(), "", type.name());
    }
    if (Scope.isCompositeType(owner)) {
      return;
    }
    for (Model model : scope.analysis().schema().models()) {
      if (!model.name().equals(name) && candidates.answers(model.name())) {
        String lower = Inflection.lowerFirst(model.name());
        field(
            OF_TYPE,
            Kind.RELATION,
            Inflection.plural(lower),
            model.name() + "[]",
            "",
            model.name());
        holder(OF_TYPE, lower, model.name(), "");
      }
    }
  }

  private void field(
      int rank, Kind kind, String name, String rest, String detail, String alsoKnownAs) {
    if (!there.contains(name)) {
      candidates.add(
          new Entry(rank, kind, name + " " + rest).detailed(detail).known(name, alsoKnownAs));
    }
  }
}
