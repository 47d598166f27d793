// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.profile;

import java.util.Optional;

/// The machine through which a database server is reached.
///
/// @param user empty for the name that the user has on this machine
/// @param key the private key's file, `~` being the user's folder; empty for the agent's keys and
///   the usual files in `~/.ssh`
/// @param secret where the key's passphrase is, or the password when the machine asks for one
/// @param knownHosts the file of known machines; empty for `~/.ssh/known_hosts`
public record SshHop(
    String host,
    int port,
    Optional<String> user,
    Optional<String> key,
    SecretPlace secret,
    Optional<String> knownHosts) {
  public static final int USUAL_PORT = 22;

  /// For people: `ada@bastion.example.com`, the port where it is an unusual one.
  public String display() {
    return user.map(u -> u + "@").orElse("") + host + (port == USUAL_PORT ? "" : ":" + port);
  }
}
