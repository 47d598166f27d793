// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.ssh;

import dev.crowfoot.adapter.Failure.ConnectionFailure;
import dev.crowfoot.adapter.jdbc.HomePath;
import dev.crowfoot.adapter.jdbc.Route;
import dev.crowfoot.adapter.profile.SshHop;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.KnownHostEntry;
import org.apache.sshd.client.keyverifier.KnownHostsServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.client.session.ClientSession.ClientSessionEvent;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.util.io.resource.PathResource;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.core.CoreModuleProperties;
import org.jspecify.annotations.Nullable;

/// One tunnel: a port of this machine's own address that leads to a server behind another machine.
/// A tunnel that has fallen is opened again by the next connection that wants through.
final class SshTunnel implements Route.Way {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /// So long somebody may look at the fingerprint of a machine.
  private static final Duration ASKING = Duration.ofMinutes(2);

  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  /// Held so that its level is: what the library would log reaches people as a failure.
  private static final Logger LIBRARY_LOG = Logger.getLogger("org.apache.sshd");

  static {
    LIBRARY_LOG.setLevel(Level.OFF);
  }

  private final SshHop hop;
  private final SshRoute.Answers answers;
  private final SshdSocketAddress server;
  private @Nullable SshClient client;
  private @Nullable ClientSession session;
  private int port;
  private Optional<String> distrust = Optional.empty();
  private boolean closed;

  SshTunnel(SshHop hop, SshRoute.Answers answers, String host, int port) {
    this.hop = hop;
    this.answers = answers;
    this.server = new SshdSocketAddress(host, port);
  }

