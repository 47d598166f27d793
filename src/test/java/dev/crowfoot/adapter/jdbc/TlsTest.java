// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.adapter.Failure.ConnectionFailure;
import dev.crowfoot.adapter.jdbc.DatabaseUrl.PostgresServer;
import dev.crowfoot.testing.Certificates;
import dev.crowfoot.testing.OwnPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class TlsTest {
  private static final Duration GOOD = Duration.ofDays(5);
  private static final Duration EXPIRED = Duration.ofDays(-5);
  private static final int PATIENCE = 100;

  @TempDir private Path folder;
  @TempDir private Path data;

  @Test
  void eachModeIsKeptAndEachRefusalIsOneSentence() throws IOException {
    Certificates certificates = new Certificates("Test authority");
    certificates.authority(folder.resolve("ca.pem"));
    new Certificates("Another authority").authority(folder.resolve("other.pem"));
    try (OwnPostgres server = new OwnPostgres(data)) {
      assertThat(opening(server, "ada", "?sslmode=require")).contains("offers no encryption");
      assertThat(opening(server, "postgres", "?sslmode=prefer")).isEqualTo("open");

      certificates.key(data.resolve("server.key"));
      certificates.authority(data.resolve("ca.pem"));
      certificates.certificate(data.resolve("server.crt"), "localhost", GOOD);
      server.rule("hostssl all ada samehost cert");
      server.execute(
          "CREATE ROLE ada LOGIN",
          "ALTER SYSTEM SET ssl_ca_file = 'ca.pem'",
          "ALTER SYSTEM SET ssl = on",
          "SELECT pg_reload_conf()");
      reaches(server, "?sslmode=require", "open");
      assertThat(opening(server, "postgres", "?sslmode=verify-full&sslrootcert=ca.pem"))
          .isEqualTo("open");
      assertThat(opening(server, "postgres", "?sslcert=ca.pem&sslaccept=strict"))
          .as("as Prisma says it")
          .isEqualTo("open");
      assertThat(opening(server, "postgres", "?sslmode=verify-ca&sslrootcert=other.pem"))
          .contains("signed by nobody whom this machine trusts");
      assertThat(opening(server, "postgres", "?sslmode=verify-full&sslrootcert=system"))
          .contains("signed by nobody whom this machine trusts");
      assertThat(opening(server, "postgres", "?sslmode=verify-ca&sslrootcert=gone.pem"))
          .contains("There is no file `", "Correct `sslrootcert`");

      assertThat(opening(server, "ada", "?sslmode=require"))
          .contains("wants a certificate of yours");
      certificates.certificate(folder.resolve("ada.pem"), "ada", GOOD);
      certificates.key(folder.resolve("ada.key"));
      assertThat(
              opening(
                  server,
                  "ada",
                  "?sslmode=verify-full&sslrootcert=ca.pem&sslcert=ada.pem&sslkey=ada.key"))
          .isEqualTo("open");

      certificates.certificate(data.resolve("server.crt"), "db.example.com", GOOD);
      server.execute("SELECT pg_reload_conf()");
      reaches(server, "?sslmode=verify-full&sslrootcert=ca.pem", "is for another host");
      assertThat(opening(server, "postgres", "?sslmode=verify-ca&sslrootcert=ca.pem"))
          .isEqualTo("open");

      certificates.certificate(data.resolve("server.crt"), "localhost", EXPIRED);
      server.execute("SELECT pg_reload_conf()");
      reaches(server, "?sslmode=verify-full&sslrootcert=ca.pem", "has expired");
    }
  }

  /// The server looks at its settings a moment after it is told to.
  private void reaches(OwnPostgres server, String settings, String wanted) {
    String said = "";
    for (int i = 0; i < PATIENCE && !said.contains(wanted); i++) {
      said = opening(server, "postgres", settings);
    }
    assertThat(said).contains(wanted);
  }

  /// `open`, or why not.
  private String opening(OwnPostgres server, String user, String settings) {
    try (Database _ = Database.open(DatabaseUrl.parse(server.url(user, settings), folder))) {
      return "open";
    } catch (ConnectionFailure e) {
      return e.getMessage() + " (" + e.details().orElse("") + ")";
    }
  }

  @Test
  void prismasWordsAndPostgresqlsMeanTheSame() {
    assertThat(properties("?sslmode=require&sslcert=ca.pem"))
        .isEqualTo(Map.of("sslmode", "require", "sslrootcert", file("ca.pem")));
    assertThat(properties("?sslidentity=me.p12&sslpassword=s3cret"))
        .isEqualTo(Map.of("sslkey", file("me.p12"), "sslpassword", "s3cret"));
    assertThat(properties("?sslmode=verify-ca&sslrootcert=~/ca.pem&sslcert=me.pem&sslkey=me.key"))
        .isEqualTo(
            Map.of(
                "sslmode", "verify-ca",
                "sslrootcert", Path.of(System.getProperty("user.home"), "ca.pem").toString(),
                "sslcert", file("me.pem"),
                "sslkey", file("me.key")));
    assertThat(refusal("?sslmode=full")).contains("There is disable, allow, prefer");
    assertThat(refusal("?sslidentity=me.pem")).contains("must end with `.p12`");
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private Map<String, String> properties(String settings) {
    return ((PostgresServer) DatabaseUrl.parse("postgresql://ada@h/shop" + settings, folder))
        .properties();
  }

  private String refusal(String settings) {
    try {
      return String.valueOf(properties(settings));
    } catch (ConnectionFailure e) {
      return String.valueOf(e.getMessage());
    }
  }
}
