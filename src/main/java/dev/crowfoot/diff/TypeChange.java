// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.diff;

import dev.crowfoot.catalog.ColumnType;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.dialect.PostgresDialect;
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

  static final List<String> WHOLE = List.of("SMALLINT", "INTEGER", "BIGINT");
  static final List<String> BROKEN = List.of("REAL", "DOUBLE PRECISION", "DECIMAL");
  private static final List<String> TEXTS = List.of("TEXT", "VARCHAR", "CHAR", "CITEXT");

  /// Those that are stored in the same way; `CHAR` is padded.
  private static final List<String> LOOSE_TEXTS = List.of("TEXT", "VARCHAR", "CITEXT");

  /// The digits after the second of a time that says none.
  private static final int FINEST = 6;

  private static final int SMALLEST_DIGITS = 5;
  private static final int INTEGER_DIGITS = 10;
  private static final int LARGEST_DIGITS = 19;

  private static final List<String> MOMENTS = List.of("DATE", "TIMESTAMP", "TIMESTAMPTZ");

  private static final List<String> UNZONED = List.of("DATE", "TIMESTAMP");

  /// Whether PostgreSQL needs to be told how to turn one into the other.
  public boolean needsUsing() {
    if (from.array() != to.array() || from.isEnum() || to.isEnum()) {
      return !isText(to) || to.array();
    }
    return isIntoZone() || isOutOfZone() || !(family(from).equals(family(to)) || isText(to));
  }

  /// How the value of a column becomes one of the new type. A moment without a zone is one of UTC,
  /// as clients write it, whatever zone the connection is in that runs the migration.
  ///
  /// @param column quoted
  public Optional<String> inUtc(String column) {
    return isIntoZone()
        ? Optional.of(column + "::timestamp AT TIME ZONE 'UTC'")
        : Optional.of(column + " AT TIME ZONE 'UTC'").filter(_ -> isOutOfZone());
  }

  private boolean isIntoZone() {
    return arePlain() && base(to).equals("TIMESTAMPTZ") && UNZONED.contains(base(from));
  }

  private boolean isOutOfZone() {
    return arePlain() && base(from).equals("TIMESTAMPTZ") && UNZONED.contains(base(to));
  }

  private boolean arePlain() {
    return dialect instanceof PostgresDialect && !from.array() && !to.array();
  }

  /// Whether every value of the old type has its equal in the new one.
  boolean widens() {
    if (to.array() && !from.array()) {
      return from.name().equals(to.name()) && from.enumName().equals(to.enumName());
    }
    if (from.array() != to.array() || to.isEnum()) {
      return false;
    }
    String a = base(from);
    String b = base(to);
    if (isText(to)) {
      return fits(a, b);
    }
    if (from.isEnum()) {
      return false;
    }
    if (WHOLE.contains(a) && WHOLE.contains(b)) {
      return WHOLE.indexOf(a) <= WHOLE.indexOf(b);
    }
    boolean bare = length(to).isEmpty() && !to.name().contains(",");
    if (dialect instanceof SqliteDialect) {
      return isNumber(a)
          && isNumber(b)
          && !(BROKEN.contains(a) && WHOLE.contains(b))
          && !rounds(a, b);
    }
    boolean sameMoment = a.startsWith("TIMESTAMP") && b.startsWith("TIMESTAMP");
    return ((a.equals(b) || sameMoment) && (bare || isFiner(a)))
        || (BROKEN.contains(a) && isWide(to))
        || holdsWhole(a, b)
        || (a.equals("REAL") && b.equals("DOUBLE PRECISION"))
        || (a.equals("DATE") && MOMENTS.contains(b))
        || (a.startsWith("JSON") && b.startsWith("JSON"))
        || b.equals("BLOB");
  }

  /// Whether a time keeps all digits after its second.
  private boolean isFiner(String base) {
    return base.startsWith("TIME") && length(from).orElse(FINEST) <= length(to).orElse(FINEST);
  }

  /// Whether a number with a point holds all of a type's whole numbers, or of yes and no.
  private boolean holdsWhole(String a, String b) {
    return switch (a) {
      case "BOOLEAN" -> isNumber(b) && (!b.equals("DECIMAL") || wholeDigits() > 0);
      case "SMALLINT" ->
          b.equals("REAL")
              || b.equals("DOUBLE PRECISION")
              || (b.equals("DECIMAL") && wholeDigits() >= SMALLEST_DIGITS);
      case "INTEGER" ->
          b.equals("DOUBLE PRECISION") || (b.equals("DECIMAL") && wholeDigits() >= INTEGER_DIGITS);
      case "BIGINT" -> b.equals("DECIMAL") && wholeDigits() >= LARGEST_DIGITS;
      default -> false;
    };
  }

  /// How many digits the new type holds before the point.
  int wholeDigits() {
    int[] digits = digits(to);
    return digits.length == 0 ? Integer.MAX_VALUE : digits[0] - digits[1];
  }

  /// Whether it holds every number that people mean when they write a `Float`.
  private static boolean isWide(ColumnType type) {
    if (!base(type).equals("DECIMAL")) {
      return false;
    }
    int[] digits = digits(type);
    return digits.length == 0 || (digits[1] >= 15 && digits[0] - digits[1] >= 15);
  }

  static boolean isNumber(String base) {
    return WHOLE.contains(base) || BROKEN.contains(base);
  }

  /// Precision and scale: `DECIMAL(65,30)`.
  static int[] digits(ColumnType type) {
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
    String a = base(from);
    String b = base(to);
    if (dialect instanceof SqliteDialect) {
      return rounds(a, b);
    }
    return (from.array() && !to.array() && from.name().equals(to.name()))
        || rounds(a, b)
        || (BROKEN.contains(a) && (WHOLE.contains(b) || BROKEN.contains(b)))
        || (a.startsWith("TIME") && b.startsWith("TIME"))
        || (MOMENTS.contains(a) && b.equals("DATE"));
  }

  /// Whether a whole number may have more digits than its new type keeps; SQLite keeps what it has,
  /// except in a `REAL`.
  private boolean rounds(String a, String b) {
    if (dialect instanceof SqliteDialect) {
      return b.equals("REAL") && (a.equals("BIGINT") || a.equals("DECIMAL"));
    }
    return WHOLE.contains(a) && (b.equals("REAL") || b.equals("DOUBLE PRECISION"));
  }

  /// @param kind what can happen to values
  String reason(String column, Hazard.Kind kind) {
    return switch (kind) {
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

  static boolean isText(ColumnType type) {
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

  static String base(ColumnType type) {
    int open = type.name().indexOf('(');
    return open < 0 ? type.name() : type.name().substring(0, open);
  }

  /// The one number in parentheses: `VARCHAR(191)`.
  static Optional<Integer> length(ColumnType type) {
    int open = type.name().indexOf('(');
    int end = type.name().indexOf(')');
    String inside = open < 0 || end < open ? "" : type.name().substring(open + 1, end).strip();
    return inside.matches("\\d{1,9}") ? Optional.of(Integer.valueOf(inside)) : Optional.empty();
  }
}
