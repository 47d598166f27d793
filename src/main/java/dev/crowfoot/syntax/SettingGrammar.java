// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

/// A line of a `datasource` or `generator` block: `provider = "sqlite"`.
final class SettingGrammar {
  private SettingGrammar() {}

  static void setting(Parser p) {
    if (!p.at(TokenKind.IDENTIFIER) && !p.at(TokenKind.NUMBER)) {
      p.error("Expected a setting such as `provider = \"sqlite\"`, but found " + p.found() + ".");
      p.skipLine();
      return;
    }
    p.open();
    p.name();
    if (p.eat(TokenKind.EQUALS)) {
      if (p.atLineEnd()) {
        p.error("Expected a value after `=`.");
      } else {
        p.setLoose(true);
        ExpressionGrammar.expression(p);
        p.setLoose(false);
      }
    } else {
      p.error(
          "Expected `=` and a value after the name of the setting, but found " + p.found() + ".");
    }
    p.close(NodeKind.SETTING);
  }
}
