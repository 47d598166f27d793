// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.model.Provider;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import org.mybatis.dynamic.sql.select.SelectModel;
import org.mybatis.dynamic.sql.select.render.SelectStatementProvider;

/// A statement as JDBC takes it: SQL with question marks, and the values bound to them.
///
/// @param model the model it is about, for messages
public record Statement(String model, String sql, List<@Nullable Object> parameters) {
  /// A query, rendered.
  static Statement of(String model, SelectModel select) {
    SelectStatementProvider rendered = select.render(Placeholders.PLAIN);
    return of(model, rendered.getSelectStatement(), rendered.getParameters());
  }

  /// Replaces the markers of [Placeholders] by question marks.
  static Statement of(String model, String marked, Map<String, Object> values) {
    List<@Nullable Object> bound = new ArrayList<>();
    StringBuilder sql = new StringBuilder();
    Matcher marker = Placeholders.MARKER.matcher(marked);
    while (marker.find()) {
      bound.add(values.get(marker.group(1)));
      marker.appendReplacement(sql, "?");
    }
    marker.appendTail(sql);
    return new Statement(model, keywordsLarge(sql.toString()), bound);
  }

  /// MyBatis writes keywords small, Prisma's and our migrations write them large. Names and
  /// literals are quoted.
  private static String keywordsLarge(String sql) {
    StringBuilder text = new StringBuilder(sql.length());
    char quote = 0;
    for (int i = 0; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      }
      text.append(quote == 0 ? Character.toUpperCase(c) : c);
    }
    return text.toString();
  }

  /// No more than so many of its rows, after some that are left out.
  Statement limited(long limit, long skip) {
    List<@Nullable Object> bound = new ArrayList<>(parameters);
    bound.add(limit);
    if (skip > 0) {
      bound.add(skip);
    }
    return new Statement(model, sql + " LIMIT ?" + (skip > 0 ? " OFFSET ?" : ""), bound);
  }

  /// Nobody else changes its rows until the transaction ends.
  Statement locking() {
    return new Statement(model, sql + " FOR UPDATE", parameters);
  }

  /// A query over this one's rows, which are called `q`.
  Statement inside(String before, String after) {
    return new Statement(model, before + "(" + sql + ") q" + after, parameters);
  }

  Statement returning(String columns) {
    return new Statement(model, sql + " RETURNING " + columns, parameters);
  }

  /// The statement for people, its values as literals. What is run binds them instead.
  public String preview(Dialect dialect) {
    StringBuilder text = new StringBuilder();
    int next = 0;
    boolean quoted = false;
    for (int i = 0; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      }
      if (c == '?' && !quoted) {
        text.append(literal(dialect, parameters.get(next++)));
      } else {
        text.append(c);
      }
    }
    return text.append(';').toString();
  }

  private static String literal(Dialect dialect, @Nullable Object value) {
    boolean sqlite = dialect.provider() == Provider.SQLITE;
    return switch (value) {
      case null -> "NULL";
      case Double number when !Double.isFinite(number) ->
          sqlite ? (number > 0 ? "9e999" : "-9e999") : "'" + number + "'";
      case FromInsert from -> "/* the new `" + from.field() + "` of above */";
      case Number number -> number.toString();
      case Boolean bool -> bool ? "TRUE" : "FALSE";
      case byte[] bytes when sqlite -> "X'" + HexFormat.of().formatHex(bytes) + "'";
      case byte[] bytes -> "'\\x" + HexFormat.of().formatHex(bytes) + "'";
      case String text when text.indexOf('\0') >= 0 -> // a statement would end there
          "CAST(X'" + HexFormat.of().formatHex(text.getBytes(UTF_8)) + "' AS TEXT)";
      default -> dialect.text(value.toString());
    };
  }

  /// Names what is run, but no value: values do not belong into logs.
  @Override
  public String toString() {
    return sql + " (" + parameters.size() + " values bound)";
  }
}
