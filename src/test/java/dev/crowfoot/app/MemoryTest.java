// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryTest {
  @TempDir private Path folder = Path.of(".");

  private Path project(String name) throws IOException {
    return Files.writeString(folder.resolve(name + ".prisma"), "");
  }

  @Test
  void theNewestProjectComesFirstAndOnce() throws IOException {
    Memory memory = new Memory(folder);
    memory.opened(project("a"));
    memory.opened(project("b"));
    memory.opened(project("a"));
    assertThat(new Memory(folder).recent()).containsExactly(project("a"), project("b"));
  }

  @Test
  void aProjectThatIsGoneIsNotListed() throws IOException {
    Memory memory = new Memory(folder);
    memory.opened(project("a"));
    Files.delete(folder.resolve("a.prisma"));
    assertThat(memory.recent()).isEmpty();
  }

  @Test
  void aDamagedFileIsAnEmptyMemory() throws IOException {
    Files.write(folder.resolve("studio.properties"), new byte[] {(byte) 0xff, 0});
    assertThat(new Memory(folder).recent()).isEmpty();
  }

  @Test
  void eachSystemHasItsUsualPlace() {
    assertThat(Memory.userFolder("Linux", Map.of("XDG_CONFIG_HOME", "/conf")))
        .isEqualTo(Path.of("/conf/crowfoot"));
    assertThat(Memory.userFolder("Mac OS X", Map.of()))
        .endsWithRaw(Path.of("Application Support/Crowfoot"));
    assertThat(Memory.userFolder("Windows 11", Map.of("APPDATA", "/roaming")))
        .isEqualTo(Path.of("/roaming/Crowfoot"));
  }
}
