// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import dev.crowfoot.analysis.PreviewFeatures;
import dev.crowfoot.assist.Candidates.Entry;
import dev.crowfoot.assist.Completion.Kind;
import dev.crowfoot.assist.Symbol.WordKind;
import dev.crowfoot.model.Provider;
import dev.crowfoot.syntax.NodeKind;
import dev.crowfoot.syntax.SettingsDecl;
import dev.crowfoot.syntax.TokenKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Completes in `datasource` and `generator` blocks: keys that are not there yet, and their values.
final class SettingCompletions {
  /// Extensions of PostgreSQL that schemas mostly ask for.
  private static final List<String> EXTENSIONS =
      List.of(
          "citext",
          "pg_trgm",
          "pgcrypto",
          "uuidOssp(map: \"uuid-ossp\")",
          "vector",
          "postgis",
          "unaccent",
          "hstore",
          "ltree",
          "btree_gin",
          "btree_gist");

  private final Caret caret;
  private final Scope scope;
  private final SettingsDecl block;
  private final Candidates candidates;

  SettingCompletions(Caret caret, Scope scope, SettingsDecl block, Candidates candidates) {
    this.caret = caret;
    this.scope = scope;
    this.block = block;
    this.candidates = candidates;
  }

  void complete() {
    List<Piece> before = caret.outermost().beforeCaret();
    if (before.isEmpty() && !caret.isInBrackets()) {
      keys();
    } else if (before.size() == 2
        && !caret.isInBrackets()
        && Level.is(caret.tokens(), before.getLast(), TokenKind.EQUALS)) {
      Level.word(caret.tokens(), before.getFirst()).ifPresent(this::value);
    } else if (before.size() >= 2) {
      Level.word(caret.tokens(), before.getFirst()).ifPresent(this::inBrackets);
    }
  }

  private boolean isDatasource() {
    return block.kind() == NodeKind.DATASOURCE;
  }

  private void keys() {
    if (isDatasource()) {
      key("provider", "\"«»\"");
      key("url", "env(\"«DATABASE_URL»\")");
      key("relationMode", "\"«»\"");
      if (scope.mayBe(Provider.POSTGRESQL, Provider.SQLSERVER, Provider.COCKROACHDB)) {
        key("schemas", "[\"«public»\"]");
      }
      if (scope.mayBe(Provider.POSTGRESQL)) {
        key("extensions", "[«»]");
      }
      key("directUrl", "env(\"«DIRECT_DATABASE_URL»\")");
      key("shadowDatabaseUrl", "env(\"«SHADOW_DATABASE_URL»\")");
    } else {
      key("provider", "\"«»\"");
      key("output", "\"«../generated/prisma»\"");
      key("previewFeatures", "[\"«»\"]");
      key("binaryTargets", "[\"«native»\"]");
      key("engineType", "\"«»\"");
      key("runtime", "\"«»\"");
      key("moduleFormat", "\"«»\"");
      key("generatedFileExtension", "\"«»\"");
      key("importFileExtension", "\"«»\"");
    }
  }

  private void key(String name, String value) {
    boolean isThere =
        block.settings().stream()
            .anyMatch(s -> s.name().is(name) && s.node().firstToken() != caret.statement());
    if (!isThere) {
      String owner = isDatasource() ? "datasource." : "generator.";
      candidates.add(
          new Entry(0, Kind.SETTING, name).documented(Words.of(WordKind.SETTING, owner + name)),
          caret.isLastOnLine() ? name + " = " + value : name);
    }
  }

  private void value(String key) {
    switch (key) {
      case "url", "directUrl", "shadowDatabaseUrl" -> {
        if (isDatasource()) {
          url(key);
        }
      }
      case "previewFeatures", "schemas", "binaryTargets" ->
          candidates.add(new Entry(0, Kind.VALUE, "[…]").known(""), "[\"«»\"]");
      default -> words(key);
    }
  }

