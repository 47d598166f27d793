// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor;

import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.validation.Validation;

/// A document together with what its text means: what commands and views work from.
public record Snapshot(Document document, Analysis analysis) {
  public static Snapshot of(Document document) {
    return new Snapshot(document, Validation.of(document.sources()));
  }

  /// This snapshot, made of the very models of an earlier one where they are the same.
  public Snapshot sharing(Snapshot earlier) {
    return new Snapshot(document, analysis.sharing(earlier.analysis));
  }

  /// The snapshot of another document; the analysis is kept when the text is the same.
  public Snapshot next(Document changed) {
    return changed.sources().equals(analysis.sources())
        ? new Snapshot(changed, analysis)
        : of(changed);
  }
}
