// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.jdbc;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Spells PostgreSQL's types as Prisma's migrations do: `int4` is `INTEGER`, `timestamp(3) without
/// time zone` is `TIMESTAMP(3)`.
final class PostgresTypes {
  private static final Pattern ARGUMENTS = Pattern.compile("\\(([^)]*)\\)");
  private static final Map<String, String> SPELLED =
      Map.ofEntries(
          Map.entry("int2", "SMALLINT"),
          Map.entry("int4", "INTEGER"),
          Map.entry("int8", "BIGINT"),
          Map.entry("float4", "REAL"),
          Map.entry("float8", "DOUBLE PRECISION"),
          Map.entry("numeric", "DECIMAL"),
          Map.entry("bool", "BOOLEAN"),
          Map.entry("bpchar", "CHAR"));
  private static final Set<String> SAME =
      Set.of(
          "text",
          "varchar",
          "bytea",
          "uuid",
          "xml",
          "json",
          "jsonb",
          "inet",
          "citext",
          "money",
          "oid",
          "bit",
          "varbit",
          "date",
          "time",
          "timetz",
          "timestamp",
          "timestamptz");

  private PostgresTypes() {}

  /// @param name the type's own name in the catalog; of an array, its elements'
  /// @param formatted the column's type as `format_type` spells it
  static String spelled(String name, String formatted) {
    String known = SPELLED.get(name);
    if (known == null && SAME.contains(name)) {
      known = name.toUpperCase(Locale.ROOT);
    }
    if (known == null) {
      return formatted.endsWith("[]") ? formatted.substring(0, formatted.length() - 2) : formatted;
    }
    Matcher arguments = ARGUMENTS.matcher(formatted);
    return arguments.find() ? known + "(" + arguments.group(1).replace(" ", "") + ")" : known;
  }
}
