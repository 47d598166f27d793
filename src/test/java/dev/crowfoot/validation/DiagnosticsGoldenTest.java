// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.Golden;
import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.diagnostic.Diagnostic;
import dev.crowfoot.diagnostic.DiagnosticRenderer;
import dev.crowfoot.diagnostic.Fix;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The findings of each `golden/diagnostics/*.prisma`, as people read them.
class DiagnosticsGoldenTest {
  static List<Path> schemas() throws IOException {
    return Golden.cases("diagnostics", ".prisma");
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void findingsAreAsExpected(Path file) throws IOException {
    Sources sources = sources(file);
    StringBuilder findings = new StringBuilder();
    for (Diagnostic finding : Validation.of(sources).diagnostics()) {
      findings.append(DiagnosticRenderer.withSource(finding, sources)).append('\n');
      for (Fix fix : finding.fixes()) {
        findings.append("      = fix: ").append(fix.title()).append('\n');
      }
    }
    Golden.check(file, ".txt", findings.toString());
  }

  @Test
  void everyCodeHasACase() throws IOException {
    Set<Code> found = EnumSet.noneOf(Code.class);
    for (Path file : schemas()) {
      Validation.of(sources(file)).diagnostics().forEach(d -> found.add(d.code()));
    }
    assertThat(found).containsAll(EnumSet.allOf(Code.class));
  }

  private static Sources sources(Path file) throws IOException {
    return Sources.of(SourceText.of("schema.prisma", Files.readString(file)));
  }
}
