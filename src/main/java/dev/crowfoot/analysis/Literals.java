// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Whether a text is a value of a type that the file can only write in quotes.
final class Literals {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /// RFC 3339, section 5.6: what ISO 8601 leaves open, such as seconds and the colon of the offset,
  /// is required.
  private static final Pattern TIMESTAMP =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}[Tt ]\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?([Zz]|[+-]\\d{2}:\\d{2})");

  /// With an exponent of at most nine digits. Only looked at: to make a number of very many digits
  /// takes very long.
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(\\d++\\.?\\d*+|\\.\\d++)([eE][+-]?\\d{1,9})?");

  private Literals() {}

  static boolean isJson(String text) {
    try {
      return !JSON.readTree(text).isMissingNode();
    } catch (JacksonException e) {
      return false;
    }
  }

  static boolean isBase64(String text) {
    try {
      return Base64.getEncoder().encodeToString(Base64.getDecoder().decode(text)).equals(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /// Such as `2020-01-31T23:59:59.5Z`. A leap second is one.
  static boolean isTimestamp(String text) {
    if (!TIMESTAMP.matcher(text).matches()) {
      return false;
    }
    String seconds = text.substring(17, 19);
    String normal =
        text.substring(0, 10)
            + "T"
            + text.substring(11, 17)
            + (seconds.equals("60") ? "59" : seconds)
            + text.substring(19).toUpperCase(Locale.ROOT).replaceFirst("(\\.\\d{1,9})\\d*", "$1");
    try {
      OffsetDateTime.parse(normal);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  static boolean isDecimal(String text) {
    return DECIMAL.matcher(text).matches();
  }

  /// Whether digits are a whole number of at most 64 bits.
  static boolean isLong(String digits) {
    try {
      Long.parseLong(digits);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
