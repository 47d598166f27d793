// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import dev.crowfoot.analysis.Inflection;
import dev.crowfoot.analysis.Signature;
import dev.crowfoot.analysis.Signature.Parameter;
import dev.crowfoot.assist.Candidates.Entry;
import dev.crowfoot.assist.Completion.Kind;
import dev.crowfoot.assist.Symbol.WordKind;
import dev.crowfoot.model.Datasource;
import dev.crowfoot.model.Provider;
import dev.crowfoot.syntax.Block;
import dev.crowfoot.syntax.FieldDecl;
import dev.crowfoot.syntax.ModelDecl;
import dev.crowfoot.syntax.Name;
import dev.crowfoot.syntax.TokenKind;
import java.util.List;
import java.util.Optional;

/// Completes in the brackets of an attribute: the arguments it takes and does not have yet, and
/// what each can be.
final class ArgumentCompletions {
  private final Caret caret;
  private final Scope scope;
  private final Block block;
  private final Candidates candidates;
  private final boolean isBlockAttribute;
  private final String attribute;

  ArgumentCompletions(Caret caret, Scope scope, Block block, Candidates candidates) {
    this.caret = caret;
    this.scope = scope;
    this.block = block;
    this.candidates = candidates;
    List<Piece> leading = caret.leading(1);
    int at = lastAt(leading);
    this.isBlockAttribute = at >= 0 && Level.is(caret.tokens(), leading.get(at), TokenKind.AT_AT);
    this.attribute = at < 0 ? "" : caret.dottedName(leading.subList(at + 1, leading.size()));
  }

  void complete() {
    Optional<Signature> signature = signature();
    if (signature.isEmpty()) {
      return;
    }
    Level arguments = caret.levels().get(1);
    Optional<Parameter> parameter = arguments.argument().flatMap(signature.get()::parameter);
    if (caret.levels().size() > 2) {
      parameter.or(() -> signature.get().unnamed()).ifPresent(this::nested);
    } else if (parameter.isPresent() && arguments.isAtValue()) {
      value(parameter.get());
    } else if (arguments.before() == 0) {
      beginning(signature.get(), arguments);
    }
  }

  private int lastAt(List<Piece> pieces) {
    for (int i = pieces.size() - 1; i >= 0; i--) {
      if (Level.is(caret.tokens(), pieces.get(i), TokenKind.AT)
          || Level.is(caret.tokens(), pieces.get(i), TokenKind.AT_AT)) {
        return i;
      }
    }
    return -1;
  }

  private Optional<Signature> signature() {
    boolean isOfModel = block instanceof ModelDecl;
    return Optional.ofNullable(
        (isBlockAttribute
                ? isOfModel ? Signature.ofModels() : Signature.ofEnums()
                : isOfModel ? Signature.ofFields() : Signature.ofEnumValues())
            .get(attribute));
  }

  private String qualified() {
    return (isBlockAttribute ? "@@" : "@") + attribute;
  }

  /// At the beginning of an argument, which may be named or not.
  private void beginning(Signature signature, Level arguments) {
    List<String> there = arguments.otherArguments();
    boolean hasUnnamed =
        arguments.otherItems().stream()
            .anyMatch(i -> !i.isEmpty() && Level.argument(caret.tokens(), i).isEmpty());
    Optional<Parameter> unnamed =
        signature.unnamed().filter(p -> !hasUnnamed && !there.contains(p.name()));
    unnamed.ifPresent(this::value);
    if (caret.word().isQuoted()) {
      return;
    }
    if (attribute.equals("relation")
        && !there.contains("fields")
        && !there.contains("references")) {
      foreignKey();
    }
    for (Parameter parameter : signature.parameters()) {
      boolean isTaken =
          there.contains(parameter.name()) || (hasUnnamed && parameter.canBeUnnamed());
      boolean isMostlyUnnamed = parameter.canBeUnnamed() && caret.word().prefix().isEmpty();
      if (!isTaken && !isMostlyUnnamed && isUsual(parameter)) {
        named(parameter);
      }
    }
  }

  /// Both lists at once.
  private void foreignKey() {
    Optional<FieldDecl> field = caret.field();
    Optional<ModelDecl> owner = caret.model();
    if (field.isEmpty() || owner.isEmpty() || Scope.isList(field.get())) {
      return;
    }
    new RelationText(caret, scope, owner.get())
        .lists(
            field.get().name().text(),
            Scope.typeOf(field.get()),
            Scope.isOptional(field.get()) ? "?" : "")
        .ifPresent(
            lists ->
                candidates.add(
                    new Entry(0, Kind.ARGUMENT, lists.label())
                        .documented(Words.of(WordKind.ATTRIBUTE, "@relation"))
                        .known("fields")));
  }

  private void named(Parameter parameter) {
    String name = parameter.name();
    boolean hasColon =
        !caret.level().behindCaret().isEmpty()
            && Level.is(caret.tokens(), caret.level().behindCaret().getFirst(), TokenKind.COLON);
    candidates.add(
        new Entry(1, Kind.ARGUMENT, name + ":")
            .documented(Words.of(WordKind.ARGUMENT, qualified() + "." + name)),
        hasColon ? name : name + ": " + template(parameter));
  }

