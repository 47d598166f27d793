// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli;

import dev.crowfoot.app.connections.Inquirer;
import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/// Asks whoever sits at the terminal. What is typed as a password does not show there; where there
/// is no terminal, it is the next line of the input.
record Terminal(Surroundings surroundings) implements Inquirer {
  @Override
  @SuppressWarnings("SystemConsoleNull") // never null any more, but not yet said to be so
  public Optional<String> secret(String question) {
    Console console = System.console();
    if (console != null && console.isTerminal()) {
      char[] typed = console.readPassword("%s: ", question);
      return Optional.ofNullable(typed).map(String::new).filter(word -> !word.isEmpty());
    }
    surroundings.err().print(question + ": ");
    surroundings.err().flush();
    try {
      return Optional.ofNullable(surroundings.in().readLine()).filter(word -> !word.isEmpty());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean agrees(String question) {
    return surroundings.agrees(question);
  }
}
