// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli.migrate;

import dev.crowfoot.adapter.liquibase.RunListener;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.OptionalLong;

/// Tells on standard error how a run goes on: a line per statement.
record Progress(PrintWriter err) implements RunListener {
  private static final int WIDTH = 88;

  @Override
  public void changeSetBegins(String migration, String changeSet) {
    err.println(migration);
  }

  @Override
  public void statementDone(String sql, Duration took, OptionalLong rows) {
    err.println("  %s  %d ms".formatted(line(sql), took.toMillis()));
  }

  private static String line(String sql) {
    String line = sql.replaceAll("\\s+", " ").strip();
    return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 1) + "…";
  }
}
