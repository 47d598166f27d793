// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.diagnostic.Fix;
import dev.crowfoot.model.Provider;
import dev.crowfoot.syntax.Argument;
import dev.crowfoot.syntax.Expression;
import dev.crowfoot.syntax.Name;
import dev.crowfoot.syntax.Setting;
import dev.crowfoot.syntax.SettingsDecl;
import dev.crowfoot.text.Span;
import dev.crowfoot.text.TextEdit;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Checks the `datasource` and `generator` blocks.
final class SettingsChecks {
  private static final List<String> OF_DATASOURCES =
      List.of(
          "provider",
          "url",
          "directUrl",
          "shadowDatabaseUrl",
          "relationMode",
          "referentialIntegrity",
          "schemas",
          "extensions");
  private static final List<String> RELATION_MODES = List.of("foreignKeys", "prisma");
  private static final Set<String> OF_EXTENSIONS = Set.of("map", "schema", "version");

  private final CheckedSchema schema;
  private final Findings findings;

  private SettingsChecks(CheckedSchema schema, Findings findings) {
    this.schema = schema;
    this.findings = findings;
  }

  static void check(CheckedSchema schema, Findings findings) {
    SettingsChecks checks = new SettingsChecks(schema, findings);
    schema.definitions().datasources().forEach(checks::datasource);
    schema.definitions().generators().forEach(checks::generator);
  }

  private void datasource(Location<SettingsDecl> location) {
    SettingsDecl block = location.declaration();
    String path = location.path();
    repeated(path, block);
    provider(path, block);
    boolean urlIsMissing =
        block.setting("url").isEmpty()
            && (block.setting("directUrl").isPresent()
                || block.setting("shadowDatabaseUrl").isPresent());
    if (urlIsMissing) {
      missing(path, block, "url", "url = env(\"DATABASE_URL\")");
    }
    for (Setting setting : block.settings()) {
      setting.value().ifPresent(value -> datasourceSetting(path, block, setting, value));
    }
  }

  private void datasourceSetting(
      String path, SettingsDecl block, Setting setting, Expression value) {
    switch (setting.name().text()) {
      case "provider" -> {}
      case "url", "directUrl", "shadowDatabaseUrl" -> url(path, setting, value);
      case "relationMode" -> relationMode(path, block, value);
      case "referentialIntegrity" -> {
        deprecated(path, block, setting);
        relationMode(path, block, value);
      }
      case "schemas" -> schemas(path, value);
      case "extensions" -> extensions(path, setting, value);
      default -> unknown(path, setting);
    }
  }

  private void provider(String path, SettingsDecl block) {
    Optional<Setting> setting = block.setting("provider");
    if (setting.isEmpty()) {
      missing(path, block, "provider", "provider = \"sqlite\"");
      return;
    }
    Optional<Expression> value = setting.get().value();
    if (value.isEmpty()) {
      return;
    }
    Optional<String> word = value.get().stringValue();
    if (value.get() instanceof Expression.Call) {
      wrong(
          path,
          block.keyword(),
          "The provider must stand in the file. Write `\"postgresql\"` or `\"sqlite\"`.");
    } else if (word.isEmpty() || word.get().isEmpty()) {
      wrong(
          path,
          value.get().span(),
          "The provider is one word in quotes, such as `\"postgresql\"` or `\"sqlite\"`.");
    } else if (Provider.ofWord(word.get()).isEmpty()) {
      unknownProvider(path, value.get(), word.get());
    }
  }

  /// M135
  private void unknownProvider(String path, Expression value, String word) {
    List<String> known = Arrays.stream(Provider.values()).map(Provider::word).toList();
    Optional<String> similar = Similar.to(word, known.stream());
    findings.add(
        Code.UNKNOWN_PROVIDER,
        path,
        value.span(),
        "There is no provider `"
            + word
            + "`. "
            + similar
                .map(meant -> "Did you mean `" + meant + "`?")
                .orElse("Write one of `" + String.join("`, `", known) + "`."),
        similar.stream()
            .map(
                meant ->
                    Findings.fix(
                        "Change to `" + meant + "`",
                        path,
                        TextEdit.replace(value.span(), "\"" + meant + "\"")))
            .toList());
  }

  private void url(String path, Setting setting, Expression value) {
    if (value.stringValue().isEmpty() && !isEnvironmentVariable(value)) {
      wrong(
          path,
          value.span(),
          "`"
              + setting.name().text()
              + "` is a text in quotes, or `env(\"NAME\")` for a variable of the environment.");
    }
  }

  private static boolean isEnvironmentVariable(Expression value) {
    return value instanceof Expression.Call call
        && call.name().equals("env")
        && call.arguments().size() == 1
        && call.arguments().getFirst().value().flatMap(Expression::stringValue).isPresent();
  }

  private void relationMode(String path, SettingsDecl block, Expression value) {
    Optional<String> mode = value.stringValue();
    if (mode.filter(RELATION_MODES::contains).isEmpty()) {
      wrong(
          path,
          mode.isPresent() ? block.keyword() : value.span(),
          "`relationMode` is `\"foreignKeys\"` (the database keeps references intact) or"
              + " `\"prisma\"` (it has no foreign keys).");
    }
  }

  /// M202
  private void deprecated(String path, SettingsDecl block, Setting setting) {
    if (block.setting("relationMode").isPresent()) {
      wrong(
          path,
          setting.span(),
          "`referentialIntegrity` is the old name of `relationMode`. Keep only the latter.");
      return;
    }
    Fix fix =
        Findings.fix(
            "Rename to `relationMode`",
            path,
            TextEdit.replace(setting.name().span(), "relationMode"));
    findings.add(
        Code.DEPRECATED_SETTING,
        path,
        setting.span(),
        "`referentialIntegrity` is called `relationMode` now.",
        fix);
  }

