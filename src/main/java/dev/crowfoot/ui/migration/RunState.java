// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import dev.crowfoot.adapter.Failure;

/// How it stands with applying, or taking back.
public sealed interface RunState {
  record Idle() implements RunState {}

  /// @param title such as `Applying add_orders`
  record Running(String title) implements RunState {}

  /// Somebody wants it to stop; it does after the statement it is at.
  record Stopping(String title) implements RunState {}

  /// @param words what was done, in a sentence
  /// @param details more about it, a line each; may be empty
  record Done(String words, String details) implements RunState {
    Done(String words) {
      this(words, "");
    }
  }

  record Failed(Failure failure) implements RunState {}

  /// Whether something is being done to the database.
  default boolean isUnderWay() {
    return this instanceof Running || this instanceof Stopping;
  }
}
