// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.banner;

import dev.crowfoot.adapter.Failure;
import java.util.List;

/// A message with the answers one can give to it.
///
/// @param id what it is about: a second one with the same id is not shown
/// @param details what the operating system or the server said, or empty
public record Banner(String id, Kind kind, String text, String details, List<Answer> answers) {
  /// How bad it is.
  public enum Kind {
    INFO,
    WARNING,
    DANGER
  }

  /// A button of a banner. Pressing it also takes the banner away.
  ///
  /// @param id the button's id, for shortcuts and journeys
  public record Answer(String id, String title, Runnable action) {}

  public Banner {
    answers = List.copyOf(answers);
  }

  public static Banner info(String id, String text, Answer... answers) {
    return new Banner(id, Kind.INFO, text, "", List.of(answers));
  }

  public static Banner warning(String id, String text, Answer... answers) {
    return new Banner(id, Kind.WARNING, text, "", List.of(answers));
  }

  public static Banner danger(String id, String text, Answer... answers) {
    return new Banner(id, Kind.DANGER, text, "", List.of(answers));
  }

  /// What the outside refused to do.
  public static Banner of(String id, Failure failure, Answer... answers) {
    return new Banner(
        id,
        Kind.DANGER,
        String.valueOf(failure.getMessage()),
        failure.details().orElse(""),
        List.of(answers));
  }
}
