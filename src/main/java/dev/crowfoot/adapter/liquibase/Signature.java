// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.liquibase;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Who applied a change set and how long it took. Liquibase has no columns for that, so it stands
/// in the comment of the history's row.
public record Signature(String who, Duration took) {
  private static final Pattern TEXT = Pattern.compile("by (.*) in (\\d+) ms");
  private static final int LONGEST = 120;

  /// What the user of this process would leave.
  static Signature here(Duration took) {
    String user = System.getProperty("user.name", "");
    return new Signature(
        user.isBlank() ? "somebody" : user.substring(0, Math.min(LONGEST, user.length())), took);
  }

  static Optional<Signature> of(String comment) {
    Matcher matcher = TEXT.matcher(comment);
    return matcher.matches()
        ? Optional.of(
            new Signature(matcher.group(1), Duration.ofMillis(Long.parseLong(matcher.group(2)))))
        : Optional.empty();
  }

  String text() {
    return "by %s in %d ms".formatted(who, took.toMillis());
  }
}
