// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.view;

import dev.crowfoot.editor.Command.CommandRefused;
import java.util.Collection;
import java.util.Map;

/// The names of views and areas: anything that can be read, each once.
public final class Names {
  /// Longer ones would not fit where they are shown.
  private static final int LONGEST = 80;

  private Names() {}

  /// A name that is free: the wished one, or with the first number that makes it so.
  public static String free(String wished, Collection<String> taken) {
    String name = wished;
    for (int i = 2; taken.contains(name); i++) {
      name = wished + " " + i;
    }
    return name;
  }

  /// @param what is named, such as `view`
  /// @throws CommandRefused when nothing can be called that
  static void check(String what, String name, Collection<String> taken) {
    if (name.isBlank() || !name.equals(name.strip())) {
      throw new CommandRefused("Give the " + what + " a name that begins and ends with no blank.");
    }
    if (name.length() > LONGEST || name.chars().anyMatch(Character::isISOControl)) {
      throw new CommandRefused(
          "Give the " + what + " a name of one line and at most " + LONGEST + " characters.");
    }
    if (taken.contains(name)) {
      throw new CommandRefused(
          "There is " + article(what) + " `" + name + "` already. Choose another name.");
    }
  }

  /// @throws CommandRefused when there is none of that name
  static <T> T existing(String what, String name, Map<String, T> all) {
    T found = all.get(name);
    if (found == null) {
      throw new CommandRefused("There is no " + what + " `" + name + "` any more.");
    }
    return found;
  }

  private static String article(String what) {
    return ("aeiou".indexOf(what.charAt(0)) < 0 ? "a " : "an ") + what;
  }
}
