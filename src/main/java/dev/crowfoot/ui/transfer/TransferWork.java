// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.transfer;

import dev.crowfoot.adapter.Failure;
import dev.crowfoot.app.transfer.Progress;
import dev.crowfoot.ui.background.Background;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// One piece of work on many rows: whether it runs, how far it is, and why it failed.
final class TransferWork {
  private static final Duration EVERY = Duration.ofMillis(50);

  private final Background background;
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyDoubleWrapper part = new ReadOnlyDoubleWrapper(0);
  private final ReadOnlyStringWrapper told = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private AtomicBoolean cancelled = new AtomicBoolean();

  TransferWork(Background background) {
    this.background = background;
  }

  ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /// From 0 to 1.
  ReadOnlyDoubleProperty partProperty() {
    return part.getReadOnlyProperty();
  }

  /// How many rows so far.
  ReadOnlyStringProperty toldProperty() {
    return told.getReadOnlyProperty();
  }

  /// Why nothing was done; empty when nothing speaks against it.
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  void setProblem(String words) {
    problem.set(words);
  }

  /// Does work in the background.
  ///
  /// @param done called with what came of it, and not when it failed or was cancelled
  <T> void start(Function<Progress, T> work, Consumer<T> done) {
    AtomicBoolean stop = new AtomicBoolean();
    cancelled = stop;
    problem.set("");
    part.set(0);
    told.set("");
    running.set(true);
    background
        .run(() -> unlessCancelled(work, new Told(stop)))
        .onDone(
            result -> {
              running.set(false);
              result.ifPresent(done);
            })
        .onFailure(this::refuse)
        .start();
  }

  private static <T> Optional<T> unlessCancelled(Function<Progress, T> work, Progress progress) {
    try {
      return Optional.of(work.apply(progress));
    } catch (CancellationException _) {
      return Optional.empty();
    }
  }

  void refuse(Failure failure) {
    running.set(false);
    problem.set(failure.getMessage() + failure.details().map(more -> " (" + more + ")").orElse(""));
  }

  /// Has the work take back what it has begun.
  void cancel() {
    cancelled.set(true);
  }

  /// Brings news to the UI thread, not more often than people can see.
  private final class Told implements Progress {
    private final AtomicBoolean stop;
    private long last = System.nanoTime();

    Told(AtomicBoolean stop) {
      this.stop = stop;
    }

    @Override
    public void at(double done, long rows) {
      long now = System.nanoTime();
      if (now - last > EVERY.toNanos()) {
        last = now;
        background.report(
            () -> {
              part.set(done);
              told.set(rows(rows));
            });
      }
    }

    @Override
    public boolean isCancelled() {
      return stop.get();
    }
  }

  /// `1 row`, `1,204 rows`
  static String rows(long count) {
    return count == 1 ? "1 row" : String.format(Locale.ROOT, "%,d rows", count);
  }
}
