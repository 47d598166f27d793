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
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
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

  /// Sizes at which anything that compares each with each, or a number digit by digit, would not
  /// come to an end.
  @Example
  void largeTextsAreValidated() {
    String digits = "9".repeat(2_000_000);
    for (String fields :
        List.of(
            "n Int @default(" + digits + ")",
            "n Decimal @default(\"" + digits + "\")",
            "n String @db.VarChar(" + digits + ")",
            "n String @default(\"" + digits + "\")",
            "n Json @default(\"" + "[".repeat(2_000_000) + "\")",
            many(i -> "n" + i + " Unknown" + i),
            many(i -> "n" + i + " Int @unique"),
            many(i -> "@@index([n" + i + "])"))) {
      String text =
          "datasource db {\n  provider = \"postgresql\"\n}\nmodel A {\n  id Int @id\n"
              + fields
              + "\n}\n";
      Analysis analysis = Validation.of(Sources.of(SourceText.of("schema.prisma", text)));
      assertThat(analysis.schema().models()).hasSize(1);
    }
  }

  private static String many(IntFunction<String> line) {
    return IntStream.range(0, 20_000).mapToObj(line).collect(Collectors.joining("\n"));
  }

  @Provide
  Arbitrary<String> texts() {
    return SchemaTexts.all();
  }
}
