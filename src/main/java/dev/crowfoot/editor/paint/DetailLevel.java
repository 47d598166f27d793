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
    double normal =
        switch (this) {
          case FULL, KEYS -> 1;
          case NAMES -> 0.55;
          case BLOCKS -> 0.3;
        };
    return stepBack ? normal * 0.4 : normal;
  }

  /// How wide such lines are, in pixels of the window: what is far away must not be all lines.
  double lineWidth() {
    return this == FULL ? 1.5 : 1;
  }
}
