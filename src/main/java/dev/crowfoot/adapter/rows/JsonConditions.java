// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import dev.crowfoot.adapter.rows.query.Filter;
import dev.crowfoot.adapter.rows.query.Filter.JsonTest;
import dev.crowfoot.adapter.rows.value.Json;
import java.util.List;
import java.util.regex.Pattern;
import org.mybatis.dynamic.sql.SqlBuilder;
import org.mybatis.dynamic.sql.SqlCriterion;
import tools.jackson.databind.JsonNode;

/// Conditions on what lies inside a `Json` value. A value of another kind than the one asked for is
/// on neither side: text is no part of a number.
final class JsonConditions {
  private static final Pattern PLACE = Pattern.compile("0|[1-9]\\d{0,8}");

  private final Tables tables;
  private final ModelTable table;

  JsonConditions(Tables tables, ModelTable table) {
    this.tables = tables;
    this.table = table;
  }

  SqlCriterion match(Filter.JsonMatch filter) {
    return switch (filter.test()) {
      case EQUALS -> inside(filter, "", " = ").holds();
      case NOT -> inside(filter, "", " <> ").holds();
      case LESS -> compare(filter, " < ");
      case AT_MOST -> compare(filter, " <= ");
      case GREATER -> compare(filter, " > ");
      case AT_LEAST -> compare(filter, " >= ");
      case STRING_CONTAINS, STRING_STARTS_WITH, STRING_ENDS_WITH -> text(filter);
      case ARRAY_CONTAINS, ARRAY_STARTS_WITH, ARRAY_ENDS_WITH ->
          Conditions.all(List.of(kind(filter, "array"), items(filter)));
    };
  }

  SqlCriterion isNull(Filter.JsonNull filter) {
    SqlCriterion none = at(new Piece(), filter.field(), filter.path()).sql(" IS NULL").holds();
    SqlCriterion json =
        at(new Piece(), filter.field(), filter.path())
            .sql(tables.isSqlite() ? " = 'null'" : " = CAST('null' AS JSONB)")
            .holds();
    SqlCriterion found =
        switch (filter.kind()) {
          case DATABASE -> none;
          case JSON -> json;
          case ANY -> Conditions.any(List.of(none, json));
        };
    return filter.negated() ? SqlBuilder.not(found) : found;
  }

  /// The JSON at a path; SQL's NULL when there is none.
  private Piece at(Piece piece, String name, List<String> path) {
    String column = table.name(table.field(name));
    if (!tables.isSqlite()) {
      piece.sql("(CAST(" + column + " AS JSONB)");
      return path.isEmpty()
          ? piece.sql(")")
          : piece.sql(" #> CAST(").value(Json.arrayLiteral(path)).sql(" AS TEXT[]))");
    }
    String valid = "(CASE WHEN JSON_VALID(" + column + ") THEN ";
    return path.isEmpty()
        ? piece.sql(valid + "JSON(" + column + ") END)")
        : piece.sql(valid + column + " -> ").value(sqlitePath(path)).sql(" END)");
  }

  private static String sqlitePath(List<String> path) {
    StringBuilder text = new StringBuilder("$");
    for (String step : path) {
      text.append(PLACE.matcher(step).matches() ? "[" + step + "]" : ".\"" + step + "\"");
    }
    return text.toString();
  }

  /// The JSON at the path, further in, compared with the filter's.
  private Piece inside(Filter.JsonMatch filter, String further, String operator) {
    Piece piece = at(new Piece().sql("("), filter.field(), filter.path());
    return json(piece.sql(further + ")" + operator), filter.value());
  }

  private Piece json(Piece piece, String value) {
    return tables.isSqlite()
        ? piece.sql("JSON(").value(value).sql(")")
        : piece.sql("CAST(").value(value).sql(" AS JSONB)");
  }

  private SqlCriterion compare(Filter.JsonMatch filter, String operator) {
    JsonNode value = Json.MAPPER.readTree(filter.value());
    if (!tables.isSqlite()) {
      String kind = value.isNumber() ? "number" : "string";
      return Conditions.all(List.of(kind(filter, kind), inside(filter, "", operator).holds()));
    }
    Object bound = value.isNumber() ? number(value) : value.stringValue();
    return Conditions.all(
        List.of(
            value.isNumber()
                ? Conditions.any(List.of(kind(filter, "integer"), kind(filter, "real")))
                : kind(filter, "text"),
            plain(filter).sql(operator).value(bound).holds()));
  }

  /// SQLite keeps whole numbers in JSON to the last digit.
  private static Object number(JsonNode value) {
    return value.isIntegralNumber() && value.canConvertToLong()
        ? (Object) value.longValue()
        : value.doubleValue();
  }

  /// What kind of JSON lies there, in the database's words.
  private SqlCriterion kind(Filter.JsonMatch filter, String kind) {
    Piece piece = new Piece().sql(tables.isSqlite() ? "JSON_TYPE(" : "JSONB_TYPEOF(");
    return at(piece, filter.field(), filter.path()).sql(") = '" + kind + "'").holds();
  }

  /// The value as SQL's own, not as JSON.
  private Piece plain(Filter.JsonMatch filter) {
    return at(new Piece(), filter.field(), filter.path())
        .sql(tables.isSqlite() ? " ->> '$'" : " #>> '{}'");
  }

  private SqlCriterion text(Filter.JsonMatch filter) {
    String escaped = Conditions.escaped(filter.value());
    String pattern =
        switch (filter.test()) {
          case STRING_STARTS_WITH -> escaped + "%";
          case STRING_ENDS_WITH -> "%" + escaped;
          default -> "%" + escaped + "%";
        };
    boolean ilike = filter.ignoreCase() && !tables.isSqlite();
    return Conditions.all(
        List.of(
            kind(filter, tables.isSqlite() ? "text" : "string"),
            plain(filter)
                .sql(ilike ? " ILIKE " : " LIKE ")
                .value(pattern)
                .sql(" ESCAPE '\\'")
                .holds()));
  }

  private SqlCriterion items(Filter.JsonMatch filter) {
    if (filter.test() == JsonTest.ARRAY_CONTAINS) {
      return tables.isSqlite() ? allOfThem(filter) : inside(filter, "", " @> ").holds();
    }
    boolean first = filter.test() == JsonTest.ARRAY_STARTS_WITH;
    String place =
        tables.isSqlite() ? (first ? " -> '$[0]'" : " -> '$[#-1]'") : (first ? " -> 0" : " -> -1");
    return inside(filter, place, " = ").holds();
  }

  /// Every wanted item is one of those there.
  private SqlCriterion allOfThem(Filter.JsonMatch filter) {
    Piece piece = json(new Piece().sql("NOT EXISTS (SELECT 1 FROM JSON_EACH("), filter.value());
    piece.sql(") w WHERE NOT EXISTS (SELECT 1 FROM JSON_EACH(");
    return at(piece, filter.field(), filter.path())
        .sql(") h WHERE h.value IS w.value AND h.type IS w.type))")
        .holds();
  }
}
