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
import dev.crowfoot.text.TextEdit;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Checks the `datasource` block.
final class DatasourceChecks {
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

  private final Declared declared;
  private final Findings findings;
  private final SettingFindings settings;

  DatasourceChecks(Declared declared, Findings findings) {
    this.declared = declared;
    this.findings = findings;
    this.settings = new SettingFindings(findings);
  }

  void check(Location<SettingsDecl> location) {
    SettingsDecl block = location.declaration();
    String path = location.path();
    settings.repeated(path, block);
    provider(path, block);
    boolean urlIsMissing =
        block.setting("url").isEmpty()
            && (block.setting("directUrl").isPresent()
                || block.setting("shadowDatabaseUrl").isPresent());
    if (urlIsMissing) {
      settings.missing(path, block, "url", "url = env(\"DATABASE_URL\")");
    }
    for (Setting setting : block.settings()) {
      setting.value().ifPresent(value -> datasourceSetting(path, block, setting, value));
    }
  }

  private void datasourceSetting(
      String path, SettingsDecl block, Setting setting, Expression value) {
    switch (setting.name().text()) {
      case "provider" -> {}
      case "url", "directUrl", "shadowDatabaseUrl" -> settings.url(path, setting, value);
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
      settings.missing(path, block, "provider", "provider = \"sqlite\"");
      return;
    }
    Optional<Expression> value = setting.get().value();
    if (value.isEmpty()) {
      return;
    }
    Optional<String> word = value.get().stringValue();
    if (value.get() instanceof Expression.Call) {
      settings.wrong(
          path,
          block.keyword(),
          "The provider must stand in the file. Write `\"postgresql\"` or `\"sqlite\"`.");
    } else if (word.isEmpty() || word.get().isEmpty()) {
      settings.wrong(
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

  private void relationMode(String path, SettingsDecl block, Expression value) {
    Optional<String> mode = value.stringValue();
    if (mode.filter(RELATION_MODES::contains).isEmpty()) {
      settings.wrong(
          path,
          mode.isPresent() ? block.keyword() : value.span(),
          "`relationMode` is `\"foreignKeys\"` (the database keeps references intact) or"
              + " `\"prisma\"` (it has no foreign keys).");
    }
  }

  /// M202
  private void deprecated(String path, SettingsDecl block, Setting setting) {
    if (block.setting("relationMode").isPresent()) {
      settings.wrong(
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
    List<Expression> names = value.elements();
    if (names.isEmpty()) {
      settings.wrong(
          path, value.span(), "`schemas` is empty. Name a schema of the database, or remove it.");
    }
    Set<String> seen = new HashSet<>();
    for (Expression name : names) {
      if (name.stringValue().isEmpty()) {
        settings.wrong(
            path, name.span(), "Write the names of schemas in quotes, such as `\"public\"`.");
      } else if (!seen.add(name.stringValue().get())) {
        settings.wrong(
            path,
            name.span(),
            "The schema `" + name.stringValue().get() + "` is listed twice. Remove one of them.");
      }
    }
  }

  private void extensions(String path, Setting setting, Expression value) {
    if (!declared.isFor(Provider.POSTGRESQL)) {
      unknown(path, setting);
    } else if (!declared.hasPreviewFeature("postgresqlExtensions")) {
      settings.wrong(
          path,
          setting.span(),
          "Extensions are a preview feature of Prisma. Add"
              + " `previewFeatures = [\"postgresqlExtensions\"]` to a generator.");
    } else {
      value.elements().forEach(extension -> extension(path, extension));
    }
  }

  private void extension(String path, Expression extension) {
    boolean isName = extension instanceof Expression.Path || extension instanceof Expression.Call;
    if (!isName) {
      settings.wrong(path, extension.span(), "Write the name of an extension without quotes.");
    }
    if (extension instanceof Expression.Call call) {
      Set<String> seen = new HashSet<>();
      for (Argument argument : call.arguments()) {
        String name = argument.name().map(Name::text).orElse("");
        if (!seen.add(name)) {
          settings.wrong(path, argument.span(), "`" + name + "` is given twice. Keep one of them.");
        }
        if (!OF_EXTENSIONS.contains(name)) {
          settings.wrong(
              path,
              argument.span(),
              "An extension can have `version`, `schema` and `map`, but not `" + name + "`.");
        } else if (argument.value().flatMap(Expression::stringValue).isEmpty()) {
          settings.wrong(path, argument.span(), "`" + name + "` is a text in quotes.");
        }
      }
    }
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
}
