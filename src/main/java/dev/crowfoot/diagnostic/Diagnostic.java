// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.diagnostic;

import dev.crowfoot.text.Span;
import java.util.List;

/// One finding. The message says what is wrong, with names in backticks, then what would be right.
///
/// @param path the file it lies in, as [dev.crowfoot.text.SourceText#path()]
/// @param span what to underline; empty for a place between characters
public record Diagnostic(Code code, String path, Span span, String message, List<Fix> fixes) {
  public Diagnostic {
    fixes = List.copyOf(fixes);
  }

  public Diagnostic(Code code, String path, Span span, String message) {
    this(code, path, span, message, List.of());
  }

  public Severity severity() {
    return code.severity();
  }

  public boolean isError() {
    return severity() == Severity.ERROR;
  }
}
