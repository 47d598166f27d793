// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli;

/// What a command's exit code says to the script that called it.
public final class ExitCode {
  /// Done, and nothing to complain of.
  public static final int FINE = 0;

  /// Done, but something was found: errors in a schema, pending migrations, unformatted files.
  public static final int FINDINGS = 1;

  /// The command line itself was wrong.
  public static final int USAGE = 2;

  /// Could not be done: an unreadable file, a lost connection, a failed migration.
  public static final int FAILURE = 3;

  private ExitCode() {}
}
