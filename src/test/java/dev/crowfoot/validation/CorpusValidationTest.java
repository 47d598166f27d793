// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.Corpus;
import dev.crowfoot.Corpus.Expected;
import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.diagnostic.Diagnostic;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Agreement with Prisma about which schemas are valid, and where the errors lie.
///
/// `line-differences.txt` beside the golden files lists every schema whose errors we place on other
/// lines, with the reason. A schema that differs without being listed fails the test, and so does a
/// listed one that no longer differs.
@Execution(ExecutionMode.CONCURRENT)
class CorpusValidationTest {
  private static final String LIST = "/corpus/line-differences.txt";

  @Test
  void realSchemasHaveNoError() throws IOException {
    List<String> errors = new ArrayList<>();
    for (SourceText schema : Corpus.orSkip().schemas("real")) {
      Validation.of(Sources.of(schema)).diagnostics().stream()
          .filter(Diagnostic::isError)
          .forEach(error -> errors.add(describe(schema, error)));
    }
    assertThat(errors).isEmpty();
  }

  @Test
  void everyVerdictIsPrismas() throws IOException {
    List<Expected> expected = Corpus.orSkip().expectations();
    List<String> differences = new ArrayList<>();
    for (Expected each : expected) {
      Analysis analysis = Validation.of(Sources.of(each.schema()));
      if (analysis.hasErrors() == each.isValid()) {
        differences.add(
            each.schema().path()
                + (each.isValid()
                    ? " is valid, but: " + describe(each.schema(), firstError(analysis))
                    : " is invalid: " + each.errors()));
      }
    }
    report("verdicts", expected.size() - differences.size(), expected.size());
    assertThat(differences).isEmpty();
  }

  @Test
  void errorsLieOnTheSameLinesUnlessListed() throws IOException {
    Map<String, String> differences = new TreeMap<>();
    List<Expected> invalid =
        Corpus.orSkip().expectations().stream().filter(each -> !each.isValid()).toList();
    for (Expected each : invalid) {
      Set<Integer> lines = new TreeSet<>();
      for (Diagnostic finding : Validation.of(Sources.of(each.schema())).diagnostics()) {
        if (finding.isError()) {
          lines.add(each.schema().position(finding.span().start()).line());
        }
      }
      if (!lines.equals(each.lines())) {
        differences.put(each.schema().path(), "theirs " + each.lines() + ", ours " + lines);
      }
    }
    report("lines of errors", invalid.size() - differences.size(), invalid.size());
    Map<String, String> listed = listed();
    Map<String, String> unlisted = new TreeMap<>(differences);
    unlisted.keySet().removeAll(listed.keySet());
    assertThat(unlisted).as("not listed in " + LIST).isEmpty();
    Set<String> known =
        invalid.stream().map(each -> each.schema().path()).collect(Collectors.toSet());
    Set<String> settled = new TreeSet<>(listed.keySet());
    settled.removeAll(differences.keySet());
    settled.retainAll(known);
    assertThat(settled).as("listed in " + LIST + ", but no longer different").isEmpty();
  }

  private static Diagnostic firstError(Analysis analysis) {
    return analysis.diagnostics().stream().filter(Diagnostic::isError).findFirst().orElseThrow();
  }

  private static String describe(SourceText schema, Diagnostic error) {
    return schema.path()
        + ":"
        + schema.position(error.span().start())
        + " "
        + error.code()
        + " "
        + error.message();
  }

  private static void report(String what, int agreeing, int of) {
    System.out.printf(
        "agreement on %s: %d of %d (%.1f %%)%n", what, agreeing, of, 100.0 * agreeing / of);
  }

  /// Each file of the list with its reason.
  private static Map<String, String> listed() throws IOException {
    try (InputStream list = CorpusValidationTest.class.getResourceAsStream(LIST)) {
      if (list == null) {
        throw new IllegalStateException("no resource " + LIST);
      }
      return new String(list.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\\s+", 2))
          .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }
  }
}
