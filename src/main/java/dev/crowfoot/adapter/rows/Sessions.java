// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import dev.crowfoot.adapter.Failure.QueryFailure;
import dev.crowfoot.adapter.rows.RowTypeHandler.Cells;
import dev.crowfoot.adapter.rows.value.Storage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ResultMap;
import org.apache.ibatis.mapping.SqlCommandType;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.LocalCacheScope;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.defaults.DefaultSqlSessionFactory;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;
import org.jspecify.annotations.Nullable;

/// MyBatis, set up without mapper files: a [Statement] is the parameter of two mapped statements
/// (read, change) and carries its own SQL.
final class Sessions {
  /// So many rows are sent together.
  static final int BATCH = 1_000;

  /// So many rows are fetched together.
  private static final int FETCH = 500;

  private static final String READ = "crowfoot.read";
  private static final String CHANGE = "crowfoot.change";

  private final SqlSessionFactory factory;
  private final DatabaseErrors errors;
  private final RowTypeHandler reader;

  /// @param limit how long one query may take
  Sessions(
      DataSource dataSource, Storage storage, DatabaseErrors errors, Optional<Duration> limit) {
    this.errors = errors;
    this.reader = new RowTypeHandler(storage);
    Configuration configuration =
        new Configuration(new Environment("crowfoot", new JdbcTransactionFactory(), dataSource));
    configuration.setLocalCacheScope(LocalCacheScope.STATEMENT);
    configuration.setCacheEnabled(false);
    configuration.addInterceptor(new Stoppable(limit));
    configuration.getTypeHandlerRegistry().register(Cells.class, reader);
    configuration.addMappedStatement(mapped(configuration, READ, SqlCommandType.SELECT, false));
    configuration.addMappedStatement(mapped(configuration, CHANGE, SqlCommandType.UPDATE, true));
    factory = new DefaultSqlSessionFactory(configuration);
  }

  private static MappedStatement mapped(
      Configuration configuration, String id, SqlCommandType command, boolean changes) {
    ResultMap row = new ResultMap.Builder(configuration, id, Cells.class, List.of()).build();
    return new MappedStatement.Builder(
            configuration,
            id,
            parameter ->
                new BoundSql(configuration, ((Statement) parameter).sql(), List.of(), parameter),
            command)
        .lang(new Binding())
        // what a change returns is few, and PostgreSQL would keep a cursor for it
        .fetchSize(changes ? null : FETCH)
        .resultMaps(List.of(row))
        .flushCacheRequired(changes)
        .useCache(false)
        .build();
  }

  /// Does work in one transaction: all of it, or nothing when it fails.
  <T> T inTransaction(Function<Session, T> work) {
    try (SqlSession session = factory.openSession(ExecutorType.SIMPLE, false)) {
      try {
        T result = work.apply(new Session(session, errors, reader));
        session.commit(true);
        return result;
      } catch (RuntimeException | Error failed) {
        takeBack(session, failed);
        throw failed;
      }
    } catch (PersistenceException failed) {
      throw errors.translate(failed, "");
    }
  }

  /// Said aloud, because MyBatis does not know what went through its connection directly.
  private static void takeBack(SqlSession session, Throwable failed) {
    try {
      session.rollback(true);
    } catch (PersistenceException lost) {
      failed.addSuppressed(lost); // the connection is gone, and the transaction with it
    }
  }

  /// One connection with an open transaction.
  static final class Session {
    private final SqlSession session;
    private final DatabaseErrors errors;
    private final RowTypeHandler reader;

    private Session(SqlSession session, DatabaseErrors errors, RowTypeHandler reader) {
      this.session = session;
      this.errors = errors;
      this.reader = reader;
    }

    List<Cells> read(Statement statement) {
      try {
        return session.selectList(READ, statement);
      } catch (PersistenceException failed) {
        throw errors.translate(failed, statement.model());
      }
    }

    /// Runs a change with `RETURNING`. MyBatis takes longer over the one row than the database.
    List<Cells> returning(Statement statement) {
      try (PreparedStatement prepared = session.getConnection().prepareStatement(statement.sql())) {
        Binding.bind(prepared, statement.parameters());
        List<Cells> rows = new ArrayList<>();
        try (ResultSet results = prepared.executeQuery()) {
          while (results.next()) {
            rows.add(reader.getResult(results, ""));
          }
        }
        return rows;
      } catch (SQLException failed) {
        throw errors.translate(failed, statement.model());
      }
    }

    /// Reads rows in parts: never more than one of them is in memory.
    void readInParts(Statement statement, Consumer<List<Cells>> part) {
      try (PreparedStatement prepared = session.getConnection().prepareStatement(statement.sql())) {
        prepared.setFetchSize(FETCH);
        Binding.bind(prepared, statement.parameters());
        List<Cells> rows = new ArrayList<>();
        try (ResultSet results = prepared.executeQuery()) {
          while (results.next()) {
            rows.add(reader.getResult(results, ""));
            if (rows.size() == FETCH) {
              part.accept(rows);
              rows = new ArrayList<>();
            }
          }
        }
        if (!rows.isEmpty()) {
          part.accept(rows);
        }
      } catch (SQLException failed) {
        throw errors.translate(failed, statement.model());
      }
    }

    /// Does a part of the transaction's work, and takes that part alone back when it fails.
    <T> T takingBack(Supplier<T> work) {
      Connection connection = session.getConnection();
      try {
        Savepoint before = connection.setSavepoint();
        try {
          T result = work.get();
          connection.releaseSavepoint(before);
          return result;
        } catch (QueryFailure failed) {
          connection.rollback(before);
          throw failed;
        }
      } catch (SQLException lost) {
        throw errors.translate(lost, "");
      }
    }

    /// The columns whose value another row has already; none when that is not why it was refused.
    List<String> takenColumns(QueryFailure failure) {
      return errors.takenColumns(failure);
    }

    /// Runs a change; returns how many rows it hit.
    int change(Statement statement) {
      try {
        return session.update(CHANGE, statement);
      } catch (PersistenceException failed) {
        throw errors.translate(failed, statement.model());
      }
    }

    /// Runs one change for each list of values; returns how many rows they hit.
    ///
    /// @param exact whether some may hit none. PostgreSQL's driver does not tell that of a batch.
    long batch(String model, String sql, List<List<@Nullable Object>> rows, boolean exact) {
      try (PreparedStatement prepared = session.getConnection().prepareStatement(sql)) {
        long count = 0;
        for (List<@Nullable Object> row : rows) {
          Binding.bind(prepared, row);
          if (exact) {
            count += prepared.executeUpdate();
          } else {
            prepared.addBatch();
          }
        }
        if (exact) {
          return count;
        }
        for (int hit : prepared.executeBatch()) {
          count += hit < 0 ? 1 : hit; // SUCCESS_NO_INFO: one row for each insert
        }
        return count;
      } catch (SQLException failed) {
        throw errors.translate(failed, model);
      }
    }
  }
}