  private void url(String key) {
    if (!caret.word().isQuoted()) {
      String variable =
          switch (key) {
            case "directUrl" -> "DIRECT_DATABASE_URL";
            case "shadowDatabaseUrl" -> "SHADOW_DATABASE_URL";
            default -> "DATABASE_URL";
          };
      candidates.add(
          new Entry(0, Kind.FUNCTION, "env(\"" + variable + "\")")
              .documented(Words.of(WordKind.FUNCTION, "env")),
          "env(\"«" + variable + "»\")");
    }
    String example =
        scope
            .provider()
            .map(
                p ->
                    switch (p) {
                      case SQLITE -> "file:./dev.db";
                      case POSTGRESQL, COCKROACHDB ->
                          "postgresql://user:password@localhost:5432/database";
                      case MYSQL -> "mysql://user:password@localhost:3306/database";
                      case SQLSERVER -> "sqlserver://localhost:1433;database=database";
                      case MONGODB -> "mongodb://localhost:27017/database";
                    })
            .orElse("");
    if (!example.isEmpty()) {
      text(1, example, "");
    }
  }

  private void inBrackets(String key) {
    boolean isCall =
        caret.leading(1).size() > 2
            && Level.word(caret.tokens(), caret.leading(1).getLast()).isPresent();
    if (key.equals("extensions")) {
      extensions(isCall);
    } else if (isCall) {
      text(0, "DATABASE_URL", "");
    } else {
      words(key);
    }
  }

  /// `[citext, uuidOssp(map: "uuid-ossp")]`
  private void extensions(boolean isCall) {
    if (caret.word().isQuoted()) {
      return;
    }
    if (caret.levels().size() > 2 || isCall) {
      for (String argument : List.of("map", "schema", "version")) {
        if (!caret.level().otherArguments().contains(argument)) {
          candidates.add(new Entry(0, Kind.ARGUMENT, argument + ":"), argument + ": \"«»\"");
        }
      }
    } else {
      List<String> there = caret.level().otherNames();
      EXTENSIONS.stream()
          .filter(name -> there.stream().noneMatch(name::startsWith))
          .forEach(name -> candidates.add(new Entry(0, Kind.VALUE, name)));
    }
  }

  private void words(String key) {
    List<String> there = textsBesides();
    for (String word : wordsOf(key)) {
      if (!there.contains(word)) {
        text(0, word, Words.of(WordKind.VALUE, word));
      }
    }
  }

  /// The texts of the list that the caret is in, without its own.
  private List<String> textsBesides() {
    return caret.level().otherItems().stream()
        .filter(item -> !item.isEmpty())
        .map(List::getFirst)
        .flatMap(
            piece ->
                piece instanceof Piece.Leaf(int token)
                    ? Optional.of(caret.tokens().text(token).replace("\"", "")).stream()
                    : Optional.<String>empty().stream())
        .toList();
  }

  private List<String> wordsOf(String key) {
    if (isDatasource()) {
      return switch (key) {
        case "provider" -> Arrays.stream(Provider.values()).map(Provider::word).toList();
        case "relationMode" -> List.of("foreignKeys", "prisma");
        case "schemas" -> List.of("public");
        default -> List.of();
      };
    }
    return switch (key) {
      case "provider" -> List.of("prisma-client-js", "prisma-client");
      case "previewFeatures" -> List.copyOf(PreviewFeatures.active());
      case "engineType" -> List.of("library", "binary", "client");
      case "runtime" -> List.of("nodejs", "deno", "bun", "workerd", "vercel-edge", "react-native");
      case "moduleFormat" -> List.of("esm", "cjs");
      case "generatedFileExtension", "importFileExtension" ->
          List.of("ts", "mts", "cts", "js", "mjs", "cjs");
      case "binaryTargets" -> List.of("native");
      default -> List.of();
    };
  }

  private void text(int rank, String text, String documentation) {
    Texts.add(caret, candidates, new Entry(rank, Kind.VALUE, text).documented(documentation));
  }
}
