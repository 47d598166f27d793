// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.profile;

import java.util.Optional;
import java.util.regex.Pattern;

/// Where a password is, if there is one. The password itself is never written beside it.
public sealed interface SecretPlace {
  /// No password, or the URL is a variable that holds it.
  record None() implements SecretPlace {}

  /// A variable of the environment or of `.env`.
  record Variable(String name) implements SecretPlace {}

  /// The operating system's keyring.
  record Keyring() implements SecretPlace {}

  /// In nobody's but the user's head: asked for once and forgotten when the program ends.
  record Asked() implements SecretPlace {}

  Pattern VARIABLE_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /// There is none, or the URL is a variable that holds it.
  static SecretPlace none() {
    return new None();
  }

  /// As it is written: nothing, `env:NAME`, `keyring` or `ask`.
  default Optional<String> word() {
    return switch (this) {
      case None _ -> Optional.empty();
      case Variable(String name) -> Optional.of("env:" + name);
      case Keyring _ -> Optional.of("keyring");
      case Asked _ -> Optional.of("ask");
    };
  }

  /// The one that is written so.
  ///
  /// @throws IllegalArgumentException when nothing is: it may be the password itself, which is not
  ///   repeated
  static SecretPlace of(String word) {
    return switch (word) {
      case "" -> none();
      case "keyring" -> new Keyring();
      case "ask" -> new Asked();
      default -> {
        if (word.startsWith("env:") && VARIABLE_NAME.matcher(word.substring(4)).matches()) {
          yield new Variable(word.substring(4));
        }
        throw new IllegalArgumentException(
            "a password is `keyring`, `ask` or `env:NAME`, never the password itself");
      }
    };
  }
}
