// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crowfoot.adapter.Failure.FileFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFilesTest {
  @TempDir Path folder;

  @Test
  void whatIsWrittenIsRead() {
    Path file = folder.resolve("new/schema.prisma");
    TextFiles.write(file, "\uFEFFmodel Ä {}\r\n");
    assertThat(TextFiles.read(file)).isEqualTo("\uFEFFmodel Ä {}\r\n");
  }

  @Test
  void nothingButTheFileIsLeftBehind() throws IOException {
    TextFiles.write(folder.resolve("a"), "1");
    TextFiles.write(folder.resolve("a"), "2");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(folder.resolve("a"));
    }
  }

  @Test
  void permissionsAndLinksStay() throws IOException {
    Path real = Files.writeString(folder.resolve("real"), "old");
    Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-rw----"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);
    TextFiles.write(link, "new");
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(real).hasContent("new");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
        .isEqualTo("rw-rw----");
  }

  @Test
  void anotherEncodingIsRefusedAndNotDestroyed() throws IOException {
    Path file = folder.resolve("latin1.prisma");
    byte[] bytes = "// Größe".getBytes(StandardCharsets.ISO_8859_1);
    Files.write(file, bytes);
    assertThatThrownBy(() -> TextFiles.read(file))
        .isInstanceOf(FileFailure.class)
        .hasMessageContaining("is not UTF-8 text");
    assertThat(file).hasBinaryContent(bytes);
  }

  @Test
  void aFolderAndAMissingFileAreNamed() {
    assertThatThrownBy(() -> TextFiles.read(folder)).hasMessageContaining("is a folder");
    assertThatThrownBy(() -> TextFiles.read(folder.resolve("no")))
        .hasMessageContaining("does not exist");
    assertThatThrownBy(() -> TextFiles.write(folder, "x")).hasMessageContaining("is a folder");
  }
}
