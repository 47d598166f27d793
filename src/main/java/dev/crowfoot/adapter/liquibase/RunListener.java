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

  /// How many statements the change set has that began last, as far as that is known before.
  default void statementsToCome(int count) {}

  /// The change set that began last is applied, or taken back, and committed.
  default void changeSetDone(String migration, String changeSet) {}

  default void statementBegins(String sql) {}

  /// @param rows how many the statement wrote; empty when it is none that writes rows
  default void statementDone(String sql, Duration took, OptionalLong rows) {}

  /// Asked before each statement. A run that is stopped takes back the change set it is in and
  /// keeps the ones before it.
  default boolean isCancelled() {
    return false;
  }

  /// Who is told of the statements of a trial that goes before the run. Unless said otherwise that
  /// is nobody, and whoever stops the run stops the trial too.
  default RunListener onTrial() {
    RunListener run = this;
    return new RunListener() {
      @Override
      public boolean isCancelled() {
        return run.isCancelled();
      }
    };
  }
}
