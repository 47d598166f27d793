// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.Golden;
import dev.crowfoot.diagnostic.Diagnostic;
import dev.crowfoot.diagnostic.Fix;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whoever chooses a fix is rid of the finding, and has no text that cannot be read.
class FixesTest {
  static List<Path> schemas() throws IOException {
    return Golden.cases("diagnostics", ".prisma");
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void eachFixMendsItsFinding(Path file) throws IOException {
    Sources sources = Sources.of(SourceText.of("schema.prisma", Files.readString(file)));
    List<Diagnostic> before = Validation.of(sources).diagnostics();
    for (Diagnostic finding : before) {
      for (Fix fix : finding.fixes()) {
        List<Diagnostic> after = Validation.of(sources.apply(fix.edits())).diagnostics();
        String what = finding.message() + " -> " + fix.title();
        assertThat(count(after, finding)).as(what).isLessThan(count(before, finding));
        assertThat(syntaxErrors(after)).as(what).isLessThanOrEqualTo(syntaxErrors(before));
      }
    }
  }

  /// How many findings say the same.
  private static long count(List<Diagnostic> findings, Diagnostic wanted) {
    return findings.stream()
        .filter(d -> d.code() == wanted.code() && d.message().equals(wanted.message()))
        .count();
  }

  private static long syntaxErrors(List<Diagnostic> findings) {
    return findings.stream().filter(d -> d.code().isSyntax()).count();
  }
}
