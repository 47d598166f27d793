// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.liquibase;

import java.time.Duration;
import liquibase.Scope;
import liquibase.database.Database;
import liquibase.exception.LockException;
import liquibase.lockservice.StandardLockService;

/// Liquibase's lock, which says that it waits to whoever listens in its scope. Liquibase's own
/// prints it on standard output in any case, and that is for results.
public final class QuietLock extends StandardLockService {
  @Override
  public int getPriority() {
    return PRIORITY_DATABASE + 1;
  }

  @Override
  public boolean supports(Database database) {
    return true;
  }

  @Override
  public void waitForLock() throws LockException {
    long end = System.nanoTime() + Duration.ofMinutes(getChangeLogLockWaitTime()).toNanos();
    while (!acquireLock()) {
      if (System.nanoTime() > end) {
        throw new LockException("Another program holds the lock.");
      }
      Scope.getCurrentScope().getUI().sendMessage("Waiting for changelog lock…");
      pause();
    }
  }

  private void pause() throws LockException {
    try {
      Thread.sleep(Duration.ofSeconds(getChangeLogLockRecheckTime()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LockException(e);
    }
  }
}
