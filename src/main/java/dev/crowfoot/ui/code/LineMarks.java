// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import dev.crowfoot.diagnostic.Severity;
import java.util.Optional;

/// What the gutter says of a line besides its number.
///
/// @param problem the worst of the line
/// @param hasFix whether one of its problems has a remedy
/// @param fold when more lines hang on this one
record LineMarks(Optional<Severity> problem, boolean hasFix, Optional<Fold> fold) {
  static final LineMarks NONE = new LineMarks(Optional.empty(), false, Optional.empty());

  LineMarks with(Optional<Fold> lines) {
    return lines.equals(fold) ? this : new LineMarks(problem, hasFix, lines);
  }

  /// Lines that hang on this one.
  ///
  /// @param closing what ends them, such as `}`, to be shown in their place; may be empty
  record Fold(boolean isFolded, String closing) {}
}
