// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import dev.crowfoot.adapter.rows.RowTypeHandler.Cells;
import dev.crowfoot.adapter.rows.value.Storage;
import java.lang.ref.WeakReference;
import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.apache.ibatis.type.JdbcType;
import org.apache.ibatis.type.TypeHandler;
import org.jspecify.annotations.Nullable;

/// Reads a row whole. MyBatis asks a handler of its result's type for the first column; this one
/// reads all of them, which is as fast as plain JDBC where a map for each row is half as fast.
final class RowTypeHandler implements TypeHandler<Cells> {
  private final Storage storage;
  // of whatever thread: each looks whose columns they are
  private volatile @Nullable Columns last;

  RowTypeHandler(Storage storage) {
    this.storage = storage;
  }

  /// A row as the database keeps it.
  record Cells(List<@Nullable Object> values) {}

  /// The columns of the result that is being read: asking for them anew for each row is dear.
  private static final class Columns {
    private final WeakReference<ResultSet> results;
    private final int[] types;

    Columns(ResultSet results) throws SQLException {
      this.results = new WeakReference<>(results);
      ResultSetMetaData columns = results.getMetaData();
      types = new int[columns.getColumnCount()];
      for (int i = 0; i < types.length; i++) {
        types[i] = columns.getColumnType(i + 1);
      }
    }
  }

  @Override
  public Cells getResult(ResultSet results, String firstColumn) throws SQLException {
    @Nullable Columns columns = last;
    if (columns == null || !columns.results.refersTo(results)) {
      columns = new Columns(results);
      last = columns;
    }
    int[] types = columns.types;
    @Nullable Object[] values = new @Nullable Object[types.length];
    for (int i = 0; i < types.length; i++) {
      values[i] = storage.fetch(results, i + 1, types[i]);
    }
    return new Cells(Arrays.asList(values));
  }

  @Override
  public Cells getResult(ResultSet results, int column) throws SQLException {
    return getResult(results, "");
  }

  @Override
  public Cells getResult(CallableStatement statement, int column) {
    throw new UnsupportedOperationException("procedures are not called");
  }

  @Override
  public void setParameter(PreparedStatement statement, int i, Cells cells, JdbcType type) {
    throw new UnsupportedOperationException("a row is not bound as one value");
  }
}
