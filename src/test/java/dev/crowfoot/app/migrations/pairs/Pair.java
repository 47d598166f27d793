// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations.pairs;

import java.util.function.Predicate;

/// What one thing is before a migration and after it.
record Pair<T>(T before, T after) {
  /// One of the two sides of a migration.
  enum Side {
    BEFORE,
    AFTER
  }

  static <T> Pair<T> of(T before, T after) {
    return new Pair<>(before, after);
  }

  static <T> Pair<T> both(T same) {
    return new Pair<>(same, same);
  }

  T on(Side side) {
    return side == Side.BEFORE ? before : after;
  }

  boolean differs() {
    return !before.equals(after);
  }

  boolean both(Predicate<T> condition) {
    return condition.test(before) && condition.test(after);
  }
}
