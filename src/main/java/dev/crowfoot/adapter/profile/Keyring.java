// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.profile;

import dev.crowfoot.adapter.Failure.ConnectionFailure;
import java.util.Optional;

/// Where the operating system keeps passwords.
public interface Keyring {
  /// Why it cannot be used on this machine, in a sentence; empty when it can.
  Optional<String> absence();

  /// What is kept for something.
  ///
  /// @param account what the password is for, such as `postgresql://ada@db.example.com:5432/shop`
  /// @throws ConnectionFailure when the keyring cannot be asked
  Optional<String> read(String account);

  /// Keeps a password, in place of one that was kept for the same.
  ///
  /// @throws ConnectionFailure when the keyring does not take it
  void write(String account, String password);

  /// Forgets a password; does nothing when there is none.
  ///
  /// @throws ConnectionFailure when the keyring cannot be asked
  void remove(String account);
}
