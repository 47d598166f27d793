// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import java.lang.reflect.InvocationTargetException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.ibatis.executor.statement.StatementHandler;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Intercepts;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.plugin.Signature;
import org.apache.ibatis.session.ResultHandler;

/// Has the database stop a query when the thread that waits for it is interrupted, or when it takes
/// too long.
///
/// The query itself runs on another thread. An interrupt would reach the driver's socket else, and
/// the server would go on with a query that nobody waits for; SQLite would not notice it at all.
@Intercepts(
    @Signature(
        type = StatementHandler.class,
        method = "query",
        args = {Statement.class, ResultHandler.class}))
final class Stoppable implements Interceptor {
  private static final ExecutorService WORKERS =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "query");
            thread.setDaemon(true);
            return thread;
          });

  private final Optional<Duration> limit;

  /// @param limit how long a query may take
  Stoppable(Optional<Duration> limit) {
    this.limit = limit;
  }

  @Override
  public Object intercept(Invocation invocation) throws Throwable {
    if (limit.isEmpty() && !Thread.currentThread().isVirtual()) {
      return invocation
          .proceed(); // nobody interrupts it, and the hop costs as much as a small query
    }
    Statement statement = (Statement) invocation.getArgs()[0];
    Future<Object> query = WORKERS.submit(invocation::proceed);
    try {
      return limit.isPresent()
          ? query.get(limit.get().toMillis(), TimeUnit.MILLISECONDS)
          : query.get();
    } catch (InterruptedException e) {
      stop(statement, query);
      Thread.currentThread().interrupt();
      throw new SQLException("The query was stopped.", e);
    } catch (TimeoutException e) {
      stop(statement, query);
      throw new SQLTimeoutException("The query took longer than the connection allows.", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof InvocationTargetException within
          ? within.getTargetException()
          : e.getCause();
    }
  }

  /// Waits until it has ended: the connection is not to be used before.
  private static void stop(Statement statement, Future<Object> query) throws SQLException {
    boolean ended = false;
    while (!ended) {
      statement.cancel(); // again, if it came before the query did
      try {
        var _ = query.get(200, TimeUnit.MILLISECONDS);
        ended = true;
      } catch (TimeoutException | InterruptedException _) {
        // not yet
      } catch (ExecutionException _) {
        ended = true;
      }
    }
  }
}
