// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// What the driver needs to connect. Never printed: the properties hold the password.
record Login(String jdbcUrl, Properties properties) {
  Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl, properties);
  }

  @Override
  public String toString() {
    return jdbcUrl;
  }
}
