// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.scene;

import java.util.Set;

/// What of the cards is shown.
///
/// @param relationFields whether relation fields have rows of their own
/// @param unfolded the cards that show all their rows
public record SceneOptions(boolean relationFields, Set<String> unfolded) {
  public static final SceneOptions DEFAULT = new SceneOptions(false, Set.of());

  public SceneOptions {
    unfolded = Set.copyOf(unfolded);
  }
}
