// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.diagnostic.Diagnostic;
import dev.crowfoot.text.Span;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchesTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 31, 32, 63, 64, 1_000, 1_003})
  void resultsAndFindingsComeInTheOrderOfTheItems(int count) {
    List<Integer> items = IntStream.range(0, count).boxed().toList();
    Findings findings = new Findings();

    List<List<Integer>> results =
        Batches.run(
            items,
            findings,
            (batch, own) -> {
              batch.forEach(item -> report(item, own));
              return batch;
            });

    assertThat(results.stream().flatMap(List::stream)).isEqualTo(items);
    assertThat(findings.all().stream().map(d -> d.span().start())).isEqualTo(items);
  }

  @Test
  void noMoreIsReportedThanAnybodyReads() {
    Findings findings = new Findings();
    report(-1, findings);

    Batches.check(
        IntStream.range(0, 20_000).boxed().toList(),
        findings,
        (batch, own) -> batch.forEach(item -> report(item, own)));

    assertThat(findings.all()).hasSize(10_000);
    assertThat(findings.all().getFirst().message()).isEqualTo("finding -1");
  }

  @Test
  void aBatchKnowsWhatCannotBeRead() {
    Findings findings = new Findings();
    findings.addUnreadable(
        List.of(new Diagnostic(Code.SYNTAX, "a.prisma", Span.at(7, 1), "unreadable", List.of())));

    List<Boolean> known =
        Batches.run(
            IntStream.range(0, 100).boxed().toList(),
            findings,
            (_, own) -> own.isUnreadable("a.prisma", new Span(5, 9)));

    assertThat(known).hasSizeGreaterThan(1).containsOnly(true);
  }

  private static void report(int item, Findings findings) {
    findings.add(
        Code.UNKNOWN_TYPE, "a.prisma", Span.at(Math.max(0, item), 1), "finding " + item, List.of());
  }
}
