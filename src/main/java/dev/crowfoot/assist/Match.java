// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import java.util.Locale;

/// How well a name answers what is typed: the first constant is the best.
enum Match {
  /// `us` for `user`
  PREFIX,
  /// `us` for `User`
  PREFIX_OF_OTHER_CASE,
  /// `crAt` for `createdAt`, `ci` for `category_id`
  HUMPS,
  /// `mail` for `email`
  WITHIN,
  NONE;

  /// Nobody abbreviates a name in so many letters; each is compared with the whole name.
  private static final int LONGEST_HUMPS = 100;

  static Match of(String typed, String name) {
    if (name.startsWith(typed)) {
      return PREFIX;
    }
    if (name.regionMatches(true, 0, typed, 0, typed.length())) {
      return PREFIX_OF_OTHER_CASE;
    }
    if (matchesHumps(typed, name)) {
      return HUMPS;
    }
    boolean isWithin =
        typed.length() > 1
            && name.toLowerCase(Locale.ROOT).contains(typed.toLowerCase(Locale.ROOT));
    return isWithin ? WITHIN : NONE;
  }

  /// Whether what is typed is made of beginnings of the name's words, in their order.
  private static boolean matchesHumps(String typed, String name) {
    if (typed.isEmpty() || typed.length() > Math.min(name.length(), LONGEST_HUMPS)) {
      return false;
    }
    // Where in the name the letters typed so far can end.
    boolean[] ends = new boolean[name.length() + 1];
    for (int done = 0; done < typed.length(); done++) {
      boolean[] next = new boolean[name.length() + 1];
      boolean any = false;
      boolean canBegin = done == 0;
      for (int i = 0; i < name.length(); i++) {
        canBegin |= ends[i];
        boolean follows = ends[i] || (canBegin && beginsWord(name, i));
        next[i + 1] = follows && isSameLetter(typed.charAt(done), name.charAt(i));
        any |= next[i + 1];
      }
      if (!any) {
        return false;
      }
      ends = next;
    }
    return true;
  }

  private static boolean isSameLetter(char a, char b) {
    return Character.toLowerCase(a) == Character.toLowerCase(b);
  }

  private static boolean beginsWord(String name, int index) {
    if (index == 0) {
      return true;
    }
    char c = name.charAt(index);
    char previous = name.charAt(index - 1);
    return Character.isLetterOrDigit(c)
        && (!Character.isLetterOrDigit(previous)
            || (Character.isUpperCase(c) && !Character.isUpperCase(previous)));
  }
}
