// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.connections;

import dev.crowfoot.adapter.Failure.ConnectionFailure;
import dev.crowfoot.adapter.profile.Keyring;
import dev.crowfoot.adapter.profile.SecretPlace;
import dev.crowfoot.app.Environment;
import dev.crowfoot.app.ProjectFiles;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Finds passwords where a connection says they are. What somebody typed is kept in memory until
/// the program ends, and given up when it was refused.
public final class Secrets {
  private final ProjectFiles files;
  private final Environment environment;
  private final Keyring keyring;
  private final Inquirer inquirer;
  private final Map<String, String> typed = new ConcurrentHashMap<>();

  public Secrets(ProjectFiles files, Environment environment, Keyring keyring, Inquirer inquirer) {
    this.files = files;
    this.environment = environment;
    this.keyring = keyring;
    this.inquirer = inquirer;
  }

  Keyring keyring() {
    return keyring;
  }

  Inquirer inquirer() {
    return inquirer;
  }

  /// @param account what it is for, by which the keyring knows it
  /// @param question what somebody is asked who has it in the head
  /// @throws ConnectionFailure when it is not there; says where it was looked for
  Optional<String> find(SecretPlace place, String account, String question) {
    return switch (place) {
      case SecretPlace.None _ -> Optional.empty();
      case SecretPlace.Variable(String name) ->
          Optional.of(
              environment
                  .value(files, name)
                  .orElseThrow(
                      () ->
                          new ConnectionFailure(
                              "The password is said to be in `%s`, which is neither in the environment nor in `.env`. Set it there."
                                  .formatted(name))));
      case SecretPlace.Keyring _ -> Optional.of(ofKeyring(account, question));
      case SecretPlace.Asked _ -> Optional.of(asked(account, question));
    };
  }

  private String ofKeyring(String account, String question) {
    Optional<String> absence = keyring.absence();
    if (absence.isPresent()) {
      throw new ConnectionFailure(
          absence.get()
              + " Keep the password in a variable of `.env`, or have it asked for each time.");
    }
    Optional<String> kept = Optional.ofNullable(typed.get(account)).or(() -> keyring.read(account));
    if (kept.isPresent()) {
      return kept.get();
    }
    String answer = asked(account, question);
    keyring.write(account, answer); // so that the next one on this machine is not asked again
    return answer;
  }

  private String asked(String account, String question) {
    String known = typed.get(account);
    if (known != null) {
      return known;
    }
    String answer =
        inquirer
            .secret(question)
            .orElseThrow(
                () ->
                    new ConnectionFailure(
                        "No password was given. (" + question + ") Connect again to be asked."));
    typed.put(account, answer);
    return answer;
  }

  /// Keeps a password where it shall be.
  ///
  /// @throws ConnectionFailure when the keyring does not take it
  void keep(SecretPlace place, String account, String password) {
    switch (place) {
      case SecretPlace.None _ -> {}
      case SecretPlace.Variable(String name) -> Environment.remember(files, name, password);
      case SecretPlace.Keyring _ -> keyring.write(account, password);
      case SecretPlace.Asked _ -> typed.put(account, password);
    }
  }

  /// Gives up what was typed: it was refused.
  void forget(SecretPlace place, String account) {
    typed.remove(account);
    if (place instanceof SecretPlace.Keyring && keyring.absence().isEmpty()) {
      keyring.remove(account);
    }
  }
}
