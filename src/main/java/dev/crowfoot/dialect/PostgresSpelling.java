// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.dialect;

import dev.crowfoot.catalog.ColumnDefault;
import dev.crowfoot.catalog.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads types and defaults as PostgreSQL's own catalog spells them.
final class PostgresSpelling {
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("character varying", "VARCHAR"),
          Map.entry("character", "CHAR"),
          Map.entry("bpchar", "CHAR"),
          Map.entry("bit varying", "VARBIT"),
          Map.entry("bit", "BIT"),
          Map.entry("numeric", "DECIMAL"),
          Map.entry("timestamp without time zone", "TIMESTAMP"),
          Map.entry("timestamp with time zone", "TIMESTAMPTZ"),
          Map.entry("time without time zone", "TIME"),
          Map.entry("time with time zone", "TIMETZ"),
          Map.entry("smallint", "SMALLINT"),
          Map.entry("integer", "INTEGER"),
          Map.entry("bigint", "BIGINT"),
          Map.entry("oid", "OID"),
          Map.entry("money", "MONEY"),
          Map.entry("real", "REAL"),
          Map.entry("double precision", "DOUBLE PRECISION"),
          Map.entry("inet", "INET"),
          Map.entry("citext", "CITEXT"),
          Map.entry("text", "TEXT"),
          Map.entry("uuid", "UUID"),
          Map.entry("xml", "XML"),
          Map.entry("bytea", "BYTEA"),
          Map.entry("date", "DATE"),
          Map.entry("boolean", "BOOLEAN"),
          Map.entry("json", "JSON"),
          Map.entry("jsonb", "JSONB"));

  /// `timestamp(3) without time zone` → name with a hole, arguments.
  private static final Pattern ARGUMENTS = Pattern.compile("^([^(]*)\\(([^)]*)\\)(.*)$");

  private static final Pattern NOW =
      Pattern.compile("(?i)(now\\(\\)|current_timestamp(\\(\\d+\\))?)");

  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d*)?([eE][+-]?\\d+)?");

  private PostgresSpelling() {}

  static ColumnType type(String formatted) {
    String text = formatted.strip();
    boolean array = text.endsWith("[]");
    String name = array ? text.substring(0, text.indexOf("[]")).strip() : text;
    Matcher matcher = ARGUMENTS.matcher(name);
    String arguments = "";
    String bare = name;
    if (matcher.matches()) {
      bare = (matcher.group(1).strip() + " " + matcher.group(3).strip()).strip();
      arguments = "(" + matcher.group(2).replace(" ", "") + ")";
    }
    String known = TYPES.get(bare.toLowerCase(Locale.ROOT));
    ColumnType type = ColumnType.of(known == null ? name : known + arguments);
    return array ? type.asArray() : type;
  }

  static Optional<ColumnDefault> columnDefault(String sql, ColumnType type) {
    String text = unwrapped(sql.strip());
    if (NOW.matcher(text).matches()) {
      return Optional.of(new ColumnDefault.Now());
    }
    if (type.array()) {
      return array(text, type);
    }
    Optional<String> literal = literal(text);
    if (literal.isEmpty()) {
      return withoutCasts(text).equalsIgnoreCase("null")
          ? Optional.empty()
          : Optional.of(new ColumnDefault.Expression(text));
    }
    return Optional.of(value(literal.get(), type));
  }

  private static ColumnDefault value(String literal, ColumnType type) {
    if (type.isEnum()) {
      return new ColumnDefault.Text(literal);
    }
    String name = type.name();
    if (name.equals("BOOLEAN")) {
      return new ColumnDefault.Bool(literal.equals("true") || literal.equals("t"));
    }
    if (name.equals("BYTEA") && literal.startsWith("\\x")) {
      return new ColumnDefault.Bytes(literal.substring(2));
    }
    return isNumeric(name) && NUMBER.matcher(literal).matches()
        ? new ColumnDefault.Numeric(literal)
        : new ColumnDefault.Text(literal);
  }

  private static boolean isNumeric(String name) {
    return name.startsWith("DECIMAL")
        || switch (name) {
          case "SMALLINT", "INTEGER", "BIGINT", "REAL", "DOUBLE PRECISION", "OID", "MONEY" -> true;
          default -> false;
        };
  }

  /// What a literal with any number of casts and parentheses around it says; empty for anything
  /// else.
  private static Optional<String> literal(String sql) {
    String text = unwrapped(withoutCasts(sql.strip()));
    if (text.startsWith("(") || text.contains("::")) {
      String inner = unwrapped(withoutCasts(text));
      if (!inner.equals(text)) {
        return literal(inner);
      }
    }
    if (text.equals("true") || text.equals("false") || NUMBER.matcher(text).matches()) {
      return Optional.of(text);
    }
    if (text.startsWith("'") && endOfString(text) == text.length()) {
      return Optional.of(text.substring(1, text.length() - 1).replace("''", "'"));
    }
    return Optional.empty();
  }

  /// `'a'::text` → `'a'`, where the cast ends the expression.
  private static String withoutCasts(String sql) {
    if (sql.startsWith("'")) {
      int end = endOfString(sql);
      return end > 0 && isCast(sql.substring(end)) ? sql.substring(0, end) : sql;
    }
    int cast = sql.lastIndexOf("::");
    return cast > 0 && isCast(sql.substring(cast)) ? sql.substring(0, cast) : sql;
  }

  private static boolean isCast(String rest) {
    return rest.isEmpty()
        || rest.matches(
            "(::([\\w .]|\"([^\"]|\"\")*\")+(\\(\\d+(,\\s*\\d+)?\\))?[\\w ]*(\\[\\])?)+");
  }

  /// The index after the closing quote of a string that begins the text.
  private static int endOfString(String text) {
    int at = 1;
    while (at < text.length()) {
      if (text.charAt(at) == '\'') {
        if (at + 1 < text.length() && text.charAt(at + 1) == '\'') {
          at++;
        } else {
          return at + 1;
        }
      }
      at++;
    }
    return -1;
  }

  /// `ARRAY['a'::text, 'b'::text]`, `ARRAY[]::text[]` or `'{a,b}'::text[]`.
  private static Optional<ColumnDefault> array(String sql, ColumnType type) {
    String text = withoutCasts(sql);
    ColumnType element = new ColumnType(type.name(), false, type.enumName());
    List<Optional<ColumnDefault>> values = new ArrayList<>();
    if (text.startsWith("ARRAY[") && text.endsWith("]")) {
      for (String part : SqlText.split(text.substring(6, text.length() - 1))) {
        values.add(columnDefault(part, element));
      }
    } else if (text.startsWith("'{") && text.endsWith("}'")) {
      for (String part : text.substring(2, text.length() - 2).split(",", -1)) {
        if (!part.isBlank()) {
          values.add(Optional.of(value(part.replaceAll("^\"|\"$", ""), element)));
        }
      }
    } else {
      return Optional.of(new ColumnDefault.Expression(sql));
    }
    return Optional.of(
        new ColumnDefault.ListOf(values.stream().flatMap(Optional::stream).toList()));
  }

  private static String unwrapped(String sql) {
    return SqlText.unwrapped(sql);
  }
}
