// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui;

import java.util.Optional;
import java.util.function.Supplier;

/// A view that is made when it is first shown: a large project opens sooner when only what is seen
/// is made.
final class Late<T> {
  private final Supplier<T> maker;
  private Optional<T> made = Optional.empty();

  Late(Supplier<T> maker) {
    this.maker = maker;
  }

  T get() {
    T view = made.orElseGet(maker);
    made = Optional.of(view);
    return view;
  }

  /// Nothing when it has not been shown yet.
  Optional<T> ifMade() {
    return made;
  }
}
