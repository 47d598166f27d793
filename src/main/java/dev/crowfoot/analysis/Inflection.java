// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import java.util.Locale;
import java.util.regex.Pattern;

/// Turns names into others by the habits of schemas: `Post` is the type of `post` and of `posts`,
/// whose key is in `postId`.
public final class Inflection {
  private static final Pattern WORD_START =
      Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

  private Inflection() {}

  /// More than one, in simple English: `posts`, `categories`, `boxes`.
  public static String plural(String name) {
    int end = name.length() - 1;
    if (end < 0) {
      return name;
    }
    char last = name.charAt(end);
    if (last == 'y' && end > 0 && "aeiou".indexOf(name.charAt(end - 1)) < 0) {
      return name.substring(0, end) + "ies";
    }
    boolean hisses =
        name.endsWith("ss")
            || name.endsWith("ch")
            || name.endsWith("sh")
            || last == 'x'
            || last == 'z';
    return hisses ? name + "es" : last == 's' ? name : name + "s";
  }

  public static String lowerFirst(String name) {
    return name.isEmpty()
        ? name
        : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  public static String upperFirst(String name) {
    return name.isEmpty()
        ? name
        : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  /// As columns are mostly called: `author_id`.
  public static String snakeCase(String name) {
    return WORD_START.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
  }
}
