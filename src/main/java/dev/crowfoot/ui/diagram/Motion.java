// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import java.util.function.DoubleConsumer;

/// How something comes from one place to another.
@FunctionalInterface
interface Motion {
  /// At once: for those who asked for less motion, and where there is no window.
  Motion STILL =
      step -> {
        step.accept(1);
        return () -> {};
      };

  /// Begins a movement.
  ///
  /// @param step told how far it has come, from 0 to 1; the last time it is 1
  /// @return ends it where it is
  Runnable play(DoubleConsumer step);
}
