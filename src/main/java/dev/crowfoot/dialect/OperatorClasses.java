// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.dialect;

import dev.crowfoot.catalog.ColumnType;
import dev.crowfoot.catalog.Index.IndexColumn;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// PostgreSQL's operator classes: `ops: JsonbPathOps` or `ops: raw("gin_trgm_ops")` in the file,
/// `jsonb_path_ops` in SQL.
final class OperatorClasses {
  private static final Pattern RAW = Pattern.compile("raw\\(\\s*\"(.*)\"\\s*\\)");

  private static final Set<String> GIN = Set.of("array", "jsonb", "tsvector");
  private static final Set<String> GIST =
      Set.of("box", "circle", "multirange", "point", "poly", "range", "tsquery", "tsvector");

  private OperatorClasses() {}

  /// The class in SQL; empty when it is the one the index would use anyway, for the database does
  /// not keep that somebody named it.
  static Optional<String> inSql(String written, String method, ColumnType type) {
    Matcher raw = RAW.matcher(written.strip());
    if (raw.matches()) {
      return Optional.of(raw.group(1)).filter(name -> !name.equals(ownOf(type, method)));
    }
    return isDefault(written, method)
        ? Optional.empty()
        : Optional.of(
            written
                .replace("MinMax", "Minmax")
                .replace("VarBit", "Varbit")
                .replace("TimestampTz", "Timestamptz")
                .replace("TimeTz", "Timetz")
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
                .toLowerCase(Locale.ROOT));
  }

  /// Columns with the parameters of their classes as the database writes them: without blanks, in
  /// no quotes.
  static List<IndexColumn> essence(List<IndexColumn> columns) {
    return columns.stream()
        .map(
            c ->
                new IndexColumn(
                    c.name(), c.descending(), c.opClass().map(o -> o.replaceAll("[\\s']", ""))))
        .toList();
  }

  /// The class that an index on a type uses if none is named; empty for those that have none.
  private static String ownOf(ColumnType type, String method) {
    String word = wordOf(type);
    return switch (method) {
      case "btree", "hash" -> word + "_ops";
      case "gin" -> GIN.contains(word) ? word + "_ops" : "";
      case "spgist" -> ownOfSpGist(word);
      case "gist" -> GIST.contains(word) ? word + "_ops" : "";
      case "brin" -> word.equals("inet") ? "inet_inclusion_ops" : word + "_minmax_ops";
      default -> "";
    };
  }

  private static String ownOfSpGist(String word) {
    return switch (word) {
      case "box", "inet", "poly", "range", "text" -> word + "_ops";
      case "point" -> "quad_point_ops";
      default -> "";
    };
  }

  private static String wordOf(ColumnType type) {
    if (type.array()) {
      return "array";
    }
    if (type.isEnum()) {
      return "enum";
    }
    String name = type.name().replaceAll("\\(.*", "");
    return switch (name) {
      case "VARCHAR" -> "text";
      case "CHAR" -> "bpchar";
      case "SMALLINT" -> "int2";
      case "INTEGER" -> "int4";
      case "BIGINT" -> "int8";
      case "REAL" -> "float4";
      case "DOUBLE PRECISION" -> "float8";
      case "DECIMAL" -> "numeric";
      case "BOOLEAN" -> "bool";
      default -> {
        String lower = name.toLowerCase(Locale.ROOT);
        yield lower.endsWith("multirange")
            ? "multirange"
            : lower.endsWith("range") ? "range" : lower.equals("polygon") ? "poly" : lower;
      }
    };
  }

  private static boolean isDefault(String written, String method) {
    return switch (written) {
      case "JsonbOps", "ArrayOps", "TextOps" -> true;
      case "InetOps" -> method.equals("spgist");
      default -> written.endsWith("InclusionOps") || written.endsWith("MinMaxOps");
    };
  }
}
