// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.liquibase.RunListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Remembers what a run did, and passes everything on.
final class Watch implements RunListener {
  private final RunListener listener;
  private final List<Trial.Statement> statements = new ArrayList<>();
  private boolean begun;

  Watch(RunListener listener) {
    this.listener = listener;
  }

  /// Those that are done, in order.
  List<Trial.Statement> statements() {
    return statements;
  }

  List<String> sql() {
    return statements.stream().map(Trial.Statement::sql).toList();
  }

  /// Whether any change set was begun.
  boolean hasBegun() {
    return begun;
  }

  @Override
  public void changeSetBegins(String migration, String changeSet) {
    begun = true;
    listener.changeSetBegins(migration, changeSet);
  }

  @Override
  public void statementsToCome(int count) {
    listener.statementsToCome(count);
  }

  @Override
  public void changeSetDone(String migration, String changeSet) {
    listener.changeSetDone(migration, changeSet);
  }

  @Override
  public void statementBegins(String sql) {
    listener.statementBegins(sql);
  }

  @Override
  public void statementDone(String sql, Duration took, OptionalLong rows) {
    statements.add(new Trial.Statement(sql, took));
    listener.statementDone(sql, took, rows);
  }

  @Override
  public boolean isCancelled() {
    return listener.isCancelled();
  }

  @Override
  public RunListener onTrial() {
    return listener.onTrial();
  }
}
