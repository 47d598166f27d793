// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.samples;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Points in time as a field's name lets one expect them. Those of one row follow each other. They
/// do not depend on today: the same seed gives the same ones tomorrow.
final class SampleTimes {
  private static final Instant FIRST = Instant.parse("2024-01-01T08:00:00Z");
  private static final Duration SPAN = Duration.ofDays(700);
  private static final Instant FIRST_BIRTH = Instant.parse("1950-01-01T00:00:00Z");
  private static final Duration BIRTHS = Duration.ofDays(20_000);

  private static final List<String> BIRTH = List.of("birth", "born", "dob", "founded");
  private static final List<String> LATER =
      List.of(
          "updat", "modif", "chang", "seen", "login", "delet", "archiv", "cancel", "paid", "ship",
          "deliver", "complet", "finish", "verif", "approv", "read");
  private static final List<String> FUTURE =
      List.of("expir", "due", "deadline", "until", "ends", "end", "valid", "schedul", "renew");

  private final Random random;
  private Instant begin = FIRST;

  SampleTimes(Random random) {
    this.random = random;
  }

  void nextRow() {
    begin = within(FIRST, SPAN);
  }

  Instant make(String field) {
    String name = field.toLowerCase(Locale.ROOT);
    if (is(name, BIRTH)) {
      return within(FIRST_BIRTH, BIRTHS);
    }
    if (is(name, LATER)) {
      return within(begin, Duration.ofDays(30));
    }
    return is(name, FUTURE) ? within(begin.plus(Duration.ofDays(30)), Duration.ofDays(365)) : begin;
  }

  private static boolean is(String name, List<String> parts) {
    return parts.stream().anyMatch(name::contains);
  }

  private Instant within(Instant from, Duration span) {
    return from.plusSeconds(random.nextLong(span.toSeconds()));
  }
}
