// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.paint;

/// How much of a card shows at a zoom, so that whatever can be seen can be read.
enum DetailLevel {
  /// Everything.
  FULL,
  /// Header and key rows as text, other rows as bars.
  KEYS,
  /// The card as a block with its name.
  NAMES,
  /// Blocks; only the best-connected tables have names.
  BLOCKS;

  static DetailLevel at(double zoom) {
    if (zoom >= 0.7) {
      return FULL;
    }
    if (zoom >= 0.4) {
      return KEYS;
    }
    return zoom >= 0.15 ? NAMES : BLOCKS;
  }

  boolean hasCrowsFeet() {
    return this == FULL || this == KEYS;
  }

  /// How opaque lines are that do not stand out.
  ///
  /// @param stepBack whether others do
  double lineOpacity(boolean stepBack) {
    double normal = this == BLOCKS ? 0.3 : 1;
    return stepBack ? normal * 0.4 : normal;
  }
}
