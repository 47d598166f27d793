// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.apache.ibatis.type.JdbcType;
import org.apache.ibatis.type.TypeHandler;
import org.jspecify.annotations.Nullable;

/// Binds what a [dev.crowfoot.adapter.rows.value.Storage] made of a value.
final class BoundTypeHandler implements TypeHandler<Object> {
  @Override
  public void setParameter(
      PreparedStatement statement, int i, @Nullable Object value, @Nullable JdbcType type)
      throws SQLException {
    switch (value) {
      case null -> statement.setNull(i, Types.NULL);
      case byte[] bytes -> statement.setBytes(i, bytes);
      default -> statement.setObject(i, value);
    }
  }

  @Override
  public Object getResult(ResultSet results, String column) {
    throw new UnsupportedOperationException("only binds");
  }

  @Override
  public Object getResult(ResultSet results, int column) {
    throw new UnsupportedOperationException("only binds");
  }

  @Override
  public Object getResult(CallableStatement statement, int column) {
    throw new UnsupportedOperationException("only binds");
  }
}
