// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import java.util.List;

/// A part of a statement as brackets nest it, whatever else is wrong with it.
sealed interface Piece {
  /// A token that is no bracket.
  record Leaf(int token) implements Piece {}

  /// What stands between two brackets, or behind one that is never closed.
  ///
  /// @param items what commas separate; at least one, which may be empty
  record Group(int opening, List<List<Piece>> items) implements Piece {}
}
