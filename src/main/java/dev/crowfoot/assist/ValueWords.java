// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import dev.crowfoot.assist.Candidates.Entry;
import dev.crowfoot.assist.Completion.Kind;
import dev.crowfoot.assist.Symbol.WordKind;
import dev.crowfoot.model.Datasource;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.ReferentialAction;
import dev.crowfoot.syntax.Argument;
import dev.crowfoot.syntax.Block;
import dev.crowfoot.syntax.Expression;
import dev.crowfoot.syntax.FieldDecl;
import dev.crowfoot.syntax.ModelDecl;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Completes arguments whose value is one of a few words, such as `onDelete: Cascade`.
record ValueWords(Scope scope, Candidates candidates) {
  /// The words that the argument of an attribute takes.
  void of(String attribute, String argument, Caret caret, Block block) {
    switch (argument) {
      case "onDelete", "onUpdate" -> actions(caret, block);
      case "sort" -> add("Asc", "Desc");
      case "type" -> indexTypes(attribute);
      default -> {}
    }
  }

  void add(String... words) {
    for (String word : words) {
      add(0, word);
    }
  }

  private void add(int rank, String word) {
    candidates.add(new Entry(rank, Kind.VALUE, word).documented(Words.of(WordKind.VALUE, word)));
  }

  private void indexTypes(String attribute) {
    if (!attribute.equals("@@index")) {
      return;
    }
    if (scope.is(Provider.MYSQL)) {
      add("BTree", "Hash");
    } else if (scope.is(Provider.COCKROACHDB)) {
      add("BTree", "Gin");
    } else if (scope.mayBe(Provider.POSTGRESQL)) {
      add("BTree", "Hash", "Gin", "Gist", "SpGist", "Brin");
    }
  }

  private void actions(Caret caret, Block block) {
    boolean canBeNull = canBeNull(caret, block);
    Arrays.stream(ReferentialAction.values())
        .filter(this::isSupported)
        .forEach(
            action ->
                add(action == ReferentialAction.SET_NULL && !canBeNull ? 1 : 0, action.word()));
  }

  private boolean isSupported(ReferentialAction action) {
    boolean isEmulated =
        scope
            .analysis()
            .schema()
            .datasource()
            .map(Datasource::relationMode)
            .equals(Optional.of(Datasource.RelationMode.PRISMA));
    return switch (action) {
      case CASCADE, NO_ACTION, SET_NULL -> true;
      case RESTRICT -> !scope.is(Provider.SQLSERVER);
      case SET_DEFAULT -> !isEmulated && !scope.is(Provider.MONGODB) && !scope.is(Provider.MYSQL);
    };
  }

  /// Whether every field that holds the key is optional, as far as the text says.
  private static boolean canBeNull(Caret caret, Block block) {
    List<String> names =
        caret
            .field()
            .flatMap(field -> field.attribute("relation"))
            .flatMap(relation -> relation.argument("fields"))
            .flatMap(Argument::value)
            .map(Expression::elements)
            .orElse(List.of())
            .stream()
            .map(Expression::text)
            .toList();
    List<FieldDecl> fields = block instanceof ModelDecl model ? model.fields() : List.of();
    return fields.stream()
        .filter(field -> names.contains(field.name().text()))
        .allMatch(Scope::isOptional);
  }
}
