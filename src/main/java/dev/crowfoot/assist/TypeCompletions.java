// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import dev.crowfoot.analysis.Inflection;
import dev.crowfoot.analysis.Location;
import dev.crowfoot.assist.Candidates.Entry;
import dev.crowfoot.assist.Completion.Kind;
import dev.crowfoot.assist.Symbol.WordKind;
import dev.crowfoot.model.FieldType.Scalar;
import dev.crowfoot.syntax.Block;
import dev.crowfoot.syntax.ModelDecl;
import dev.crowfoot.syntax.Name;
import java.util.List;

/// Completes the type behind a field's name, what the name lets one expect before all others.
final class TypeCompletions {
  private static final int NAMED_SO = 0;
  private static final int EXPECTED = 1;
  private static final int NAMED_ALIKE = 2;
  private static final int WITH_ARITY = 3;
  private static final int SCALAR = 4;
  private static final int DECLARED = 5;
  private static final int UNSUPPORTED = 6;

  private final Caret caret;
  private final Scope scope;
  private final ModelDecl owner;
  private final Candidates candidates;
  private final String field;
  private final String lastWord;
  private final boolean isSuffixed;
  private final RelationText relations;

  /// @param field the name that the type follows
  TypeCompletions(Caret caret, Scope scope, ModelDecl owner, String field, Candidates candidates) {
    this.caret = caret;
    this.scope = scope;
    this.owner = owner;
    this.field = field;
    this.candidates = candidates;
    String snake = Inflection.snakeCase(field);
    this.lastWord = Inflection.upperFirst(snake.substring(snake.lastIndexOf('_') + 1));
    this.isSuffixed = isSuffixed();
    this.relations = new RelationText(caret, scope, owner);
  }

  void complete() {
    Scalar expected = expected();
    for (Scalar scalar : Scalar.values()) {
      int rank = scalar == expected ? EXPECTED : SCALAR;
      add(rank, Kind.SCALAR, scalar.word(), Words.of(WordKind.SCALAR, scalar.word()));
    }
    for (Location<Block> each : scope.declarations().all()) {
      each.declaration().name().map(Name::text).ifPresent(name -> declared(each, name));
    }
    candidates.add(
        new Entry(UNSUPPORTED, Kind.SCALAR, "Unsupported(\"…\")")
            .documented(Words.of(WordKind.SCALAR, "Unsupported")),
        "Unsupported(\"«»\")");
  }

  private void declared(Location<Block> found, String name) {
    Block block = found.declaration();
    Kind kind =
        switch (block.kind()) {
          case ENUM -> Kind.ENUM;
          case VIEW -> Kind.VIEW;
          case COMPOSITE_TYPE -> Kind.COMPOSITE_TYPE;
          default -> Kind.MODEL;
        };
    boolean isRelation = kind == Kind.MODEL || kind == Kind.VIEW;
    if (isRelation && Scope.isCompositeType(owner)) {
      return;
    }
    if (!candidates.answers(name)) {
      return;
    }
    String documentation = block.documentation();
    int rank = likeness(name);
    int many = likeness(Inflection.plural(name));
    if (many < Math.min(rank, DECLARED) && !isSuffixed && (isRelation || scope.hasLists())) {
      candidates.add(new Entry(many, kind, name + "[]").documented(documentation));
    }
    add(rank, kind, name, documentation);
    boolean isMeant = rank == NAMED_SO || !caret.word().prefix().isEmpty();
    if (isRelation && isMeant && !isSuffixed && caret.isLastOnLine()) {
      relations
          .of(field, name)
          .ifPresent(
              relation ->
                  candidates.add(
                      new Entry(rank, Kind.RELATION, relation.label())
                          .detailed(relation.detail())
                          .known(name),
                      relation.template()));
    }
  }

  /// How much a type's name, or its plural, is like the field's: `role` is mostly of type `Role`,
  /// else of `UserRole`.
  private int likeness(String type) {
    String name = owner.name().map(Name::text).orElse("") + Inflection.upperFirst(field);
    if (type.equalsIgnoreCase(field) || type.equals(name)) {
      return NAMED_SO;
    }
    return !lastWord.isEmpty() && type.endsWith(lastWord) ? NAMED_ALIKE : DECLARED;
  }

  /// The type, and where it is typed out already, its optional and list forms.
  private void add(int rank, Kind kind, String type, String documentation) {
    candidates.add(new Entry(rank, kind, type).documented(documentation));
    if (!caret.word().prefix().equals(type) || isSuffixed) {
      return;
    }
    candidates.add(
        new Entry(WITH_ARITY, kind, type + "?").detailed("optional").documented(documentation));
    if ((kind != Kind.SCALAR && kind != Kind.ENUM) || scope.hasLists()) {
      candidates.add(
          new Entry(WITH_ARITY, kind, type + "[]").detailed("list").documented(documentation));
    }
  }

  /// Whether `?` or `[]` is behind the word already.
  private boolean isSuffixed() {
    int end = caret.word().span().end();
    String text = caret.tokens().text();
    return end < text.length() && "?[".indexOf(text.charAt(end)) >= 0;
  }

  /// What a field of that name mostly holds.
  private Scalar expected() {
    String name = Inflection.snakeCase(field);
    String last = name.substring(name.lastIndexOf('_') + 1);
    return switch (last) {
      case "at", "date", "time", "on", "until", "since" -> Scalar.DATE_TIME;
      case "count", "number", "age", "year", "position", "order", "size", "index", "quantity" ->
          Scalar.INT;
      case "price", "amount", "total", "cost", "balance" -> Scalar.DECIMAL;
      case "data", "metadata", "settings", "config", "json", "payload" -> Scalar.JSON;
      case "active", "enabled", "disabled", "deleted", "published", "verified", "hidden" ->
          Scalar.BOOLEAN;
      case "id" -> idType();
      default -> isQuestion(name) ? Scalar.BOOLEAN : Scalar.STRING;
    };
  }

  private static boolean isQuestion(String name) {
    return List.of("is_", "has_", "can_", "should_").stream().anyMatch(name::startsWith);
  }

  /// What ids are mostly made of in this schema.
  private Scalar idType() {
    long texts =
        scope.analysis().schema().models().stream()
            .flatMap(m -> m.scalarField("id").stream())
            .filter(f -> f.type() == Scalar.STRING)
            .count();
    return texts * 2 > scope.analysis().schema().models().size() ? Scalar.STRING : Scalar.INT;
  }
}