  private void schemas(String path, Expression value) {
    List<Expression> names = elements(value);
    if (names.isEmpty()) {
      wrong(path, value.span(), "`schemas` is empty. Name a schema of the database, or remove it.");
    }
    Set<String> seen = new HashSet<>();
    for (Expression name : names) {
      if (name.stringValue().isEmpty()) {
        wrong(path, name.span(), "Write the names of schemas in quotes, such as `\"public\"`.");
      } else if (!seen.add(name.stringValue().get())) {
        wrong(
            path,
            name.span(),
            "The schema `" + name.stringValue().get() + "` is listed twice. Remove one of them.");
      }
    }
  }

  private void extensions(String path, Setting setting, Expression value) {
    if (!schema.isFor(Provider.POSTGRESQL)) {
      unknown(path, setting);
    } else if (!schema.hasPreviewFeature("postgresqlExtensions")) {
      wrong(
          path,
          setting.span(),
          "Extensions are a preview feature of Prisma. Add"
              + " `previewFeatures = [\"postgresqlExtensions\"]` to a generator.");
    } else {
      elements(value).forEach(extension -> extension(path, extension));
    }
  }

  private void extension(String path, Expression extension) {
    boolean isName = extension instanceof Expression.Path || extension instanceof Expression.Call;
    if (!isName) {
      wrong(path, extension.span(), "Write the name of an extension without quotes.");
    }
    if (extension instanceof Expression.Call call) {
      Set<String> seen = new HashSet<>();
      for (Argument argument : call.arguments()) {
        String name = argument.name().map(Name::text).orElse("");
        if (!seen.add(name)) {
          wrong(path, argument.span(), "`" + name + "` is given twice. Keep one of them.");
        }
        if (!OF_EXTENSIONS.contains(name)) {
          wrong(
              path,
              argument.span(),
              "An extension can have `version`, `schema` and `map`, but not `" + name + "`.");
        } else if (argument.value().flatMap(Expression::stringValue).isEmpty()) {
          wrong(path, argument.span(), "`" + name + "` is a text in quotes.");
        }
      }
    }
  }

  private void generator(Location<SettingsDecl> location) {
    SettingsDecl block = location.declaration();
    String path = location.path();
    repeated(path, block);
    if (block.setting("provider").isEmpty()) {
      missing(path, block, "provider", "provider = \"prisma-client\"");
    }
    for (Setting setting : block.settings()) {
      setting.value().ifPresent(value -> generatorSetting(path, setting, value));
    }
  }

  private void generatorSetting(String path, Setting setting, Expression value) {
    switch (setting.name().text()) {
      case "provider", "output", "engineType" -> url(path, setting, value);
      case "binaryTargets" -> elements(value).forEach(target -> url(path, setting, target));
      case "previewFeatures" -> elements(value).forEach(feature -> previewFeature(path, feature));
      default -> {}
    }
  }

  /// M140, M201
  private void previewFeature(String path, Expression feature) {
    String word = feature.stringValue().orElse("");
    if (feature.stringValue().isEmpty()) {
      wrong(path, feature.span(), "Write preview features in quotes, such as `\"views\"`.");
    } else if (PreviewFeatures.isDeprecated(word)) {
      findings.add(
          Code.DEPRECATED_PREVIEW_FEATURE,
          path,
          feature.span(),
          "`" + word + "` is no preview feature any more: it is always on. Remove it.");
    } else if (!PreviewFeatures.isActive(word)) {
      Optional<String> similar = Similar.to(word, PreviewFeatures.active().stream());
      findings.add(
          Code.UNKNOWN_PREVIEW_FEATURE,
          path,
          feature.span(),
          "There is no preview feature `"
              + word
              + "`. "
              + similar
                  .map(meant -> "Did you mean `" + meant + "`?")
                  .orElse("Known are `" + String.join("`, `", PreviewFeatures.active()) + "`."));
    }
  }

  /// M139
  private void repeated(String path, SettingsDecl block) {
    Set<String> seen = new HashSet<>();
    for (Setting setting : block.settings()) {
      if (!seen.add(setting.name().text())) {
        findings.add(
            Code.REPEATED_SETTING,
            path,
            setting.span(),
            "`" + setting.name().text() + "` is set already. Remove one of them.");
      }
    }
  }

  /// M137
  private void missing(String path, SettingsDecl block, String setting, String example) {
    if (block.closingBrace().isEmpty()) {
      return;
    }
    findings.add(
        Code.MISSING_SETTING,
        path,
        block.name().map(Name::span).orElse(block.keyword()),
        "`" + setting + "` is missing here. Add a line such as `" + example + "`.");
  }

  /// M136
  private void unknown(String path, Setting setting) {
    Optional<String> similar = Similar.to(setting.name().text(), OF_DATASOURCES.stream());
    findings.add(
        Code.UNKNOWN_SETTING,
        path,
        setting.span(),
        "A datasource has no setting `"
            + setting.name().text()
            + "`."
            + similar
                .filter(meant -> !meant.equals(setting.name().text()))
                .map(meant -> " Did you mean `" + meant + "`?")
                .orElse(" Remove it."));
  }

  /// M138
  private void wrong(String path, Span span, String message) {
    findings.add(Code.WRONG_SETTING, path, span, message);
  }

  /// What is between the brackets; a single value counts as a list of one.
  private static List<Expression> elements(Expression value) {
    return value instanceof Expression.Array array ? array.elements() : List.of(value);
  }
}
