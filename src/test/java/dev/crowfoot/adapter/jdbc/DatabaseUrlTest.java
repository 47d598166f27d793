// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crowfoot.adapter.Failure.ConnectionFailure;
import dev.crowfoot.adapter.jdbc.DatabaseUrl.PostgresServer;
import dev.crowfoot.adapter.jdbc.DatabaseUrl.SqliteFile;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
  private static final Path FOLDER = Path.of("/projects/shop");

  @ParameterizedTest
  @CsvSource({
    "file:./dev.db, /projects/shop/dev.db",
    "file:dev.db, /projects/shop/dev.db",
    "file:../data/dev.db?connection_limit=1, /projects/data/dev.db",
    "file:/var/data/dev.db, /var/data/dev.db",
    "file:///var/data/dev.db, /var/data/dev.db",
    "sqlite:dev.db, /projects/shop/dev.db",
    "jdbc:sqlite:dev.db, /projects/shop/dev.db",
    "JDBC:sqlite:/var/data/dev.db, /var/data/dev.db",
    "file:./my%20data.db, /projects/shop/my data.db",
    "file:./daten-äöü-🙂.db, /projects/shop/daten-äöü-🙂.db",
  })
  void aSqliteFileIsRelativeToTheSchemasFolder(String url, Path file) {
    assertThat(DatabaseUrl.parse(url, FOLDER)).isEqualTo(new SqliteFile(file));
  }

  @Test
  void readsEveryPartOfAPostgresUrl() {
    PostgresServer url =
        postgres(
            "postgresql://ada:p%40ss%2Fw%3Ard%25@db.example.com:6543/my%20shop"
                + "?schema=sales&sslmode=require&connection_limit=3&connect_timeout=7&pgbouncer=true");
    assertThat(url.host()).isEqualTo("db.example.com");
    assertThat(url.port()).isEqualTo(6543);
    assertThat(url.database()).isEqualTo("my shop");
    assertThat(url.user()).contains("ada");
    assertThat(url.password()).contains("p@ss/w:rd%");
    assertThat(url.schema()).isEqualTo("sales");
    assertThat(url.connectionLimit()).contains(3);
    assertThat(url.properties())
        .isEqualTo(Map.of("sslmode", "require", "connectTimeout", "7", "prepareThreshold", "0"));
  }

  @Test
  void theJdbcFormMeansTheSame() {
    assertThat(
            DatabaseUrl.parse(
                "jdbc:postgresql://localhost/shop?user=ada&password=s%26t&currentSchema=sales",
                FOLDER))
        .isEqualTo(
            DatabaseUrl.parse("postgres://ada:s%26t@localhost:5432/shop?schema=sales", FOLDER));
    assertThat(postgres("jdbc:postgresql:shop").database()).isEqualTo("shop");
    assertThat(postgres("postgresql://[::1]:6000/shop").host()).isEqualTo("::1");
    assertThat(postgres("postgresql:///shop").host()).isEqualTo("localhost");
  }

  @Test
  void aPlainAtSignInAPasswordIsUnderstood() {
    assertThat(postgres("postgresql://ada:p@ss@localhost/shop").password()).contains("p@ss");
  }

  @Test
  void settingsThatLoadClassesAreNotPassedOn() {
    assertThat(postgres("jdbc:postgresql://localhost/shop?socketFactory=evil.Factory").properties())
        .isEmpty();
  }

  @Test
  void printingAUrlNeverShowsThePassword() {
    DatabaseUrl url = DatabaseUrl.parse("postgresql://ada:secret@localhost/shop?schema=x", FOLDER);
    assertThat(url.display()).isEqualTo("postgresql://ada@localhost:5432/shop?schema=x");
    assertThat(url.toString()).doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "secret",
        "C:\\secret.db",
        "mysql://root:secret@localhost/shop",
        "mongodb+srv://root:secret@cluster/shop",
        "prisma://accelerate.example.com/?api_key=secret",
        "postgresql://ada:secret@localhost",
        "postgresql://ada:se/cret@localhost/shop",
        "postgresql://ada:x@se/secret@localhost:5432/shop",
        "postgresql://ada:secret@localhost:port/shop",
        "postgresql://ada:secret@localhost:99999/shop",
        "postgresql://ada:secret%zz@localhost/shop",
        "postgresql://ada:secret@one,two/shop",
        "postgresql://ada:secret@localhost/shop?host=/var/run/postgresql",
        "file:",
        "file::memory:",
      })
  void aWrongUrlIsExplainedWithoutRepeatingIt(String url) {
    assertThatThrownBy(() -> DatabaseUrl.parse(url, FOLDER))
        .isInstanceOf(ConnectionFailure.class)
        .message()
        .endsWith(".")
        .doesNotContain("secret", "cret@");
  }

  private static PostgresServer postgres(String url) {
    return (PostgresServer) DatabaseUrl.parse(url, FOLDER);
  }
}
