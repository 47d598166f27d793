// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.diff;

import static dev.crowfoot.diff.TypeChange.WHOLE;
import static dev.crowfoot.diff.TypeChange.base;
import static dev.crowfoot.diff.TypeChange.digits;
import static dev.crowfoot.diff.TypeChange.isNumber;
import static dev.crowfoot.diff.TypeChange.isText;
import static dev.crowfoot.diff.TypeChange.length;

import dev.crowfoot.catalog.ColumnType;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.dialect.SqliteDialect;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Writes the conditions that hold for values which do not fit the new type of their column.
///
/// @param change of the column's type
/// @param column quoted, as it is called before the migration
/// @param allowed the values of the new type when that is an enum, as they are stored before
record Misfits(TypeChange change, String column, List<String> allowed) {
  /// A number as people write it, as a condition of PostgreSQL; `REAL` holds all of these.
  private static final String NUMBER =
      " ~ '^[-+]?([0-9]{1,9}[.]?[0-9]*|[.][0-9]+)([eE][-+]?[12]?[0-9])?$'";

  /// Whole numbers beyond come back from a `DOUBLE PRECISION` as one that no `BIGINT` holds.
  private static final String NEARLY_ALL = "9200000000000000000";

  Misfits {
    allowed = List.copyOf(allowed);
  }

  private ColumnType from() {
    return change.from();
  }

  private ColumnType to() {
    return change.to();
  }

  private Dialect dialect() {
    return change.dialect();
  }

  private String some(String condition) {
    return condition.replace("{c}", column);
  }

  String condition() {
    if (dialect() instanceof SqliteDialect) {
      return some(ofSqlite());
    }
    if (to().isEnum()) {
      return some(notAllowed());
    }
    if (from().array() || to().array()) {
      return some(ofArrays());
    }
    String a = from().isEnum() ? "" : base(from());
    String b = base(to());
    Optional<Integer> limit = length(to());
    if (isText(to()) && limit.isPresent()) {
      return some("char_length({c}::text) > " + limit.get());
    }
    if (isNumber(a) && isNumber(b)) {
      return some(ofNumbers(a, b));
    }
    if (a.startsWith("TIMESTAMP") && b.equals("DATE")) {
      String moment = "(" + change.inUtc("{c}").orElse("{c}") + ")";
      return some(moment + " <> " + moment + "::date");
    }
    if (a.startsWith("TIMESTAMP") && b.startsWith("TIMESTAMP")) {
      return some("{c} <> {c}::" + a + length(to()).map(n -> "(" + n + ")").orElse(""));
    }
    if (a.startsWith("TIME") && a.equals(b)) {
      return some("{c} <> {c}::" + to().name());
    }
    return some(
        isText(from()) || (change.needsUsing() && !isMoment(a) && !isMoment(b))
            ? invalid("{c}::text", to().name())
            : "{c} IS NOT NULL");
  }

  private static boolean isMoment(String base) {
    return base.startsWith("TIME") || base.equals("DATE");
  }

  /// What the migration itself asks of the values: to be read as a text of the new type.
  private String invalid(String text, String type) {
    return "{c} IS NOT NULL AND NOT pg_input_is_valid(%s, %s)"
        .formatted(text, dialect().text(type));
  }

  private String notAllowed() {
    String values = allowed.stream().map(dialect()::text).collect(Collectors.joining(", "));
    if (from().array() && to().array()) {
      return "NOT {c}::text[] <@ ARRAY[" + values + "]::text[]";
    }
    String value = from().array() ? "({c})[1]" : "{c}";
    return "%s::text <> ALL (ARRAY[%s]::text[])".formatted(value, values);
  }

  private String ofArrays() {
    String element = to().name();
    if (!to().array()) {
      return from().name().equals(element)
          ? "cardinality({c}) > 1"
          : "cardinality({c}) > 1 OR (" + invalid("({c})[1]::text", element) + ")";
    }
    if (!from().array()) {
      return invalid("{c}::text", element);
    }
    boolean readAnew = change.needsUsing() && !from().name().equals("BOOLEAN");
    return readAnew || (WHOLE.contains(base(to())) && WHOLE.contains(base(from())))
        ? invalid("{c}::text", element + "[]")
        : "{c} IS NOT NULL";
  }

