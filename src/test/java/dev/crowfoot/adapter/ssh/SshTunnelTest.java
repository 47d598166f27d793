// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.adapter.Failure.ConnectionFailure;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseSettings;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.profile.SecretPlace;
import dev.crowfoot.adapter.profile.SshHop;
import dev.crowfoot.testing.Postgres;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class SshTunnelTest {
  @TempDir private Path folder;
  private final SshServer machine = SshServer.setUpDefaultServer();
  private final List<String> asked = new ArrayList<>();
  private Optional<String> secret = Optional.empty();
  private boolean trusts = true;

  @BeforeEach
  void start() throws IOException, GeneralSecurityException {
    machine.setHost("127.0.0.1");
    machine.setKeyPairProvider(KeyPairProvider.wrap(key()));
    machine.setPasswordAuthenticator(
        (user, word, _) -> user.equals("ada") && word.equals("s3cret"));
    machine.setForwardingFilter(AcceptAllForwardingFilter.INSTANCE);
    machine.start();
  }

  @AfterEach
  void stop() throws IOException {
    machine.stop(true);
  }

  private static KeyPair key() throws GeneralSecurityException {
    KeyPairGenerator generator = SecurityUtils.getKeyPairGenerator(SecurityUtils.EDDSA);
    generator.initialize(256);
    return generator.generateKeyPair();
  }

  @Test
  void aDatabaseIsReachedThroughItAndAgainWhenItHasFallen() throws SQLException, IOException {
    secret = Optional.of("s3cret");
    try (Database database = open(Optional.empty())) {
      select(database);
      assertThat(asked).hasSize(2).first().asString().contains("Its key is SHA256:");

      machine.getActiveSessions().forEach(session -> session.close(true));
      select(database);
      assertThat(asked)
          .as("the machine is known now")
          .hasSize(3)
          .last()
          .asString()
          .contains("Password");
    }
  }

  @Test
  void aKeyOpensItWithItsPassphrase() throws Exception {
    KeyPair mine = key();
    machine.setPublickeyAuthenticator(
        (_, offered, _) -> KeyUtils.compareKeys(offered, mine.getPublic()));
    Path file = folder.resolve("id_ed25519");
    OpenSSHKeyEncryptionContext locked = new OpenSSHKeyEncryptionContext();
    locked.setPassword("pass phrase");
    locked.setCipherType("256");
    try (OutputStream out = Files.newOutputStream(file)) {
      OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(mine, "ada", locked, out);
    }
    assertThat(refusal(Optional.of(file))).contains("its passphrase is missing or wrong");
    secret = Optional.of("pass phrase");
    try (Database database = open(Optional.of(file))) {
      select(database);
    }
    assertThat(refusal(Optional.of(folder.resolve("gone")))).contains("There is no key file");
  }

  @Test
  void nobodyIsTrustedUnseen() throws GeneralSecurityException, IOException {
    secret = Optional.of("s3cret");
    trusts = false;
    assertThat(refusal(Optional.empty()))
        .contains("The key of `127.0.0.1` is not known here (SHA256:");
    assertThat(folder.resolve("known_hosts")).doesNotExist();

    trusts = true;
    open(Optional.empty()).close();
    assertThat(folder.resolve("known_hosts")).content().contains("ssh-ed25519");
    machine.setKeyPairProvider(KeyPairProvider.wrap(key()));
    assertThat(refusal(Optional.empty())).contains("is another one than before (SHA256:");
  }

  @Test
  void whoeverIsNotLetInReadsSo() {
    secret = Optional.of("wrong");
    assertThat(refusal(Optional.empty())).contains("does not let the tunnel in");
    assertThat(asked).last().isEqualTo("refused");
  }

  @Test
  void aMachineThatDoesNotAnswerIsNamed() throws IOException {
    machine.stop(true);
    assertThat(refusal(Optional.empty())).startsWith("Nobody answers SSH at `127.0.0.1:");
  }

  private String refusal(Optional<Path> key) {
    try (Database _ = open(key)) {
      return "open";
    } catch (ConnectionFailure e) {
      return String.valueOf(e.getMessage());
    }
  }

  private Database open(Optional<Path> key) {
    SshHop hop =
        new SshHop(
            "127.0.0.1",
            machine.getPort(),
            Optional.of("ada"),
            key.map(Path::toString),
            SecretPlace.none(),
            Optional.of(folder.resolve("known_hosts").toString()));
    SshRoute.Answers answers =
        new SshRoute.Answers() {
          @Override
          public Optional<String> secret(String question) {
            asked.add(question);
            return secret;
          }

          @Override
          public void refused() {
            asked.add("refused");
          }

          @Override
          public boolean trusts(String question) {
            asked.add(question);
            return trusts;
          }
        };
    return Database.open(
        DatabaseUrl.parse(Postgres.url("postgres"), folder),
        new DatabaseSettings(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new SshRoute(hop, answers))));
  }

  private static void select(Database database) throws SQLException {
    try (Connection connection = database.connection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT inet_server_port()")) {
      assertThat(rows.next()).isTrue();
    }
  }
}
