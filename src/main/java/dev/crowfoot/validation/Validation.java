// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.validation;

import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.analysis.Findings;
import dev.crowfoot.analysis.ReadModel;
import dev.crowfoot.text.Sources;

/// Analyses a schema and adds what its database cannot do: the way to a verdict.
public final class Validation {
  private Validation() {}

  /// The analysis of a schema with the findings of all checks. Total: any text gives one.
  public static Analysis of(Sources sources) {
    Analysis analysis = Analysis.of(sources);
    Findings findings = new Findings();
    check(analysis, findings);
    return analysis.with(findings.all());
  }

  private static void check(Analysis analysis, Findings findings) {
    NativeTypeChecks nativeTypes = new NativeTypeChecks(analysis.schema(), findings);
    for (ReadModel model : analysis.sourceMap().models()) {
      nativeTypes.check(model);
    }
  }
}
