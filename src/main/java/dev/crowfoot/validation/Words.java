// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.validation;

import dev.crowfoot.model.Provider;

/// How messages call the databases.
final class Words {
  private Words() {}

  static String of(Provider provider) {
    return switch (provider) {
      case POSTGRESQL -> "PostgreSQL";
      case SQLITE -> "SQLite";
      case MYSQL -> "MySQL";
      case SQLSERVER -> "SQL Server";
      case COCKROACHDB -> "CockroachDB";
      case MONGODB -> "MongoDB";
    };
  }
}
