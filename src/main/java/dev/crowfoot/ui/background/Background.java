// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.background;

import dev.crowfoot.adapter.Failure;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.application.Platform;

/// Runs work away from the UI thread and brings its result back to it. The only class that hops
/// between the two.
///
/// ```java
/// background.run(() -> rows.findMany(query)).onDone(grid::show).onFailure(banner::show).start();
/// ```
public final class Background {
  private final Executor worker;
  private final Executor uiThread;
  private final Consumer<Throwable> onBug;

  /// @param worker where work runs
  /// @param uiThread where results arrive
  /// @param onBug told of every exception that is not a [Failure] or has nobody to handle it
  public Background(Executor worker, Executor uiThread, Consumer<Throwable> onBug) {
    this.worker = worker;
    this.uiThread = uiThread;
    this.onBug = onBug;
  }

  /// The real one: a virtual thread for each piece of work, results on the JavaFX thread.
  public static Background onVirtualThreads(Consumer<Throwable> onBug) {
    return new Background(Executors.newVirtualThreadPerTaskExecutor(), Platform::runLater, onBug);
  }

  /// Everything at once on the calling thread, for tests.
  public static Background direct() {
    return new Background(
        Runnable::run,
        Runnable::run,
        bug -> {
          throw new AssertionError(bug);
        });
  }

  /// Brings a report of work under way to the UI thread.
  public void report(Runnable news) {
    uiThread.execute(news);
  }

  public <T> Work<T> run(Callable<T> work) {
    return new Work<>(work);
  }

  /// A piece of work that has not been started.
  public final class Work<T> {
    private final Callable<T> work;
    private Consumer<T> done = _ -> {};
    private Consumer<Failure> failed = failure -> onBug.accept(failure);

    private Work(Callable<T> work) {
      this.work = work;
    }

    /// Called on the UI thread with the result, unless the work was cancelled.
    public Work<T> onDone(Consumer<T> handler) {
      done = handler;
      return this;
    }

    /// Called on the UI thread when the outside failed.
    public Work<T> onFailure(Consumer<Failure> handler) {
      failed = handler;
      return this;
    }

    public Running start() {
      Running running = new Running();
      worker.execute(() -> perform(running));
      return running;
    }

    private void perform(Running running) {
      running.begin();
      if (running.isCancelled()) {
        return;
      }
      T result;
      try {
        result = work.call();
      } catch (Failure failure) {
        deliver(running, () -> failed.accept(failure));
        return;
      } catch (InterruptedException _) {
        return; // cancelled: nobody waits for the result
      } catch (Exception bug) {
        deliver(running, () -> onBug.accept(bug));
        return;
      }
      deliver(running, () -> done.accept(result));
    }

    private void deliver(Running running, Runnable delivery) {
      uiThread.execute(
          () -> {
            if (!running.isCancelled()) {
              delivery.run();
            }
          });
    }
  }

  /// Work under way. Cancelling interrupts it and drops its result.
  public static final class Running {
    private volatile boolean cancelled;
    private volatile Thread thread = Thread.currentThread();

    private void begin() {
      thread = Thread.currentThread();
    }

    public void cancel() {
      cancelled = true;
      if (thread != Thread.currentThread()) {
        thread.interrupt();
      }
    }

    public boolean isCancelled() {
      return cancelled;
    }
  }
}
