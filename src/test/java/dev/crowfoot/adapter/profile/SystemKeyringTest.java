// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.crowfoot.adapter.Failure.ConnectionFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// With a stand-in for `secret-tool` that keeps what it is given in a file.
@Execution(ExecutionMode.CONCURRENT)
class SystemKeyringTest {
  private static final String STAND_IN =
      """
      #!/bin/sh
      echo "$@" >> "$KEPT/arguments"
      case "$1" in
        store) cat > "$KEPT/secret" ;;
        lookup) test -f "$KEPT/secret" && cat "$KEPT/secret" || exit 1 ;;
        clear) rm -f "$KEPT/secret" ;;
      esac
      """;

  @TempDir private Path folder;

  @Test
  void aPasswordGoesThroughTheInputAndComesBack() throws IOException {
    Keyring keyring = keyring(STAND_IN);
    assertThat(keyring.absence()).isEmpty();
    assertThat(keyring.read("postgresql://ada@h/shop")).isEmpty();
    keyring.write("postgresql://ada@h/shop", "s3cret \"x\"");
    assertThat(keyring.read("postgresql://ada@h/shop")).contains("s3cret \"x\"");
    keyring.remove("postgresql://ada@h/shop");
    assertThat(keyring.read("postgresql://ada@h/shop")).isEmpty();
    assertThat(Files.readString(folder.resolve("arguments")))
        .contains("service Crowfoot account postgresql://ada@h/shop")
        .doesNotContain("s3cret");
  }

  @Test
  void aKeyringThatRefusesSaysSo() throws IOException {
    Keyring keyring = keyring("#!/bin/sh\necho 'no such interface' >&2\nexit 1\n");
    assertThatThrownBy(() -> keyring.read("x"))
        .isInstanceOfSatisfying(
            ConnectionFailure.class,
            e -> {
              assertThat(e).hasMessageContaining("The system's keyring refused");
              assertThat(e.details()).contains("no such interface");
            });
  }

  @Test
  void aMachineWithoutOneSaysSo() {
    Keyring none = new SystemKeyring("Linux", Map.of("PATH", folder.toString()));
    assertThat(none.absence().orElse("")).contains("`secret-tool`");
    assertThatThrownBy(() -> none.read("x")).isInstanceOf(ConnectionFailure.class);
  }

  private Keyring keyring(String script) throws IOException {
    Path tool = folder.resolve("secret-tool");
    Files.writeString(tool, script);
    assumeTrue(tool.toFile().setExecutable(true) && Path.of("/bin/sh").toFile().exists());
    return new SystemKeyring(
        "Linux", Map.of("PATH", folder + ":" + System.getenv("PATH"), "KEPT", folder.toString()));
  }
}
