// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli.migrate;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.liquibase.MigrationLock;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `--end-session` and `--yes`: giving free the lock that a killed migration left, when somebody
/// agrees.
final class LockRelease {
  @Option(
      names = "--end-session",
      description = "With --release-lock: also end the session of it that is still at work.")
  private boolean endSession;

  @Mixin private Yes yes = new Yes();

  Yes yes() {
    return yes;
  }

  /// Says who holds it, and asks.
  ///
  /// @return whether nobody holds it any more
  boolean isDone(Workplace work, Database database) {
    Optional<MigrationLock> lock = MigrationLock.of(database);
    if (lock.isEmpty()) {
      work.say("No lock is held.");
      return true;
    }
    work.say(lock.get().sentence());
    boolean isAlive = lock.get().alive().isPresent();
    if (!isAlive || endSession) {
      String question =
          isAlive
              ? "End that session, take back what it had begun, and release the lock?"
              : "Release the lock?";
      if (!yes.isGiven(work, question)) {
        work.say("The lock is held as before, and nothing was applied.");
        return false;
      }
    }
    work.migrations().releaseLock(database, endSession);
    work.say("The lock is released.");
    return true;
  }
}
