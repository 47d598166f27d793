// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli;

import dev.crowfoot.adapter.profile.SystemKeyring;
import dev.crowfoot.app.Environment;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.app.connections.Connections;
import dev.crowfoot.app.connections.Secrets;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;

/// What a command can see and touch of the process it runs in. Tests pass their own.
///
/// @param folder the current folder; relative paths start here
/// @param environment the variables a connection URL may come from
/// @param out results
/// @param err talk
/// @param in answers
/// @param bytes the same before it is text
public record Surroundings(
    Path folder,
    Environment environment,
    PrintWriter out,
    PrintWriter err,
    BufferedReader in,
    InputStream bytes) {
  public static Surroundings ofProcess() {
    return new Surroundings(
        Path.of(""),
        Environment.ofProcess(),
        new PrintWriter(System.out, true, System.out.charset()),
        new PrintWriter(System.err, true, System.err.charset()),
        new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())),
        System.in);
  }

  /// Asks and waits for `yes`; anything else, also that nobody is there to answer, is a no.
  public boolean agrees(String question) {
    err.print(question + " Type `yes`: ");
    err.flush();
    try {
      String answer = in.readLine();
      return answer != null && answer.strip().equalsIgnoreCase("yes");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The connections of a project, with whoever types here to be asked for passwords.
  public Connections connections(ProjectFiles files) {
    return new Connections(
        files,
        environment,
        new Secrets(
            files,
            environment,
            new SystemKeyring(System.getProperty("os.name", ""), environment.variables()),
            new Terminal(this)));
  }

  /// A path as the user typed it, from the current folder.
  public Path resolve(Path typed) {
    return folder.resolve(typed);
  }
}
