// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.liquibase;

import java.util.List;

/// Which way a run goes.
enum Direction {
  APPLY("applied"),
  TAKE_BACK("taken back");

  private final String participle;

  Direction(String participle) {
    this.participle = participle;
  }

  /// What a run does to migrations: `applied`.
  String participle() {
    return participle;
  }

  /// The migrations of which a run did all or some, in its order.
  List<String> done(History before, History after) {
    return switch (this) {
      case APPLY -> moreIn(after, before);
      case TAKE_BACK -> moreIn(before, after).reversed();
    };
  }

  private static List<String> moreIn(History more, History less) {
    return more.migrations().keySet().stream()
        .filter(m -> more.changeSetsOf(m) > less.changeSetsOf(m))
        .toList();
  }
}
