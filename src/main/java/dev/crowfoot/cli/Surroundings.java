// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli;

import dev.crowfoot.app.Environment;
import java.io.PrintWriter;
import java.nio.file.Path;

/// What a command can see and touch of the process it runs in. Tests pass their own.
///
/// @param folder the current folder; relative paths start here
/// @param environment the variables a connection URL may come from
/// @param out results
/// @param err talk
public record Surroundings(Path folder, Environment environment, PrintWriter out, PrintWriter err) {
  public static Surroundings ofProcess() {
    return new Surroundings(
        Path.of(""),
        Environment.ofProcess(),
        new PrintWriter(System.out, true, System.out.charset()),
        new PrintWriter(System.err, true, System.err.charset()));
  }

  /// A path as the user typed it, from the current folder.
  public Path resolve(Path typed) {
    return folder.resolve(typed);
  }
}