  private String ofNumbers(String a, String b) {
    if (WHOLE.contains(b)) {
      String beyond = "{c} NOT BETWEEN " + range(b);
      return WHOLE.contains(a) ? beyond : "{c} <> trunc({c}::numeric) OR " + beyond;
    }
    if (WHOLE.contains(a) && !b.equals("DECIMAL")) {
      return "CASE WHEN {c} BETWEEN -%s AND %s THEN {c}::%s::bigint <> {c} ELSE true END"
          .formatted(NEARLY_ALL, NEARLY_ALL, to().name());
    }
    int[] digits = digits(to());
    if (digits.length > 0) {
      String rounded = "round({c}::numeric, %d)".formatted(digits[1]);
      return "{c}::numeric <> %s OR abs(%s) >= 1e%d"
          .formatted(rounded, rounded, change.wholeDigits());
    }
    return "{c}::numeric <> {c}::%s::numeric".formatted(to().name());
  }

  private static String range(String whole) {
    return switch (whole) {
      case "SMALLINT" -> "-32768 AND 32767";
      case "INTEGER" -> "-2147483648 AND 2147483647";
      default -> "-9223372036854775808 AND 9223372036854775807";
    };
  }

  private String ofSqlite() {
    return switch (base(to())) {
      case "INTEGER", "BIGINT" ->
          "CASE typeof({c}) WHEN 'null' THEN 0 WHEN 'integer' THEN 0 WHEN 'real' THEN {c} <> CAST({c} AS INTEGER) WHEN 'text' THEN %s ELSE 1 END"
              .formatted(isNot("INTEGER"));
      case "REAL" -> sqliteNumber("{c} <> CAST({c} AS REAL)");
      case "DECIMAL" -> sqliteNumber("0");
      case "BOOLEAN" ->
          "CASE typeof({c}) WHEN 'null' THEN 0 WHEN 'integer' THEN {c} NOT IN (0, 1) ELSE 1 END";
      default -> "{c} IS NOT NULL";
    };
  }

  private static String sqliteNumber(String whole) {
    return "CASE typeof({c}) WHEN 'null' THEN 0 WHEN 'integer' THEN %s WHEN 'real' THEN 0 WHEN 'text' THEN %s AND %s ELSE 1 END"
        .formatted(whole, isNot("INTEGER"), isNot("REAL"));
  }

  /// SQLite makes a number of a text that is spelled like one when it comes into a column of
  /// numbers.
  private static String isNot(String type) {
    return "CAST(CAST({c} AS %s) AS TEXT) <> trim({c})".formatted(type);
  }

  /// The same without `pg_input_is_valid`, which PostgreSQL has since 16: patterns for the
  /// spellings that people use. What they do not know counts as a misfit.
  Optional<String> plainCondition() {
    if (!condition().contains("pg_input_is_valid")) {
      return Optional.empty();
    }
    return Optional.of(
        some(
            from().array() || to().array()
                ? "{c} IS NOT NULL"
                : "{c} IS NOT NULL AND NOT (" + plainlyFits("btrim({c}::text)") + ")"));
  }

  private String plainlyFits(String trimmed) {
    return switch (base(to())) {
      case "SMALLINT", "INTEGER", "BIGINT" ->
          "CASE WHEN %s ~ '^[-+]?[0-9]{1,19}$' THEN %s::numeric BETWEEN %s ELSE false END"
              .formatted(trimmed, trimmed, range(base(to())));
      case "REAL", "DOUBLE PRECISION" -> trimmed + NUMBER;
      case "DECIMAL" -> decimal(trimmed);
      case "BOOLEAN" ->
          "lower("
              + trimmed
              + ") IN ('true', 'false', 't', 'f', 'yes', 'no', 'y', 'n', 'on',"
              + " 'off', '1', '0')";
      case "UUID" -> trimmed + " ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'";
      default -> "false";
    };
  }

  private String decimal(String text) {
    int[] digits = digits(to());
    return digits.length == 0
        ? text + NUMBER
        : "CASE WHEN %s%s THEN abs(round(%s::numeric, %d)) < 1e%d ELSE false END"
            .formatted(text, NUMBER, text, digits[1], change.wholeDigits());
  }

  /// Texts that are read as numbers and come back spelled otherwise, such as `007`.
  Optional<String> respelled() {
    boolean isRead =
        !(dialect() instanceof SqliteDialect)
            && isText(from())
            && !from().array()
            && !to().array()
            && !to().isEnum()
            && WHOLE.contains(base(to()));
    return isRead
        ? Optional.of(some("{c} ~ '^\\s*[-+]?[0-9]+\\s*$' AND {c} !~ '^(0|-?[1-9][0-9]*)$'"))
        : Optional.empty();
  }
}
