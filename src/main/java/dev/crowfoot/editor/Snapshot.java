// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor;

import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.validation.Validation;

/// A document together with what its text means: what commands and views work from.
///
/// @param validation of the document's text
public record Snapshot(Document document, Validation validation) {
  public static Snapshot of(Document document) {
    return new Snapshot(document, Validation.start(document.sources()));
  }

  public Analysis analysis() {
    return validation.analysis();
  }

  /// The snapshot of another document. Takes over what the same text means, so that schemas which
  /// share most of their models are analysed and compared in next to no time.
  public Snapshot next(Document changed) {
    return new Snapshot(
        changed,
        changed.sources().equals(analysis().sources())
            ? validation
            : validation.next(changed.sources()));
  }
}
