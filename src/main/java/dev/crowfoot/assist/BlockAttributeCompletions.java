// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import dev.crowfoot.analysis.Inflection;
import dev.crowfoot.assist.Candidates.Entry;
import dev.crowfoot.assist.Completion.Kind;
import dev.crowfoot.assist.Symbol.WordKind;
import dev.crowfoot.model.Datasource;
import dev.crowfoot.model.Provider;
import dev.crowfoot.syntax.Attribute;
import dev.crowfoot.syntax.Block;
import dev.crowfoot.syntax.EnumDecl;
import dev.crowfoot.syntax.ModelDecl;
import dev.crowfoot.syntax.Name;
import java.util.List;

/// Completes the `@@` attributes of models, views and enums.
final class BlockAttributeCompletions {
  /// Behind whole fields, which a line of a model mostly is.
  private static final int RANK = 10;

  private final Caret caret;
  private final Scope scope;
  private final Block block;
  private final Candidates candidates;

  BlockAttributeCompletions(Caret caret, Scope scope, Block block, Candidates candidates) {
    this.caret = caret;
    this.scope = scope;
    this.block = block;
    this.candidates = candidates;
  }

  void complete() {
    switch (block) {
      case ModelDecl model when !Scope.isCompositeType(model) -> model(model);
      case EnumDecl _ -> {
        map();
        schema();
      }
      default -> {}
    }
  }

  private void model(ModelDecl model) {
    add("index", "([«»])", "([…])");
    add("unique", "([«»])", "([…])");
    if (!Scope.hasId(model) && !Scope.isView(model)) {
      add("id", "([«»])", "([…])");
    }
    map();
    schema();
    if (scope.is(Provider.MYSQL) || scope.is(Provider.MONGODB)) {
      add("fulltext", "([«»])", "([…])");
    }
    if (!isThere("ignore")) {
      add("ignore", "", "");
    }
    if (scope.is(Provider.MYSQL) && scope.hasPreviewFeature("shardKeys")) {
      add("shardKey", "([«»])", "([…])");
    }
  }

  private void map() {
    if (!isThere("map")) {
      String name = block.name().map(Name::text).orElse("");
      String usual = Inflection.plural(Inflection.snakeCase(name));
      add(
          "map",
          "(\"«" + (block instanceof EnumDecl ? Inflection.snakeCase(name) : usual) + "»\")",
          "(\"…\")");
    }
  }

  private void schema() {
    List<String> schemas =
        scope.analysis().schema().datasource().map(Datasource::schemas).orElse(List.of());
    if (!schemas.isEmpty() && !isThere("schema")) {
      add("schema", "(\"«" + schemas.getFirst() + "»\")", "(\"…\")");
    }
  }

  private boolean isThere(String name) {
    return attributes().stream()
        .anyMatch(a -> a.isNamed(name) && a.node().firstToken() != caret.statement());
  }

  private List<Attribute> attributes() {
    return switch (block) {
      case ModelDecl model -> model.attributes();
      case EnumDecl type -> type.attributes();
      default -> List.of();
    };
  }

  private void add(String name, String arguments, String shown) {
    candidates.add(
        new Entry(RANK, Kind.ATTRIBUTE, "@@" + name + shown)
            .documented(Words.of(WordKind.ATTRIBUTE, "@@" + name))
            .known(name),
        "@@" + name + arguments);
  }
}
