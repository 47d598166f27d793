// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.liquibase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.testing.Tables;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.concurrent.ExecutionException;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LockException;
import liquibase.lockservice.LockService;
import liquibase.lockservice.LockServiceFactory;
import liquibase.resource.DirectoryResourceAccessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated
class QuietLockTest {
  @TempDir private Path folder;

  @Test
  void waitingForSomebodysLockPrintsNothing() throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (Database database = Database.openOrCreate(DatabaseUrl.parse("file:dev.db", folder))) {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      assertThatThrownBy(() -> onThread(database))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(LockException.class);
    } finally {
      System.setOut(before);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  private Void onThread(Database database) throws Exception {
    return LiquibaseThread.call(
        new DirectoryResourceAccessor(folder), () -> waitInVain(database), () -> {});
  }

  private static Void waitInVain(Database database) throws Exception {
    try (Connection connection = database.ownConnection()) {
      liquibase.database.Database target =
          DatabaseFactory.getInstance()
              .findCorrectDatabaseImplementation(new JdbcConnection(connection));
      LockServiceFactory locks = LockServiceFactory.getInstance();
      LockService ours = locks.getLockService(target);
      ours.init();
      Tables.execute(
          database,
          "UPDATE DATABASECHANGELOGLOCK SET LOCKED = 1, LOCKEDBY = 'laptop',"
              + " LOCKGRANTED = '2026-11-23 10:15:00'");
      ours.setChangeLogLockWaitTime(0);
      ours.setChangeLogLockRecheckTime(0);
      ours.waitForLock();
    }
    return null;
  }
}
