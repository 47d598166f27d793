// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Names as hand-written SQL spells them: quoted in any way or not at all, with a schema or
/// without.
final class SqlNames {
  static final String WORD =
      "(?:\"(?:[^\"]|\"\")+\"|`[^`]+`|\\[[^\\]]+]|[\\p{L}_][\\p{L}\\p{N}_$]*)";
  static final String NAME = WORD + "(?:\\s*\\.\\s*" + WORD + ")?";

  private SqlNames() {}

  /// To compare names by.
  static String key(String name) {
    return plain(name).toLowerCase(Locale.ROOT);
  }

  /// Without quotes and schema.
  static String plain(String name) {
    return unquoted(words(name).getLast());
  }

  static List<String> words(String name) {
    return pattern(WORD).matcher(name).results().map(MatchResult::group).toList();
  }

  private static String unquoted(String name) {
    return "\"`[".indexOf(name.charAt(0)) < 0
        ? name
        : name.substring(1, name.length() - 1).replace("\"\"", "\"");
  }

  static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
  }
}
