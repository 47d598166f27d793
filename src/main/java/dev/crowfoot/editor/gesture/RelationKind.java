// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.gesture;

/// What a drawn line becomes.
public enum RelationKind {
  ONE_TO_MANY,
  ONE_TO_ONE,
  MANY_TO_MANY;

  /// Alt asks for one-to-one, Shift for many-to-many.
  public static RelationKind of(boolean alt, boolean shift) {
    if (alt) {
      return ONE_TO_ONE;
    }
    return shift ? MANY_TO_MANY : ONE_TO_MANY;
  }

  static RelationKind of(Keys keys) {
    return of(keys.alt(), keys.shift());
  }
}
