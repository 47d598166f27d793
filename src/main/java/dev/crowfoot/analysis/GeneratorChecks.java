// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.syntax.Expression;
import dev.crowfoot.syntax.Setting;
import dev.crowfoot.syntax.SettingsDecl;
import java.util.Optional;

/// Checks `generator` blocks.
final class GeneratorChecks {
  private final Findings findings;
  private final SettingFindings settings;

  GeneratorChecks(Findings findings) {
    this.findings = findings;
    this.settings = new SettingFindings(findings);
  }

  void check(Location<SettingsDecl> location) {
    SettingsDecl block = location.declaration();
    String path = location.path();
    settings.repeated(path, block);
    if (block.setting("provider").isEmpty()) {
      settings.missing(path, block, "provider", "provider = \"prisma-client\"");
    }
    for (Setting setting : block.settings()) {
      setting.value().ifPresent(value -> generatorSetting(path, setting, value));
    }
  }

  private void generatorSetting(String path, Setting setting, Expression value) {
    switch (setting.name().text()) {
      case "provider", "output", "engineType" -> settings.url(path, setting, value);
      case "binaryTargets" ->
          value.elements().forEach(target -> settings.url(path, setting, target));
      case "previewFeatures" -> value.elements().forEach(feature -> previewFeature(path, feature));
      default -> {}
    }
  }

  /// M140, M201
  private void previewFeature(String path, Expression feature) {
    String word = feature.stringValue().orElse("");
    if (feature.stringValue().isEmpty()) {
      settings.wrong(
          path, feature.span(), "Write preview features in quotes, such as `\"views\"`.");
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
}
