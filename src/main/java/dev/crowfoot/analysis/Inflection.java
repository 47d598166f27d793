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

  /// More than one: `posts`, `categories`, `people`.
  public static String plural(String name) {
    return Plurals.of(name);
  }

  /// The name of a type as one of a field, as Prisma's formatter makes it: `BlogPost` and
  /// `blog_post` give `blogPost`. A capital begins a word only behind a small letter, so that
  /// `HTTPServer` gives `httpserver`.
  public static String camelCase(String name) {
    StringBuilder result = new StringBuilder(name.length());
    boolean wordStart = false;
    boolean behindSmall = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!Character.isLetterOrDigit(c)) {
        wordStart = !result.isEmpty();
      } else if (Character.isDigit(c)) {
        result.append(c);
        wordStart = true;
      } else if (wordStart || (behindSmall && Character.isUpperCase(c))) {
        result.append(asciiUpper(c));
        wordStart = false;
      } else {
        result.append(asciiLower(c));
        behindSmall = Character.isLowerCase(c);
      }
    }
    return result.toString();
  }

  private static char asciiUpper(char c) {
    return c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
  }

  private static char asciiLower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c - 'A' + 'a') : c;
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
