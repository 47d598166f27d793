// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.adapter.Failure.ConnectionFailure;
import dev.crowfoot.adapter.Failure.FileFailure;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.profile.ConnectionProfile;
import dev.crowfoot.adapter.profile.SecretPlace;
import dev.crowfoot.adapter.profile.SshHop;
import dev.crowfoot.adapter.profile.Stage;
import dev.crowfoot.app.Environment;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.editor.Hue;
import dev.crowfoot.model.Schema;
import dev.crowfoot.testing.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class ConnectionsTest {
  private static final AtomicInteger USERS = new AtomicInteger();

  @TempDir private Path folder;
  private final MemoryKeyring keyring = new MemoryKeyring();
  private final Deque<String> answers = new ArrayDeque<>();

  @Test
  void theyAreWrittenDownWithoutThePassword() throws IOException {
    ConnectionProfile live =
        ConnectionProfile.of("live", "postgresql://ada:s3cret@db.example.com/shop?sslmode=require")
            .withPassword(new SecretPlace.Keyring())
            .withStage(Stage.PRODUCTION)
            .withHue(Hue.ORANGE)
            .withReadOnly(true)
            .withTimeouts(Optional.of(Duration.ofSeconds(30)), Optional.of(Duration.ofMinutes(5)))
            .withSsh(
                Optional.of(
                    new SshHop(
                        "bastion",
                        2222,
                        Optional.of("ada"),
                        Optional.of("~/.ssh/id"),
                        new SecretPlace.Asked(),
                        Optional.empty())));
    connections().save(live, Optional.empty());

    String written = Files.readString(folder.resolve("schema.settings.json"));
    assertThat(written).doesNotContain("s3cret");
    assertThat(written).contains("  \"connections\": [\n    {\"name\":\"live\",");
    assertThat(keyring.kept).containsValue("s3cret");
    assertThat(connections().named("live"))
        .usingRecursiveComparison()
        .ignoringFields("url")
        .isEqualTo(live);
    assertThat(connections().named("live").url())
        .isEqualTo("postgresql://ada@db.example.com/shop?sslmode=require");
  }

  @Test
  void theSchemasOwnComesFirstAndCannotBeTakenAway() {
    connections().save(ConnectionProfile.of("other", "file:./other.db"), Optional.empty());
    assertThat(connections().all())
        .extracting(ConnectionProfile::name)
        .containsExactly("default", "other");
    assertThatThrownBy(() -> connections().remove("default")).isInstanceOf(ArgumentFailure.class);
    connections().remove("other");
    assertThat(connections().all()).hasSize(1);
    assertThatThrownBy(() -> connections().named("other"))
        .hasMessage("There is no connection `other`. There is `default`.");
  }

  @Test
  void whatCannotBeMeantIsRefusedAndNothingIsWritten() {
    Connections connections = connections();
    connections.save(ConnectionProfile.of("a", "file:./a.db"), Optional.empty());
    assertRefused(ConnectionProfile.of("a", "file:./b.db"), "There is a connection `a` already");
    assertRefused(ConnectionProfile.of("default", "file:./b.db"), "`default` already");
    assertRefused(ConnectionProfile.of(" ", "file:./b.db"), "needs a name");
    assertRefused(
        ConnectionProfile.of("b", "postgresql://ada:s3cret@h/shop"), "where the password shall be");
    assertRefused(
        ConnectionProfile.of("b", "postgresql://ada@h/shop?sslpassword=s3cret"), "`sslpassword`");
    assertThatThrownBy(
            () -> connections.save(ConnectionProfile.of("b", "mysql://h/s"), Optional.empty()))
        .isInstanceOf(ConnectionFailure.class);
    assertThat(connections.all()).hasSize(2);

    connections.save(ConnectionProfile.of("c", "file:./c.db"), Optional.of("a"));
    assertThat(connections.all())
        .extracting(ConnectionProfile::name)
        .containsExactly("default", "c");
  }

  private void assertRefused(ConnectionProfile profile, String why) {
    assertThatThrownBy(() -> connections().save(profile, Optional.empty()))
        .isInstanceOf(ArgumentFailure.class)
        .hasMessageContaining(why)
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void aMisspelledStageProtectsRatherThanNot() throws IOException {
    Files.writeString(
        folder.resolve("schema.settings.json"),
        "{\"connections\": [{\"name\": \"live\", \"url\": \"file:l.db\", \"stage\": \"produktion\"}]}");
    assertThatThrownBy(() -> connections().all())
        .isInstanceOf(FileFailure.class)
        .hasMessageContaining("the stage of `live` is development, staging or production");
  }

  @Test
  void aPasswordThatStandsInTheFileIsNeverRepeated() throws IOException {
    Files.writeString(
        folder.resolve("schema.settings.json"),
        "{\"connections\": [{\"name\": \"live\", \"url\": \"file:l.db\", \"password\": \"s3cret\"}]}");
    assertThatThrownBy(() -> connections().all())
        .hasMessageContaining("never the password itself")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void oneInProductionIsReadOnlyUntilItIsUnlocked() throws IOException {
    Files.createFile(folder.resolve("live.db"));
    connections()
        .save(
            ConnectionProfile.of("live", "file:./live.db").withStage(Stage.PRODUCTION),
            Optional.empty());
    Target live = target("live", Map.of());
    try (Database database = live.open(false)) {
      assertThatThrownBy(database::checkWritable)
          .isInstanceOf(ConnectionFailure.class)
          .hasMessageContaining("`live.db` is in production and read-only")
          .hasMessageContaining("--unlock live.db");
    }
    try (Database database = live.open(true)) {
      database.checkWritable();
    }
  }

  @Test
  void aWholeUrlMayBeInAVariable() {
    connections().save(ConnectionProfile.of("ci", "env(\"CI_URL\")"), Optional.empty());
    assertThat(target("ci", Map.of("CI_URL", "file:./ci.db")).url().databaseName())
        .isEqualTo("ci.db");
    assertThatThrownBy(() -> target("ci", Map.of()))
        .isInstanceOf(ConnectionFailure.class)
        .hasMessageContaining("`CI_URL`, which is neither in the environment nor in `.env`");
  }

  @Test
  void aPasswordIsFoundWhereTheConnectionSaysItIs() {
    String url = postgresThatAsks();
    save("variable", url, new SecretPlace.Variable("SHOP_PASSWORD"));
    opens(target("variable", Map.of("SHOP_PASSWORD", "s3cret")));

    save("asked", url, new SecretPlace.Asked());
    Target asked = target("asked", Map.of());
    assertThatThrownBy(() -> opens(asked)).hasMessageContaining("No password was given");
    answers.addAll(java.util.List.of("wrong", "s3cret"));
    assertThatThrownBy(() -> opens(asked)).hasMessageContaining("refuses the password");
    opens(asked); // asked again, because the first answer was refused
    opens(asked); // and not again, because the second was not

    save("keyring", url, new SecretPlace.Keyring());
    answers.add("s3cret");
    opens(target("keyring", Map.of()));
    assertThat(keyring.kept).containsValue("s3cret");
    opens(target("keyring", Map.of()));
  }

  @Test
  void withoutAKeyringTheOtherPlacesAreOffered() {
    keyring.absence = Optional.of("This machine has no keyring.");
    save("keyring", "postgresql://ada@localhost:1/shop", new SecretPlace.Keyring());
    assertThatThrownBy(() -> opens(target("keyring", Map.of())))
        .hasMessage(
            "This machine has no keyring. Keep the password in a variable of `.env`, or have it"
                + " asked for each time.");
  }

  private static String postgresThatAsks() {
    String user = "asked_" + USERS.incrementAndGet();
    String url = Postgres.freshDatabase();
    Postgres.execute("postgres", "CREATE ROLE " + user + " LOGIN PASSWORD 's3cret'");
    Postgres.askForPasswordOf(user);
    return url.replace("postgres:postgres@", user + "@");
  }

  private void save(String name, String url, SecretPlace place) {
    connections().save(ConnectionProfile.of(name, url).withPassword(place), Optional.empty());
  }

  private static void opens(Target target) {
    target.open(false).close();
  }

  private Target target(String name, Map<String, String> variables) {
    Connections connections = connections(variables);
    return connections
        .target(connections.named(name), Schema.EMPTY, Optional.empty())
        .orElseThrow();
  }

  private Connections connections() {
    return connections(Map.of());
  }

  private Connections connections(Map<String, String> variables) {
    ProjectFiles files = new ProjectFiles(folder.resolve("schema.prisma"));
    Environment environment = new Environment(variables);
    Inquirer inquirer =
        new Inquirer() {
          @Override
          public Optional<String> secret(String question) {
            assertThat(question).startsWith("Password of ");
            return Optional.ofNullable(answers.poll());
          }

          @Override
          public boolean agrees(String question) {
            return false;
          }
        };
    return new Connections(files, environment, new Secrets(files, environment, keyring, inquirer));
  }

  @Test
  void aUrlOfTheCommandLineIsTheSchemasOwn() {
    Connections connections = connections();
    Optional<Target> target =
        connections.target(
            connections.named(ConnectionProfile.DEFAULT),
            Schema.EMPTY,
            Optional.of("file:./other.db"));
    assertThat(target.orElseThrow().url()).isEqualTo(DatabaseUrl.parse("file:./other.db", folder));
  }
}
