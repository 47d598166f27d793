// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.jdbc;

import dev.crowfoot.catalog.ColumnDefault;
import dev.crowfoot.catalog.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Understands what a database reports as a column's default: `'x'::text`, `(-1)`,
/// `CURRENT_TIMESTAMP`, `ARRAY['a'::text]`. What is none of the known forms stays an expression.
final class DefaultReader {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");

  /// `::timestamp(3) without time zone`, `::"Role"[]`, `::shop."Role"`
  private static final Pattern CAST =
      Pattern.compile(
          "::\\s*(\"(?:[^\"]|\"\")*\"|[a-zA-Z_][\\w ]*)(\\.(\"(?:[^\"]|\"\")*\"|\\w+))?"
              + "(\\([\\d, ]*\\))?( with(?:out)? time zone)?(\\[\\])*$");

  private static final Pattern LITERAL = Pattern.compile("[eE]?'(?:[^']|'')*'");
  private static final Set<String> NOW =
      Set.of("now()", "current_timestamp", "current_timestamp(3)", "transaction_timestamp()");
  private static final Set<String> NUMERIC =
      Set.of(
          "INTEGER",
          "INT",
          "SMALLINT",
          "BIGINT",
          "REAL",
          "DOUBLE PRECISION",
          "DECIMAL",
          "NUMERIC",
          "FLOAT",
          "DOUBLE",
          "OID");

  private DefaultReader() {}

  /// @param sql as reported
  /// @return empty for `NULL`
  static Optional<ColumnDefault> read(String sql, ColumnType type) {
    String text = bare(sql);
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.equals("null")) {
      return Optional.empty();
    }
    if (NOW.contains(lower)) {
      return Optional.of(new ColumnDefault.Now());
    }
    if (type.array()) {
      return Optional.of(list(text, type).orElseGet(() -> new ColumnDefault.Expression(sql)));
    }
    return Optional.of(
        scalar(text, type).orElseGet(() -> new ColumnDefault.Expression(sql.strip())));
  }

  private static Optional<ColumnDefault> scalar(String text, ColumnType type) {
    String lower = text.toLowerCase(Locale.ROOT);
    boolean isBoolean = type.name().equals("BOOLEAN");
    if (lower.equals("true") || lower.equals("false")) {
      return Optional.of(new ColumnDefault.Bool(lower.equals("true")));
    }
    if (NUMBER.matcher(text).matches()) {
      return Optional.of(
          isBoolean && (text.equals("0") || text.equals("1"))
              ? new ColumnDefault.Bool(text.equals("1"))
              : new ColumnDefault.Numeric(text));
    }
    if ((text.startsWith("x'") || text.startsWith("X'")) && text.endsWith("'")) {
      return Optional.of(
          new ColumnDefault.Bytes(text.substring(2, text.length() - 1).toLowerCase(Locale.ROOT)));
    }
    if (LITERAL.matcher(text).matches()) {
      return Optional.of(literal(text.substring(text.indexOf('\'')), type));
    }
    if (text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")) {
      return Optional.of(
          new ColumnDefault.Text(text.substring(1, text.length() - 1).replace("\"\"", "\"")));
    }
    return Optional.empty();
  }

  private static ColumnDefault literal(String quoted, ColumnType type) {
    String value = quoted.substring(1, quoted.length() - 1).replace("''", "'");
    String typeName = type.name().replaceAll("\\(.*", "");
    if (typeName.equals("BYTEA") && value.startsWith("\\x")) {
      return new ColumnDefault.Bytes(value.substring(2).toLowerCase(Locale.ROOT));
    }
    if (NUMERIC.contains(typeName) && NUMBER.matcher(value).matches()) {
      return new ColumnDefault.Numeric(value);
    }
    return new ColumnDefault.Text(value);
  }

  private static Optional<ColumnDefault> list(String text, ColumnType type) {
    if (text.equals("'{}'")) {
      return Optional.of(new ColumnDefault.ListOf(List.of()));
    }
    if (!text.startsWith("ARRAY[") || !text.endsWith("]")) {
      return Optional.empty();
    }
    ColumnType element = new ColumnType(type.name(), false, type.enumName());
    List<ColumnDefault> values = new ArrayList<>();
    for (String part : split(text.substring("ARRAY[".length(), text.length() - 1))) {
      Optional<ColumnDefault> value = scalar(bare(part), element);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values.add(value.get());
    }
    return Optional.of(new ColumnDefault.ListOf(values));
  }

  /// The parts between commas that are in no quotes and no parentheses.
  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\'' || c == '"') {
        int end = text.indexOf(c, i + 1);
        i = end < 0 ? text.length() : end;
      } else if (c == '(' || c == '[') {
        depth++;
      } else if (c == ')' || c == ']') {
        depth--;
      } else if (c == ',' && depth == 0) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    if (!text.substring(start).isBlank()) {
      parts.add(text.substring(start));
    }
    return parts;
  }

  /// Without a cast to the column's own type and without parentheses around the whole.
  private static String bare(String sql) {
    String text = sql.strip();
    while (true) {
      String shorter = CAST.matcher(text).replaceFirst("").strip();
      if (!shorter.equals(text) && !isWhole(shorter)) {
        return text; // the cast belongs to a part: 'a' || 'b'::text
      }
      if (isParenthesised(shorter)) {
        shorter = shorter.substring(1, shorter.length() - 1).strip();
      }
      if (shorter.equals(text)) {
        return text;
      }
      text = shorter;
    }
  }

  private static boolean isWhole(String text) {
    return LITERAL.matcher(text).matches()
        || NUMBER.matcher(text).matches()
        || isParenthesised(text)
        || (text.startsWith("ARRAY[") && text.endsWith("]"))
        || NOW.contains(text.toLowerCase(Locale.ROOT))
        || text.equalsIgnoreCase("null");
  }

  private static boolean isParenthesised(String text) {
    if (!text.startsWith("(") || !text.endsWith(")")) {
      return false;
    }
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\'' || c == '"') {
        int end = text.indexOf(c, i + 1);
        i = end < 0 ? text.length() : end;
      } else if (c == '(') {
        depth++;
      } else if (c == ')' && --depth == 0) {
        return i == text.length() - 1;
      }
    }
    return false;
  }
}
