// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.gesture;

/// What a drawn line becomes.
public enum RelationKind {
  ONE_TO_MANY,
  ONE_TO_ONE,
  MANY_TO_MANY;

  /// Alt asks for one-to-one, Shift for many-to-many.
  static RelationKind of(Keys keys) {
    if (keys.alt()) {
      return ONE_TO_ONE;
    }
    return keys.shift() ? MANY_TO_MANY : ONE_TO_MANY;
  }
}
