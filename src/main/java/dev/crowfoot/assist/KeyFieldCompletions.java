// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import dev.crowfoot.analysis.Inflection;
import dev.crowfoot.analysis.Signature.Parameter;
import dev.crowfoot.assist.Candidates.Entry;
import dev.crowfoot.assist.Completion.Kind;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.syntax.Expression;
import dev.crowfoot.syntax.FieldDecl;
import dev.crowfoot.syntax.ModelDecl;
import dev.crowfoot.syntax.Name;
import dev.crowfoot.syntax.TokenKind;
import dev.crowfoot.syntax.TypeRef;
import dev.crowfoot.validation.IndexType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Completes lists of fields: `fields` and `references` of a relation, the fields of a key or
/// index.
///
/// @param owner the model that the caret is in
record KeyFieldCompletions(Caret caret, Scope scope, ModelDecl owner, Candidates candidates) {
  /// What one would put first, such as the key of the other model.
  private static final int LIKELY = 0;

  private static final int FITTING = 1;
  private static final int OTHER = 2;

  /// Lists of one field, where the brackets are not typed yet.
  void asList(Parameter parameter) {
    if (caret.word().prefix().isEmpty()) {
      return;
    }
    for (FieldDecl field : listed(parameter).map(ModelDecl::fields).orElse(List.of())) {
      if (scope.isStored(field)) {
        candidates.add(
            new Entry(rank(parameter, field), Kind.FIELD, "[" + field.name().text() + "]")
                .detailed(type(field))
                .known(field.name().text()));
      }
    }
  }

  /// An element of the list.
  void element(Parameter parameter) {
    Level list = caret.level();
    if (list.before() > 0) {
      behindDot(list);
      return;
    }
    Set<String> there = Set.copyOf(list.otherNames());
    for (FieldDecl field : listed(parameter).map(ModelDecl::fields).orElse(List.of())) {
      if (scope.isStored(field) && !there.contains(field.name().text())) {
        field(rank(parameter, field), field);
      }
    }
  }

  private void field(int rank, FieldDecl field) {
    candidates.add(
        new Entry(rank, Kind.FIELD, field.name().text())
            .detailed(type(field))
            .documented(field.documentation()));
  }

  private static String type(FieldDecl field) {
    return field.type().map(TypeRef::node).map(node -> node.text()).orElse("");
  }

  /// `address.` gives the fields of its composite type.
  private void behindDot(Level list) {
    String path = caret.dottedName(list.beforeCaret());
    if (!path.endsWith(".")) {
      return;
    }
    Optional<ModelDecl> model = Optional.of(owner);
    for (String part : path.split("\\.")) {
      model =
          model
              .flatMap(m -> m.field(part))
              .map(Scope::typeOf)
              .flatMap(scope::declaration)
              .filter(Scope::isCompositeType);
    }
    model.ifPresent(type -> type.fields().forEach(f -> field(FITTING, f)));
  }

  /// The model whose fields the list names.
  private Optional<ModelDecl> listed(Parameter parameter) {
    return parameter.name().equals("references")
        ? caret.field().map(Scope::typeOf).flatMap(scope::declaration)
        : Optional.of(owner);
  }

  private int rank(Parameter parameter, FieldDecl field) {
    return switch (parameter.name()) {
      case "references" -> rankOfReference(field);
      case "fields" ->
          parameter.kind() == Parameter.Kind.FIELDS ? rankOfForeignKey(field) : rankInKey(field);
      default -> FITTING;
    };
  }

  /// Fields of the other model: those its rows are known by, in the place of the caret.
  private int rankOfReference(FieldDecl field) {
    String name = field.name().text();
    String target = caret.field().map(Scope::typeOf).orElse("");
    List<String> key = scope.keyOf(target).stream().map(ScalarField::name).toList();
    if (key.contains(name)) {
      return LIKELY;
    }
    return field.attribute("unique").isPresent() || field.attribute("id").isPresent()
        ? FITTING
        : OTHER;
  }

  /// Own fields: those named after the relation, then those of the type of the other's key.
  private int rankOfForeignKey(FieldDecl field) {
    String name = field.name().text();
    String relation = caret.field().map(FieldDecl::name).map(Name::text).orElse("");
    List<ScalarField> key = scope.keyOf(caret.field().map(Scope::typeOf).orElse(""));
    int place = caret.level().bracket() == TokenKind.LEFT_BRACKET ? caret.level().item() : 0;
    boolean fits =
        key.isEmpty()
            || (place < key.size()
                && key.get(place).type().word().equals(Scope.typeOf(field))
                && !Scope.isList(field));
    boolean isNamedAfter =
        !relation.isEmpty()
            && Inflection.snakeCase(name).startsWith(Inflection.snakeCase(relation) + "_");
    if (fits && isNamedAfter) {
      return LIKELY;
    }
    boolean isId = field.attribute("id").isPresent();
    return fits && !isId && !isUsedElsewhere(name) ? FITTING : OTHER;
  }

  /// Whether another relation of the model has the field already.
  private boolean isUsedElsewhere(String name) {
    return owner.fields().stream()
        .filter(field -> field.node().firstToken() != caret.statement())
        .flatMap(field -> field.attribute("relation").stream())
        .flatMap(relation -> relation.argument("fields").stream())
        .flatMap(argument -> argument.value().stream())
        .map(Expression::elements)
        .flatMap(List::stream)
        .anyMatch(e -> e.text().equals(name));
  }

  private int rankInKey(FieldDecl field) {
    Optional<IndexType> type =
        scope.mayBe(Provider.POSTGRESQL) ? KeyFieldArguments.indexType(caret) : Optional.empty();
    if (type.isPresent()) {
      return stored(field).filter(type.get()::takes).isPresent() ? FITTING : OTHER;
    }
    return Scope.isList(field) || scope.kindOf(field) == Scope.TypeKind.UNSUPPORTED
        ? OTHER
        : FITTING;
  }

  private Optional<ScalarField> stored(FieldDecl field) {
    return owner
        .name()
        .map(Name::text)
        .flatMap(scope.analysis().sourceMap()::model)
        .flatMap(model -> model.scalarField(field.name().text()));
  }
}
