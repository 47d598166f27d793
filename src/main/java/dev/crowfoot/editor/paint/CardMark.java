// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.paint;

/// What a migration will do to a table, as the colour round its card.
public enum CardMark {
  /// It comes.
  COMES(Tint.CHANGE_ADD),
  /// Something of it changes, and nothing is lost.
  CHANGES(Tint.CHANGE_ALTER),
  /// It loses something.
  LOSES(Tint.CHANGE_DROP);

  private final Tint tint;

  CardMark(Tint tint) {
    this.tint = tint;
  }

  Tint tint() {
    return tint;
  }
}
