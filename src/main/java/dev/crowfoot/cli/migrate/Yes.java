// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli.migrate;

import picocli.CommandLine.Option;

/// `--yes`: agreeing beforehand, where nobody can be asked.
final class Yes {
  @Option(names = "--yes", description = "Do not ask: the answer is yes.")
  private boolean given;

  /// Whether somebody agrees, now or beforehand.
  boolean isGiven(Workplace work, String question) {
    return given || work.surroundings().agrees(question);
  }
}
