// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import dev.crowfoot.analysis.Analysis;
import java.util.Optional;

/// Whether a symbol can be named anew.
public final class RenameCheck {
  private RenameCheck() {}

  /// Why `name` cannot be the new name of the symbol, as a sentence for the user; empty when it can
  /// be.
  public static Optional<String> problem(Analysis analysis, Symbol symbol, String name) {
    return Optional.empty();
  }
}
