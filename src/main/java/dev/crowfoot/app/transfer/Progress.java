// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.transfer;

import java.util.concurrent.CancellationException;

/// Told how far rows have come on their way, from the thread that does the work; asked whether
/// anybody still wants them.
@FunctionalInterface
public interface Progress {
  /// Nobody looks.
  Progress NONE = (_, _) -> {};

  /// @param part how much of all is done, from 0 to 1
  /// @param rows how many rows that is
  void at(double part, long rows);

  default boolean isCancelled() {
    return false;
  }

  /// Tells how far it is, and ends the work when it was cancelled.
  ///
  /// @throws CancellationException when nobody wants the rows any more
  default void check(double part, long rows) {
    if (isCancelled()) {
      throw new CancellationException();
    }
    at(Math.clamp(part, 0, 1), rows);
  }
}
