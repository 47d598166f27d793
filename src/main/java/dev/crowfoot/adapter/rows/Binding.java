// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.apache.ibatis.executor.parameter.ParameterHandler;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.SqlSource;
import org.apache.ibatis.parsing.XNode;
import org.apache.ibatis.scripting.LanguageDriver;
import org.apache.ibatis.session.Configuration;
import org.jspecify.annotations.Nullable;

/// Binds a [Statement]'s values in their order. MyBatis's own way, a mapping for each of them,
/// costs more than a small statement itself.
final class Binding implements LanguageDriver {
  /// @param values what a [dev.crowfoot.adapter.rows.value.Storage] made of values
  static void bind(PreparedStatement prepared, List<@Nullable Object> values) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      switch (values.get(i)) {
        case null -> prepared.setNull(i + 1, Types.NULL);
        case byte[] bytes -> prepared.setBytes(i + 1, bytes);
        case Object value -> prepared.setObject(i + 1, value);
      }
    }
  }

  @Override
  public ParameterHandler createParameterHandler(
      MappedStatement mapped, Object parameter, BoundSql sql) {
    return new ParameterHandler() {
      @Override
      public Object getParameterObject() {
        return parameter;
      }

      @Override
      public void setParameters(PreparedStatement prepared) throws SQLException {
        bind(prepared, ((Statement) parameter).parameters());
      }
    };
  }

  @Override
  public SqlSource createSqlSource(Configuration configuration, XNode script, Class<?> type) {
    throw new UnsupportedOperationException("there are no mapper files");
  }

  @Override
  public SqlSource createSqlSource(Configuration configuration, String script, Class<?> type) {
    throw new UnsupportedOperationException("there are no mapper files");
  }
}