  private static String template(Parameter parameter) {
    return switch (parameter.kind()) {
      case STRING -> "\"«»\"";
      case FIELDS, KEY_FIELDS -> "[«»]";
      case INTEGER, BOOLEAN, WORD, PREDICATE, VALUE -> "";
    };
  }

  /// Whether the database has what the argument speaks of.
  private boolean isUsual(Parameter parameter) {
    boolean isAnIndex = attribute.equals("index");
    return switch (parameter.name()) {
      case "clustered" -> scope.is(Provider.SQLSERVER);
      case "length" -> scope.is(Provider.MYSQL);
      case "sort" -> attribute.equals("unique") || scope.mayBe(Provider.MYSQL, Provider.SQLSERVER);
      case "type" -> scope.mayBe(Provider.POSTGRESQL, Provider.COCKROACHDB, Provider.MYSQL);
      case "where" ->
          scope.hasPreviewFeature("partialIndexes")
              && !scope.is(Provider.MYSQL)
              && !scope.is(Provider.MONGODB);
      case "name" -> !isAnIndex;
      case "map" -> !attribute.equals("default") || scope.is(Provider.SQLSERVER);
      default -> true;
    };
  }

  /// Where the value of an argument begins.
  private void value(Parameter parameter) {
    if (caret.word().isQuoted() && parameter.kind() != Parameter.Kind.STRING) {
      return;
    }
    switch (parameter.kind()) {
      case STRING -> text(parameter);
      case WORD -> words().of(qualified(), parameter.name(), caret, block);
      case BOOLEAN -> words().add("true", "false");
      case VALUE -> caret.field().ifPresent(field -> defaults(field).inBrackets(candidates, false));
      case FIELDS, KEY_FIELDS -> {
        candidates.add(new Entry(0, Kind.VALUE, "[…]").known(""), "[«»]");
        keyFields().ifPresent(fields -> fields.asList(parameter));
      }
      case PREDICATE -> new PredicateCompletions(caret, scope, block, candidates).value();
      case INTEGER -> {}
    }
  }

  private void text(Parameter parameter) {
    switch (qualified() + "." + parameter.name()) {
      case "@relation.name" -> {
        Optional<ModelDecl> owner = caret.model();
        Optional<String> type = caret.field().map(Scope::typeOf);
        if (owner.isPresent() && type.isPresent()) {
          RelationNames.ofOtherSide(scope, owner.get(), type.get())
              .forEach(n -> text(n, Kind.RELATION, "as in " + type.get()));
        }
      }
      case "@@schema.map" ->
          scope
              .analysis()
              .schema()
              .datasource()
              .map(Datasource::schemas)
              .orElse(List.of())
              .forEach(s -> text(s, Kind.VALUE, ""));
      case "@map.name" ->
          Level.word(caret.tokens(), caret.leading(1).getFirst())
              .ifPresent(name -> text(Inflection.snakeCase(name), Kind.VALUE, ""));
      case "@@map.name" ->
          block
              .name()
              .map(Name::text)
              .map(Inflection::snakeCase)
              .ifPresent(
                  name -> {
                    text(Inflection.plural(name), Kind.VALUE, "");
                    text(name, Kind.VALUE, "");
                  });
      default -> {}
    }
  }

  private void text(String text, Kind kind, String detail) {
    Texts.add(caret, candidates, new Entry(0, kind, text).detailed(detail));
  }

  /// Inside of brackets within the argument.
  private void nested(Parameter parameter) {
    if (caret.word().isQuoted() || parameter.kind() == Parameter.Kind.STRING) {
      return;
    }
    boolean isInList = caret.levels().get(2).bracket() == TokenKind.LEFT_BRACKET;
    switch (parameter.kind()) {
      case FIELDS, KEY_FIELDS -> {
        if (isInList && caret.levels().size() == 3) {
          keyFields().ifPresent(fields -> fields.element(parameter));
        } else if (isInList && caret.levels().size() == 4) {
          caret
              .model()
              .ifPresent(
                  owner ->
                      new KeyFieldArguments(caret, scope, qualified(), owner, candidates)
                          .complete());
        }
      }
      case VALUE -> {
        if (isInList && caret.levels().size() == 3 && caret.level().before() == 0) {
          caret.field().ifPresent(field -> defaults(field).inBrackets(candidates, true));
        }
      }
      case PREDICATE -> new PredicateCompletions(caret, scope, block, candidates).nested();
      case STRING, INTEGER, BOOLEAN, WORD -> {}
    }
  }

  private DefaultCompletions defaults(FieldDecl field) {
    return new DefaultCompletions(scope, caret.model().orElseThrow(), field);
  }

  private ValueWords words() {
    return new ValueWords(scope, candidates);
  }

  private Optional<KeyFieldCompletions> keyFields() {
    return caret.model().map(owner -> new KeyFieldCompletions(caret, scope, owner, candidates));
  }
}
