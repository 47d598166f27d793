// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.syntax.Expression;
import dev.crowfoot.syntax.Name;
import dev.crowfoot.syntax.Setting;
import dev.crowfoot.syntax.SettingsDecl;
import dev.crowfoot.text.Span;
import java.util.HashSet;
import java.util.Set;

/// What can be wrong with a setting of any block; one function per finding.
final class SettingFindings {
  private final Findings findings;

  SettingFindings(Findings findings) {
    this.findings = findings;
  }

  /// M139
  void repeated(String path, SettingsDecl block) {
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
  void missing(String path, SettingsDecl block, String setting, String example) {
    if (block.closingBrace().isEmpty()) {
      return;
    }
    findings.add(
        Code.MISSING_SETTING,
        path,
        block.name().map(Name::span).orElse(block.keyword()),
        "`" + setting + "` is missing here. Add a line such as `" + example + "`.");
  }

  void url(String path, Setting setting, Expression value) {
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

  /// M138
  void wrong(String path, Span span, String message) {
    findings.add(Code.WRONG_SETTING, path, span, message);
  }
}
