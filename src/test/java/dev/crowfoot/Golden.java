// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Cases kept as files: what goes in, and beside it what must come out. `-Dgolden.update=true`
/// writes what comes out now; look at the difference before committing it.
public final class Golden {
  private Golden() {}

  /// The input files of a kind, whose names say what they are about.
  public static List<Path> cases(String kind, String extension) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/golden", kind))) {
      List<Path> cases = files.filter(f -> f.toString().endsWith(extension)).sorted().toList();
      assertThat(cases).as("cases of " + kind).isNotEmpty();
      return cases;
    }
  }

  /// Compares with the file beside the input that has another extension.
  public static void check(Path input, String extension, String actual) throws IOException {
    String name = input.getFileName().toString();
    Path expected = input.resolveSibling(name.substring(0, name.lastIndexOf('.')) + extension);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(expected, actual);
    }
    assertThat(expected).as("run with -Dgolden.update=true to write it").exists();
    assertThat(actual).isEqualTo(Files.readString(expected));
  }
}
