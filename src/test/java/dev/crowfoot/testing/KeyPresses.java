// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.testing;

import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import javafx.scene.input.KeyEvent;

/// The presses that keys of actions stand for.
public final class KeyPresses {
  private KeyPresses() {}

  public static KeyEvent of(KeyCodeCombination key) {
    boolean control =
        key.getShortcut() == ModifierValue.DOWN || key.getControl() == ModifierValue.DOWN;
    return new KeyEvent(
        KeyEvent.KEY_PRESSED,
        "",
        "",
        key.getCode(),
        key.getShift() == ModifierValue.DOWN,
        control,
        key.getAlt() == ModifierValue.DOWN,
        false);
  }
}