  @Override
  public synchronized InetSocketAddress open() {
    if (closed) {
      throw new ConnectionFailure("The connection was closed.");
    }
    ClientSession open = session;
    if (open == null || !open.isOpen()) {
      stop();
      try {
        connect();
      } catch (IOException | GeneralSecurityException e) {
        ConnectionFailure failure = failure(e);
        stop();
        throw failure;
      } catch (RuntimeException e) {
        stop();
        throw e;
      }
    }
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private void connect() throws IOException, GeneralSecurityException {
    distrust = Optional.empty();
    SshClient started = SshClient.setUpDefaultClient();
    client = started;
    started.setServerKeyVerifier(new KnownMachines(knownHosts()));
    started.setFilePasswordProvider(
        (_, key, _) -> answers.secret("Passphrase of " + key.getName()).orElse(""));
    CoreModuleProperties.HEARTBEAT_INTERVAL.set(started, HEARTBEAT);
    CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(started, 2);
    started.start();
    String user = hop.user().orElseGet(() -> System.getProperty("user.name", ""));
    ClientSession opened =
        started.connect(user, hop.host(), hop.port()).verify(PATIENCE).getSession();
    session = opened;
    Set<ClientSessionEvent> settled =
        opened.waitFor(EnumSet.of(ClientSessionEvent.WAIT_AUTH, ClientSessionEvent.CLOSED), ASKING);
    if (!settled.contains(ClientSessionEvent.WAIT_AUTH)) {
      throw new SshException("Nobody said whether the machine is to be trusted.");
    }
    if (hop.key().isPresent()) {
      for (KeyPair key : keys(hop.key().get())) {
        opened.addPublicKeyIdentity(key);
      }
    } else {
      answers
          .secret("Password of %s on %s".formatted(user, hop.host()))
          .ifPresent(opened::addPasswordIdentity);
    }
    opened.auth().verify(PATIENCE);
    port = opened.startLocalPortForwarding(new SshdSocketAddress("127.0.0.1", 0), server).getPort();
  }

  private Path knownHosts() {
    return HomePath.of(hop.knownHosts().orElse("~/.ssh/known_hosts"), Path.of(""));
  }

  private Iterable<KeyPair> keys(String text) throws IOException, GeneralSecurityException {
    Path file = HomePath.of(text, Path.of(""));
    if (!Files.isReadable(file)) {
      throw new ConnectionFailure(
          "There is no key file `%s` for `%s`, or it may not be read. Correct it in the connection."
              .formatted(file, hop.display()));
    }
    boolean[] asked = {false};
    FilePasswordProvider passphrase =
        (_, _, _) -> {
          asked[0] = true;
          return answers.secret("Passphrase of " + file.getFileName()).orElse("");
        };
    try (InputStream in = Files.newInputStream(file)) {
      @Nullable Iterable<KeyPair> keys =
          SecurityUtils.loadKeyPairIdentities(null, new PathResource(file), in, passphrase);
      if (keys == null) {
        throw new ConnectionFailure(
            "`%s` holds no private key that can be read. Give the file without `.pub`."
                .formatted(file));
      }
      return keys;
    } catch (IOException | GeneralSecurityException e) {
      if (asked[0]) {
        answers.refused();
        throw new ConnectionFailure(
            "The key `%s` does not open: its passphrase is missing or wrong.".formatted(file),
            String.valueOf(e.getMessage()),
            e);
      }
      throw e;
    }
  }

  private ConnectionFailure failure(Exception e) {
    String machine = hop.display();
    if (distrust.isPresent()) {
      return new ConnectionFailure(distrust.get(), String.valueOf(e.getMessage()), e);
    }
    for (@Nullable Throwable t = e; t != null; t = t.getCause()) {
      switch (t) {
        case UnknownHostException _, UnresolvedAddressException _ -> {
          return failure("The host `%s` of the tunnel is not known.".formatted(hop.host()), e);
        }
        case ConnectException _ -> {
          return failure(
              "Nobody answers SSH at `%s:%d`. Check the tunnel's host and port."
                  .formatted(hop.host(), hop.port()),
              e);
        }
        default -> {}
      }
    }
    ClientSession tried = session;
    if (tried != null && !tried.isAuthenticated()) {
      answers.refused();
      return failure(
          "`%s` does not let the tunnel in: it takes neither the key nor the password."
              .formatted(machine),
          e);
    }
    return failure("The tunnel through `%s` could not be opened.".formatted(machine), e);
  }

  private static ConnectionFailure failure(String sentence, Exception e) {
    return new ConnectionFailure(sentence, String.valueOf(e.getMessage()), e);
  }

  private void stop() {
    SshClient running = client;
    client = null;
    session = null;
    if (running != null) {
      running.stop();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    stop();
  }

  /// The machines whose keys are known, in the file that `ssh` itself keeps. A new one is asked
  /// about and added; one whose key is another than before is never trusted.
  private final class KnownMachines extends KnownHostsServerKeyVerifier {
    KnownMachines(Path file) {
      super(
          (_, _, key) ->
              answers.trusts(
                  "`%s` is a machine that was never connected to. Its key is %s. Trust it?"
                      .formatted(hop.host(), KeyUtils.getFingerPrint(key))),
          file);
    }

    @Override
    protected boolean acceptUnknownHostKey(
        ClientSession to, java.net.SocketAddress at, PublicKey key) {
      boolean trusted = super.acceptUnknownHostKey(to, at, key);
      if (!trusted) {
        distrust =
            Optional.of(
                "The key of `%s` is not known here (%s), so no tunnel was opened. Connect to it once with `ssh`, or trust it when asked."
                    .formatted(hop.host(), KeyUtils.getFingerPrint(key)));
      }
      return trusted;
    }

    @Override
    public boolean acceptModifiedServerKey(
        ClientSession to,
        java.net.SocketAddress at,
        KnownHostEntry entry,
        PublicKey expected,
        PublicKey actual) {
      distrust =
          Optional.of(
              "The key of `%s` is another one than before (%s): somebody may be listening in. If the machine was set up anew, remove its line from `%s`."
                  .formatted(hop.host(), KeyUtils.getFingerPrint(actual), getPath()));
      return false;
    }
  }
}
