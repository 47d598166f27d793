// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.dialect;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// PostgreSQL's operator classes: `ops: JsonbPathOps` or `ops: raw("gin_trgm_ops")` in the file,
/// `jsonb_path_ops` in SQL.
final class OperatorClasses {
  private static final Pattern RAW = Pattern.compile("raw\\(\\s*\"(.*)\"\\s*\\)");

  private OperatorClasses() {}

  /// The class in SQL; empty when it is the one the index would use anyway.
  static Optional<String> inSql(String written, String method) {
    Matcher raw = RAW.matcher(written.strip());
    if (raw.matches()) {
      return Optional.of(raw.group(1));
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

  private static boolean isDefault(String written, String method) {
    return switch (written) {
      case "JsonbOps", "ArrayOps", "TextOps" -> true;
      case "InetOps" -> method.equals("spgist");
      default -> written.endsWith("InclusionOps") || written.endsWith("MinMaxOps");
    };
  }
}
