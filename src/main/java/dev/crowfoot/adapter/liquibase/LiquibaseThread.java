// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.liquibase;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.Scope;
import liquibase.changelog.FastCheckService;
import liquibase.resource.ResourceAccessor;

/// The one thread of this process on which Liquibase runs. Two updates at once in one process leave
/// its lock set and spoil each other; its long foreign-key walks need a deep stack.
final class LiquibaseThread {
  private static final long STACK_BYTES = 64L << 20;

  /// Held so that its level is: what Liquibase would print reaches people as a failure.
  private static final Logger LIQUIBASE_LOG = Logger.getLogger("liquibase");

  private static final ExecutorService THREAD =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(null, work, "liquibase", STACK_BYTES);
            thread.setDaemon(true);
            return thread;
          });

  static {
    LIQUIBASE_LOG.setLevel(Level.OFF);
  }

  private LiquibaseThread() {}

  /// Runs work there, silently, with the changelogs of `files`.
  ///
  /// @param onInterrupt what to do when the waiting thread is interrupted; the work is still waited
  ///   for, because a migration must not go on unseen
  static <T> T call(ResourceAccessor files, Callable<T> work, Runnable onInterrupt)
      throws ExecutionException {
    Future<T> result = THREAD.submit(() -> quietly(files, work));
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return result.get();
        } catch (InterruptedException _) {
          interrupted = true;
          onInterrupt.run();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static <T> T quietly(ResourceAccessor files, Callable<T> work) throws Exception {
    Map<String, Object> scope = new HashMap<>();
    scope.put(Scope.Attr.logService.name(), new Silence.Log());
    scope.put(Scope.Attr.ui.name(), new Silence.Ui());
    scope.put(Scope.Attr.resourceAccessor.name(), files);
    scope.put("liquibase.analytics.enabled", false);
    scope.put("liquibase.changelogLockWaitTimeInMinutes", 1L);
    return Scope.child(
        scope,
        () -> {
          // Otherwise a second update of the same path is skipped and reported as done.
          Scope.getCurrentScope().getSingleton(FastCheckService.class).clearCache();
          return work.call();
        });
  }
}
