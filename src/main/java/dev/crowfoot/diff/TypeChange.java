// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.diff;

import dev.crowfoot.catalog.ColumnType;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.dialect.SqliteDialect;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What happens to values whose column gets another type.
///
/// PostgreSQL turns some types into each other by itself when it stores a value (an *assignment*
/// cast) and others only when told to (`USING`). An explicit cast to a shorter `VARCHAR` would cut
/// texts silently, so `USING` is written only where it must be.
public record TypeChange(ColumnType from, ColumnType to, Dialect dialect) {
  private static final Pattern DIGITS = Pattern.compile("\\((\\d{1,9})(?:\\s*,\\s*(\\d{1,9}))?\\)");

  /// A number as people write it, as a condition of PostgreSQL; `REAL` holds all of these.
  private static final String NUMBER =
      " ~ '^[-+]?([0-9]{1,9}[.]?[0-9]*|[.][0-9]+)([eE][-+]?[12]?[0-9])?$'";

  private static final List<String> WHOLE = List.of("SMALLINT", "INTEGER", "BIGINT");
  private static final List<String> BROKEN = List.of("REAL", "DOUBLE PRECISION", "DECIMAL");
  private static final List<String> TEXTS = List.of("TEXT", "VARCHAR", "CHAR", "CITEXT");

  /// Those that are stored in the same way; `CHAR` is padded.
  private static final List<String> LOOSE_TEXTS = List.of("TEXT", "VARCHAR", "CITEXT");

  /// The digits after the second of a time that says none.
  private static final int FINEST = 6;

  private static final List<String> MOMENTS = List.of("DATE", "TIMESTAMP", "TIMESTAMPTZ");

  /// Whether PostgreSQL needs to be told how to turn one into the other.
  public boolean needsUsing() {
    if (from.array() != to.array() || from.isEnum() || to.isEnum()) {
      return !isText(to) || to.array();
    }
    return !(family(from).equals(family(to)) || isText(to));
  }

  /// Whether every value of the old type has its equal in the new one.
  boolean widens() {
    if (from.array() != to.array() || to.isEnum()) {
      return false;
    }
    String a = base(from);
    String b = base(to);
    if (isText(to)) {
      return fits(a, b);
    }
    if (WHOLE.contains(a) && WHOLE.contains(b)) {
      return WHOLE.indexOf(a) <= WHOLE.indexOf(b);
    }
    boolean bare = length(to).isEmpty() && !to.name().contains(",");
    if (dialect instanceof SqliteDialect) {
      return isNumber(a) && (isNumber(b) && !(BROKEN.contains(a) && WHOLE.contains(b)));
    }
    return (a.equals(b) && bare)
        || (BROKEN.contains(a) && isWide(to))
        || (a.equals("REAL") && b.equals("DOUBLE PRECISION"))
        || (WHOLE.contains(a) && b.equals("DECIMAL"))
        || (a.equals("JSON") && b.equals("JSONB"))
        || b.equals("BLOB");
  }

  /// Whether it holds every number that people mean when they write a `Float`.
  private static boolean isWide(ColumnType type) {
    if (!base(type).equals("DECIMAL")) {
      return false;
    }
    int[] digits = digits(type);
    return digits.length == 0 || (digits[1] >= 15 && digits[0] - digits[1] >= 15);
  }

  private static boolean isNumber(String base) {
    return WHOLE.contains(base) || BROKEN.contains(base);
  }

