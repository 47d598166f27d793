// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli;

import dev.crowfoot.app.Environment;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a command line did: its exit code, what it printed, and which window it asked for.
public record CommandLineRun(int exitCode, String out, String err, List<String> windows) {
  /// Runs a command in a folder with nothing in the environment.
  public static CommandLineRun in(Path folder, String... arguments) {
    return in(folder, Map.of(), arguments);
  }

  public static CommandLineRun in(Path folder, Map<String, String> variables, String... arguments) {
    return run(folder, variables, "", arguments);
  }

  /// Runs a command with somebody there who types an answer.
  public static CommandLineRun answering(String typed, Path folder, String... arguments) {
    return run(folder, Map.of(), typed + "\n", arguments);
  }

  private static CommandLineRun run(
      Path folder, Map<String, String> variables, String typed, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    List<String> windows = new ArrayList<>();
    Cli.Window window =
        new Cli.Window() {
          @Override
          public int studio(Optional<Path> opened) {
            windows.add("studio " + opened.map(folder::relativize).map(Path::toString).orElse("-"));
            return ExitCode.FINE;
          }

          @Override
          public int tour(Path pictures) {
            windows.add("tour " + folder.relativize(pictures));
            return ExitCode.FINE;
          }
        };
    Surroundings surroundings =
        new Surroundings(
            folder,
            new Environment(variables),
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            new BufferedReader(new StringReader(typed)),
            new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
    int exitCode = Cli.run(arguments, surroundings, window);
    return new CommandLineRun(exitCode, out.toString(), err.toString(), windows);
  }
}
