// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.gesture;

import dev.crowfoot.editor.geometry.Point;

/// What the pointer does, in pixels of the window.
public sealed interface Input {
  /// A button goes down.
  ///
  /// @param clicks 2 for the second of a double click
  record Press(Point at, Button button, int clicks, Keys keys) implements Input {}

  /// The pointer moves with a button down.
  record Drag(Point at, Keys keys) implements Input {}

  record Release(Point at, Keys keys) implements Input {}

  /// A modifier key changes while a gesture is under way.
  record Modify(Keys keys) implements Input {}

  /// Escape.
  record Cancel() implements Input {}

  /// Which button.
  enum Button {
    PRIMARY,
    MIDDLE,
    SECONDARY
  }
}
