// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.action;

import java.util.Arrays;
import java.util.List;
import javafx.scene.input.KeyCombination;

/// Keys that stand for something, as the shortcut sheet lists them.
public interface Shortcut {
  Action.Place place();

  String title();

  /// The first is the one that is shown; none where only a menu does it.
  List<KeyCombination> keys();

  /// Reads keys such as `Delete` or `Shortcut+D`, several as `Delete, Backspace`; empty for none.
  static List<KeyCombination> keys(String words) {
    return words.isEmpty()
        ? List.of()
        : Arrays.stream(words.split(", ", -1)).map(KeyCombination::valueOf).toList();
  }

  /// Such as `Ctrl+D`; empty without a key.
  default String keyWords() {
    return keys().isEmpty() ? "" : keys().getFirst().getDisplayText();
  }
}