  /// Precision and scale: `DECIMAL(65,30)`.
  private static int[] digits(ColumnType type) {
    Matcher matcher = DIGITS.matcher(type.name());
    return matcher.find()
        ? new int[] {
          Integer.parseInt(matcher.group(1)),
          matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2))
        }
        : new int[0];
  }

  private boolean fits(String a, String b) {
    Optional<Integer> limit = length(to);
    if (limit.isEmpty()) {
      return !b.equals("CHAR");
    }
    return TEXTS.contains(a)
        && length(from).filter(n -> n <= limit.get()).isPresent()
        && !b.equals("CHAR");
  }

  Optional<Hazard.Kind> hazardKind() {
    if (widens()) {
      return Optional.empty();
    }
    return Optional.of(losesSilently() ? Hazard.Kind.PRECISION_LOST : Hazard.Kind.TYPE_CHANGED);
  }

  /// Rounds or cuts instead of failing.
  private boolean losesSilently() {
    if (dialect instanceof SqliteDialect) {
      return false;
    }
    String a = base(from);
    String b = base(to);
    return (BROKEN.contains(a) && (WHOLE.contains(b) || BROKEN.contains(b)))
        || (a.startsWith("TIME") && b.startsWith("TIME"))
        || (MOMENTS.contains(a) && b.equals("DATE"));
  }

  String reason(String column) {
    return switch (hazardKind().orElse(Hazard.Kind.TYPE_CHANGED)) {
      case PRECISION_LOST ->
          "`%s` turns from %s into %s, which rounds or cuts values that do not fit."
              .formatted(column, from, to);
      default ->
          dialect instanceof SqliteDialect
              ? "`%s` turns from %s into %s; values that do not fit the new type stay as they are and cannot be read."
                  .formatted(column, from, to)
              : "`%s` turns from %s into %s; values that do not fit keep the migration from running."
                  .formatted(column, from, to);
    };
  }

  /// A condition that holds for the values that do not fit, where one can be written.
  Optional<String> misfits(String column) {
    String b = base(to);
    if (dialect instanceof SqliteDialect) {
      return switch (b) {
        case "INTEGER", "BIGINT" ->
            Optional.of(
                "CASE typeof(%s) WHEN 'null' THEN 0 WHEN 'integer' THEN 0 WHEN 'real' THEN %s <> CAST(%s AS INTEGER) WHEN 'text' THEN %s ELSE 1 END"
                    .formatted(column, column, column, isNot(column, "INTEGER")));
        case "REAL", "DECIMAL" ->
            Optional.of(
                "CASE typeof(%s) WHEN 'null' THEN 0 WHEN 'integer' THEN 0 WHEN 'real' THEN 0 WHEN 'text' THEN %s AND %s ELSE 1 END"
                    .formatted(column, isNot(column, "INTEGER"), isNot(column, "REAL")));
        default -> Optional.of(column + " IS NOT NULL");
      };
    }
    Optional<Integer> limit = length(to);
    if (isText(to) && isText(from) && limit.isPresent()) {
      return Optional.of("char_length(" + column + "::text) > " + limit.get());
    }
    if (BROKEN.contains(base(from)) && WHOLE.contains(b)) {
      return Optional.of(column + " <> trunc(" + column + "::numeric)");
    }
    if (BROKEN.contains(base(from)) && b.equals("DECIMAL") && digits(to).length > 0) {
      return Optional.of(
          "%s::numeric <> round(%s::numeric, %d)".formatted(column, column, digits(to)[1]));
    }
    if (isNumber(base(from)) && BROKEN.contains(b)) {
      return Optional.of("%s::numeric <> %s::%s::numeric".formatted(column, column, to.name()));
    }
    if (base(from).startsWith("TIMESTAMP") && b.equals("DATE")) {
      return Optional.of("%s <> %s::date".formatted(column, column));
    }
    if (isText(from) && !to.isEnum() && !to.array()) {
      return Optional.of(
          column
              + " IS NOT NULL AND NOT pg_input_is_valid("
              + column
              + "::text, "
              + dialect.text(to.name())
              + ")");
    }
    return Optional.of(column + " IS NOT NULL");
  }

  /// SQLite makes a number of a text that is spelled like one when it comes into a column of
  /// numbers.
  private static String isNot(String column, String type) {
    return "CAST(CAST(%s AS %s) AS TEXT) <> trim(%s)".formatted(column, type, column);
  }

  /// The same without `pg_input_is_valid`, which PostgreSQL has since 16: patterns for the
  /// spellings that people use. What they do not know counts as a misfit.
  Optional<String> plainMisfits(String column) {
    boolean asksTheServer =
        misfits(column).filter(sql -> sql.contains("pg_input_is_valid")).isPresent();
    if (!asksTheServer) {
      return Optional.empty();
    }
    String trimmed = "btrim(" + column + "::text)";
    String fits =
        switch (base(to)) {
          case "SMALLINT" -> whole(trimmed, "-32768", "32767");
          case "INTEGER" -> whole(trimmed, "-2147483648", "2147483647");
          case "BIGINT" -> whole(trimmed, "-9223372036854775808", "9223372036854775807");
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
    return Optional.of(column + " IS NOT NULL AND NOT (" + fits + ")");
  }

  private String decimal(String text) {
    int[] digits = digits(to);
    return digits.length == 0
        ? text + NUMBER
        : "CASE WHEN %s%s THEN abs(round(%s::numeric, %d)) < 1e%d ELSE false END"
            .formatted(text, NUMBER, text, digits[1], digits[0] - digits[1]);
  }

  private static String whole(String text, String least, String most) {
    return "CASE WHEN %s ~ '^[-+]?[0-9]{1,19}$' THEN %s::numeric BETWEEN %s AND %s ELSE false END"
        .formatted(text, text, least, most);
  }

  /// Whether PostgreSQL writes the table anew, row by row. Where the new type stores its values as
  /// the old one does and takes them all, only the catalog changes.
  boolean rewrites() {
    if (from.array() || to.array()) {
      return !(from.array() && to.array() && base(from).equals(base(to)) && !isLimited(to));
    }
    String a = base(from);
    String b = base(to);
    return switch (b) {
      case "TEXT", "CITEXT", "VARCHAR" -> !LOOSE_TEXTS.contains(a) || !takesLength();
      case "VARBIT" -> !(a.equals(b) && takesLength()) && !(a.equals("BIT") && !isLimited(to));
      case "DECIMAL" -> !a.equals(b) || !takesDigits();
      case "TIMESTAMP", "TIMESTAMPTZ", "TIME", "TIMETZ" ->
          !a.equals(b) || length(from).orElse(FINEST) > length(to).orElse(FINEST);
      case "INTEGER" -> !a.equals("OID");
      case "OID" -> !a.equals("INTEGER");
      default -> true;
    };
  }

  private static boolean isLimited(ColumnType type) {
    return type.name().indexOf('(') >= 0;
  }

  private boolean takesLength() {
    return !isLimited(to) || length(from).filter(n -> n <= length(to).orElse(0)).isPresent();
  }

  private boolean takesDigits() {
    int[] old = digits(from);
    int[] now = digits(to);
    return now.length == 0 || (old.length > 0 && old[0] <= now[0] && old[1] == now[1]);
  }

  private static boolean isText(ColumnType type) {
    return !type.isEnum() && TEXTS.contains(base(type));
  }

  private static String family(ColumnType type) {
    String base = base(type);
    if (isNumber(base)) {
      return "number";
    }
    if (TEXTS.contains(base)) {
      return "text";
    }
    if (MOMENTS.contains(base)) {
      return "moment";
    }
    return switch (base) {
      case "JSON", "JSONB" -> "json";
      case "BIT", "VARBIT" -> "bits";
      case "TIME", "TIMETZ" -> "time";
      default -> base;
    };
  }

  private static String base(ColumnType type) {
    int open = type.name().indexOf('(');
    return open < 0 ? type.name() : type.name().substring(0, open);
  }

  /// The one number in parentheses: `VARCHAR(191)`.
  private static Optional<Integer> length(ColumnType type) {
    int open = type.name().indexOf('(');
    int end = type.name().indexOf(')');
    String inside = open < 0 || end < open ? "" : type.name().substring(open + 1, end).strip();
    return inside.matches("\\d{1,9}") ? Optional.of(Integer.valueOf(inside)) : Optional.empty();
  }
}
