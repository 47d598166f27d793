// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.liquibase;

import java.time.Duration;
import java.util.OptionalLong;

/// Is told how a run goes on, on Liquibase's thread, and may stop it.
public interface RunListener {
  /// Listens to nothing and never stops anything.
  RunListener NONE = new RunListener() {};

  /// A change set begins.
  ///
  /// @param migration the migration it belongs to
  default void changeSetBegins(String migration, String changeSet) {}

  /// The change set that began last is applied, or taken back, and committed.
  default void changeSetDone(String migration, String changeSet) {}

  default void statementBegins(String sql) {}

  default void statementDone(String sql, Duration took) {}

  /// Like [#statementDone(String, Duration)], with how many rows the statement wrote; empty when it
  /// is none that writes rows.
  default void statementDone(String sql, Duration took, OptionalLong rows) {
    statementDone(sql, took);
  }

  /// Asked before each statement. A run that is stopped takes back the change set it is in and
  /// keeps the ones before it.
  default boolean isCancelled() {
    return false;
  }
}
