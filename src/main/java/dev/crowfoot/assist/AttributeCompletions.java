// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import dev.crowfoot.analysis.Inflection;
import dev.crowfoot.assist.Candidates.Entry;
import dev.crowfoot.assist.Completion.Kind;
import dev.crowfoot.assist.Symbol.WordKind;
import dev.crowfoot.model.FieldType.Scalar;
import dev.crowfoot.model.Provider;
import dev.crowfoot.syntax.FieldDecl;
import dev.crowfoot.syntax.ModelDecl;
import java.util.List;

/// Completes the attributes behind a field's type: those that fit it and are not there yet.
final class AttributeCompletions {
  private static final int FIRST = 0;
  private static final int USUAL = 1;
  private static final int RARE = 2;
  private static final int NATIVE = 3;

  private final Caret caret;
  private final Scope scope;
  private final ModelDecl owner;
  private final FieldDecl field;
  private final Candidates candidates;
  private final List<String> there;
  private final String type;

  AttributeCompletions(
      Caret caret, Scope scope, ModelDecl owner, FieldDecl field, Candidates candidates) {
    this.caret = caret;
    this.scope = scope;
    this.owner = owner;
    this.field = field;
    this.candidates = candidates;
    this.there = caret.attributes();
    this.type = Scope.typeOf(field);
  }

  void complete() {
    switch (scope.kindOf(field)) {
      case MODEL -> relation();
      case SCALAR, ENUM, UNSUPPORTED -> stored();
      case COMPOSITE -> simple(USUAL, "map", "(\"«" + mappedName() + "»\")");
      case UNKNOWN -> {
        relation();
        stored();
      }
    }
  }

  private void stored() {
    boolean isPlain = !Scope.isList(field) && !Scope.isCompositeType(owner);
    boolean canBeKey = isPlain && scope.kindOf(field) != Scope.TypeKind.UNSUPPORTED;
    boolean isKey = there.contains("id") || there.contains("unique");
    if (canBeKey
        && !isKey
        && !Scope.isOptional(field)
        && !Scope.isView(owner)
        && !Scope.hasId(owner)) {
      id();
    }
    if (canBeKey && !isKey) {
      simple(USUAL, "unique", "");
    }
    if (!there.contains("default")) {
      new DefaultCompletions(scope, owner, field).whole(candidates, USUAL);
    }
    if (type.equals(Scalar.DATE_TIME.word()) && isPlain) {
      simple(field.name().is("updatedAt") ? FIRST : USUAL, "updatedAt", "");
    }
    simple(RARE, "map", "(\"«" + mappedName() + "»\")");
    if (!Scope.isCompositeType(owner)) {
      simple(RARE, "ignore", "");
    }
    if (scope.is(Provider.MYSQL) && scope.hasPreviewFeature("shardKeys") && isPlain) {
      simple(RARE, "shardKey", "");
    }
    if (there.stream().noneMatch(name -> name.indexOf('.') >= 0)) {
      new NativeTypeCompletions(scope, candidates).whole(type, NATIVE);
    }
  }

  /// `@id`, and for a field of that name with what makes its values.
  private void id() {
    boolean isMeant = field.name().is("id") || field.name().is("uuid");
    if (isMeant && there.isEmpty()) {
      for (String function : new DefaultCompletions(scope, owner, field).idFunctions()) {
        candidates.add(
            new Entry(FIRST, Kind.ATTRIBUTE, "@id @default(" + function + ")")
                .documented(Words.of(WordKind.ATTRIBUTE, "@id"))
                .known("id"));
      }
    }
    simple(isMeant ? FIRST : USUAL, "id", "");
  }

  private void relation() {
    if (!there.contains("relation")) {
      String name = field.name().text();
      if (!Scope.isList(field)) {
        new RelationText(caret, scope, owner)
            .attribute(name, type, Scope.isOptional(field) ? "?" : "")
            .ifPresent(
                relation ->
                    candidates.add(
                        new Entry(FIRST, Kind.ATTRIBUTE, relation.label())
                            .detailed(relation.detail())
                            .documented(Words.of(WordKind.ATTRIBUTE, "@relation"))
                            .known("relation"),
                        relation.template()));
      }
      for (String other : RelationNames.ofOtherSide(scope, owner, type)) {
        candidates.add(
            new Entry(FIRST, Kind.ATTRIBUTE, "@relation(\"" + other + "\")")
                .detailed("as in " + type)
                .documented(Words.of(WordKind.ATTRIBUTE, "@relation"))
                .known("relation"));
      }
      candidates.add(
          new Entry(USUAL, Kind.ATTRIBUTE, "@relation(…)")
              .documented(Words.of(WordKind.ATTRIBUTE, "@relation"))
              .known("relation"),
          "@relation(«»)");
    }
    simple(RARE, "ignore", "");
  }

  /// An attribute of that name, unless it is there.
  private void simple(int rank, String name, String arguments) {
    if (!there.contains(name)) {
      String shown = arguments.isEmpty() ? "" : "(\"…\")";
      candidates.add(
          new Entry(rank, Kind.ATTRIBUTE, "@" + name + shown)
              .documented(Words.of(WordKind.ATTRIBUTE, "@" + name))
              .known(name),
          "@" + name + arguments);
    }
  }

  private String mappedName() {
    return Inflection.snakeCase(field.name().text());
  }

  /// The attributes of an enum's values.
  static void ofEnumValue(Caret caret, Candidates candidates) {
    if (!caret.attributes().contains("map")) {
      String name =
          Level.word(caret.tokens(), caret.outermost().items().getFirst().getFirst()).orElse("");
      candidates.add(
          new Entry(USUAL, Kind.ATTRIBUTE, "@map(\"…\")")
              .documented(Words.of(WordKind.ATTRIBUTE, "@map"))
              .known("map"),
          "@map(\"«" + Inflection.snakeCase(name) + "»\")");
    }
  }
}
