// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli;

import dev.crowfoot.app.transfer.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Tells every second how far long work is, on one line. Ctrl+C cancels the work, which then takes
/// back what it has begun.
final class ProgressLine implements Progress, AutoCloseable {
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final PrintWriter out;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread onInterrupt = new Thread(this::cancel, "cancel");
  private volatile boolean cancelled;
  private long told = System.nanoTime();
  private boolean begun;

  ProgressLine(PrintWriter out) {
    this.out = out;
    Runtime.getRuntime().addShutdownHook(onInterrupt);
  }

  private void cancel() {
    cancelled = true;
    try {
      var _ = ended.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void at(double part, long rows) {
    long now = System.nanoTime();
    if (now - told > EVERY.toNanos()) {
      told = now;
      begun = true;
      out.printf(Locale.ROOT, "\r%3.0f %%, %,d rows", part * 100, rows);
      out.flush();
    }
  }

  @Override
  public boolean isCancelled() {
    return cancelled;
  }

  @Override
  public void close() {
    ended.countDown();
    if (begun) {
      out.println();
    }
    if (!cancelled) {
      Runtime.getRuntime().removeShutdownHook(onInterrupt);
    }
  }
}
