// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.connections;

import java.util.Optional;

/// Whoever can be asked while a connection is opened: somebody at the window, or at a terminal.
/// Called on the thread that opens it, which waits for the answer.
public interface Inquirer {
  /// Nobody.
  Inquirer NOBODY =
      new Inquirer() {
        @Override
        public Optional<String> secret(String question) {
          return Optional.empty();
        }

        @Override
        public boolean agrees(String question) {
          return false;
        }
      };

  /// Asks for a password.
  ///
  /// @param question such as `Password of ada on db.example.com:5432`
  /// @return empty when nobody answers
  Optional<String> secret(String question);

  /// Asks for a yes or a no. Nobody's answer is a no.
  boolean agrees(String question);
}
