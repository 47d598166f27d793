// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import java.util.List;
import java.util.Optional;

/// A `datasource` or `generator` block: `key = value` lines.
public record SettingsDecl(SyntaxNode node) implements Block {
  public List<Setting> settings() {
    return node.children(NodeKind.SETTING).stream().map(Setting::new).toList();
  }

  /// The first setting of that name.
  public Optional<Setting> setting(String name) {
    return settings().stream().filter(s -> s.name().text().equals(name)).findFirst();
  }
}
