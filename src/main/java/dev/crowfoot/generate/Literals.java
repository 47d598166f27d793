// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.generate;

import dev.crowfoot.model.DefaultValue;
import java.util.HexFormat;
import java.util.stream.Collectors;

/// Values as the language writes them.
final class Literals {
  private Literals() {}

  /// A default as the language writes it between the parentheses of `@default(…)`.
  static String value(DefaultValue value) {
    return switch (value) {
      case DefaultValue.Text(String text) -> text(text);
      case DefaultValue.Numeric(String digits) -> digits;
      case DefaultValue.Bool(boolean bool) -> Boolean.toString(bool);
      case DefaultValue.EnumValue(String name) -> name;
      case DefaultValue.ListOf(var values) ->
          values.stream().map(Literals::value).collect(Collectors.joining(", ", "[", "]"));
      case DefaultValue.Autoincrement() -> "autoincrement()";
      case DefaultValue.Now() -> "now()";
      case DefaultValue.Uuid(int version) -> version == 4 ? "uuid()" : "uuid(" + version + ")";
      case DefaultValue.Cuid(int version) -> version == 1 ? "cuid()" : "cuid(" + version + ")";
      case DefaultValue.Ulid() -> "ulid()";
      case DefaultValue.Nanoid(var length) ->
          "nanoid(" + (length.isPresent() ? length.getAsInt() : "") + ")";
      case DefaultValue.DatabaseExpression(var sql) ->
          "dbgenerated(" + sql.map(Literals::text).orElse("") + ")";
      case DefaultValue.Auto() -> "auto()";
      case DefaultValue.Sequence(var arguments) -> "sequence(" + String.join(", ", arguments) + ")";
    };
  }

  /// A string literal of the language.
  static String text(String value) {
    StringBuilder text = new StringBuilder(value.length() + 2).append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"', '\\' -> text.append('\\').append(c);
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> text.append(c < ' ' ? "\\u" + HexFormat.of().toHexDigits(c) : String.valueOf(c));
      }
    }
    return text.append('"').toString();
  }
}
