// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.diagnostic.Diagnostic;
import dev.crowfoot.diagnostic.DiagnosticRenderer;
import dev.crowfoot.diagnostic.Fix;
import dev.crowfoot.syntax.SchemaTexts;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import dev.crowfoot.validation.Validation;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/// What holds for the analysis and validation of any text, however broken.
class AnalysisLawsTest {
  @Property(shrinking = ShrinkingMode.BOUNDED)
  void everyTextHasAnAnalysis(@ForAll("texts") String text) {
    Sources sources = Sources.of(SourceText.of("schema.prisma", text));
    Analysis analysis = Validation.of(sources);
    for (Diagnostic finding : analysis.diagnostics()) {
      assertThat(finding.span().end()).isLessThanOrEqualTo(text.length());
      assertThat(DiagnosticRenderer.withSource(finding, sources)).startsWith("schema.prisma:");
    }
  }

  @Property(shrinking = ShrinkingMode.BOUNDED)
  void everyFixCanBeApplied(@ForAll("texts") String text) {
    Sources sources = Sources.of(SourceText.of("schema.prisma", text));
    for (Diagnostic finding : Validation.of(sources).diagnostics()) {
      for (Fix fix : finding.fixes()) {
        assertThat(sources.apply(fix.edits())).isNotEqualTo(sources);
      }
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return SchemaTexts.all();
  }
}
