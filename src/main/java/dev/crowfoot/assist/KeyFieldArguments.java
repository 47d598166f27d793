// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import dev.crowfoot.analysis.ReadModel;
import dev.crowfoot.assist.Candidates.Entry;
import dev.crowfoot.assist.Completion.Kind;
import dev.crowfoot.assist.Symbol.WordKind;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.syntax.ModelDecl;
import dev.crowfoot.syntax.Name;
import dev.crowfoot.syntax.TokenKind;
import dev.crowfoot.validation.IndexType;
import dev.crowfoot.validation.OperatorClassRule;
import java.util.List;
import java.util.Optional;

/// Completes how a field of a key or index is stored: `title(sort: Desc, ops: raw("…"))`.
///
/// @param attribute such as `@@index`
/// @param owner the model that the caret is in
record KeyFieldArguments(
    Caret caret, Scope scope, String attribute, ModelDecl owner, Candidates candidates) {
  void complete() {
    Level arguments = caret.level();
    if (arguments.argument().isPresent() && arguments.isAtValue()) {
      switch (arguments.argument().get()) {
        case "sort" -> new ValueWords(scope, candidates).add("Asc", "Desc");
        case "ops" -> operatorClasses();
        default -> {}
      }
    } else if (arguments.before() == 0) {
      names();
    }
  }

  private void names() {
    boolean isAnIndex = attribute.equals("@@index");
    if (!attribute.equals("@@id") || scope.mayBe(Provider.MYSQL, Provider.SQLSERVER)) {
      argument("sort");
    }
    if (isAnIndex && scope.mayBe(Provider.POSTGRESQL, Provider.COCKROACHDB)) {
      argument("ops");
    }
    if (scope.is(Provider.MYSQL)) {
      argument("length");
    }
  }

  private void argument(String name) {
    boolean hasColon =
        !caret.level().behindCaret().isEmpty()
            && Level.is(caret.tokens(), caret.level().behindCaret().getFirst(), TokenKind.COLON);
    if (!caret.level().otherArguments().contains(name)) {
      candidates.add(
          new Entry(0, Kind.ARGUMENT, name + ":")
              .documented(Words.of(WordKind.ARGUMENT, "@@index." + name)),
          hasColon ? name : name + ": ");
    }
  }

  private void operatorClasses() {
    Optional<ScalarField> field = field();
    Optional<IndexType> type = indexType(caret);
    if (field.isPresent() && type.isPresent() && scope.mayBe(Provider.POSTGRESQL)) {
      for (String word : OperatorClassRule.fitting(type.get(), field.get())) {
        candidates.add(new Entry(0, Kind.VALUE, word).documented(Words.of(WordKind.VALUE, word)));
      }
    }
    candidates.add(
        new Entry(1, Kind.FUNCTION, "raw(\"…\")").documented(Words.of(WordKind.FUNCTION, "raw")),
        "raw(\"«»\")");
  }

  /// The field that the brackets stand behind.
  private Optional<ScalarField> field() {
    List<Piece> leading = caret.leading(caret.levels().size() - 1);
    Optional<ReadModel> model =
        owner.name().map(Name::text).flatMap(scope.analysis().sourceMap()::model);
    return leading.isEmpty()
        ? Optional.empty()
        : Level.word(caret.tokens(), leading.getLast())
            .flatMap(name -> model.flatMap(m -> m.scalarField(name)));
  }

  /// What `type:` of the attribute around the caret says.
  static Optional<IndexType> indexType(Caret caret) {
    Level arguments = caret.levels().get(1);
    return arguments.otherItems().stream()
        .filter(item -> item.size() > 2)
        .filter(item -> Level.argument(caret.tokens(), item).filter("type"::equals).isPresent())
        .flatMap(item -> Level.word(caret.tokens(), item.get(2)).stream())
        .flatMap(word -> IndexType.named(word).stream())
        .findFirst();
  }
}
