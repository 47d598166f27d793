// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every Java file is as google-java-format leaves it. `-Dformat.update=true` formats them.
///
/// A test and not a Maven plugin, because Maven may run on a Java that cannot read our sources.
class FormatTest {
  @Test
  void sourcesAreFormatted() throws IOException, FormatterException {
    boolean update = Boolean.getBoolean("format.update");
    List<Path> unformatted = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        String source = Files.readString(file);
        String formatted = format(source);
        if (!formatted.equals(source)) {
          unformatted.add(file);
          if (update) {
            Files.writeString(file, formatted);
          }
        }
      }
    }
    if (!update) {
      assertThat(unformatted).as("run: mvn test -Dtest=FormatTest -Dformat.update=true").isEmpty();
    }
  }

  /// Long string literals are left as they are: the formatter's own wrapping of them breaks some.
  private static String format(String source) throws FormatterException {
    String imports =
        ImportOrderer.reorderImports(
            RemoveUnusedImports.removeUnusedImports(source), JavaFormatterOptions.Style.GOOGLE);
    return new Formatter().formatSource(imports);
  }
}
