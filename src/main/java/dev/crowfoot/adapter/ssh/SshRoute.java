// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.ssh;

import dev.crowfoot.adapter.Failure.ConnectionFailure;
import dev.crowfoot.adapter.jdbc.Route;
import dev.crowfoot.adapter.profile.SshHop;
import java.util.Optional;

/// Through a machine that SSH reaches, as `ssh -L` does it.
///
/// @param hop the machine
/// @param answers who is asked for what is not written down
public record SshRoute(SshHop hop, Answers answers) implements Route {
  /// What somebody has to say while the tunnel is opened.
  public interface Answers {
    /// The password at the machine, or the passphrase of the key.
    ///
    /// @param question such as `Passphrase of id_ed25519`
    /// @return empty when the connection says that there is none
    /// @throws ConnectionFailure when it is not where it is said to be
    Optional<String> secret(String question);

    /// Told that the secret was wrong.
    void refused();

    /// Whether a machine is to be trusted that was never seen before.
    boolean trusts(String question);
  }

  @Override
  public Way to(String host, int port) {
    return new SshTunnel(hop, answers, host, port);
  }
}
