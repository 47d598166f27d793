// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.dialect;

import java.util.regex.Pattern;

/// Which database an expression of `dbgenerated("…")` is for, as far as its functions tell.
enum ForeignExpression {
  /// `now()`, which both have under names of their own.
  NOW,
  ONLY_POSTGRES,
  ONLY_SQLITE,
  PORTABLE;

  private static final Pattern CLOCK =
      Pattern.compile("(?i)\\(?\\s*(now\\(\\)|current_timestamp)\\s*\\)?");
  private static final Pattern POSTGRES =
      Pattern.compile(
          "(?i)::|\\b(?:gen_random_\\w+|uuid_generate_\\w+|uuidv\\d|nextval|now|clock_timestamp"
              + "|statement_timestamp|timezone|to_\\w+|make_\\w+|jsonb?_build_\\w+|current_setting"
              + "|md5|encode|decode|date_trunc|extract|left|right|random_string)\\s*\\("
              + "|\\b(?:array\\s*\\[|interval\\b|at\\s+time\\s+zone\\b|current_user\\b)");
  private static final Pattern SQLITE =
      Pattern.compile(
          "(?i)\\b(?:datetime|strftime|julianday|unixepoch|randomblob|hex|typeof|ifnull|iif"
              + "|printf)\\s*\\(");

  static ForeignExpression of(String sql) {
    if (CLOCK.matcher(sql.strip()).matches()) {
      return NOW;
    }
    if (POSTGRES.matcher(sql).find()) {
      return ONLY_POSTGRES;
    }
    return SQLITE.matcher(sql).find() ? ONLY_SQLITE : PORTABLE;
  }
}
