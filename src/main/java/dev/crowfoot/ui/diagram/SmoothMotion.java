// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/// Takes 220 ms from start to end, slow at both; unless less motion is asked for, here or in the
/// system's settings.
final class SmoothMotion implements Motion {
  private static final double NANOS = 220e6;

  private final BooleanSupplier isReduced;

  SmoothMotion(BooleanSupplier isReduced) {
    this.isReduced = isReduced;
  }

  @Override
  public Runnable play(DoubleConsumer step) {
    if (isReduced.getAsBoolean() || Platform.getPreferences().isReducedMotion()) {
      return STILL.play(step);
    }
    Movement movement = new Movement(step);
    movement.start();
    return movement::stop;
  }

  private static final class Movement extends AnimationTimer {
    private final DoubleConsumer step;
    private long begun;

    Movement(DoubleConsumer step) {
      this.step = step;
    }

    @Override
    public void handle(long now) {
      if (begun == 0) {
        begun = now;
      }
      double share = (now - begun) / NANOS;
      if (share >= 1) {
        stop();
        step.accept(1);
      } else {
        step.accept(share * share * (3 - 2 * share));
      }
    }
  }
}
