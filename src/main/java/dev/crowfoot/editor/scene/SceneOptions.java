// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.scene;

import java.util.HashSet;
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

  /// These, with relation fields shown when they are hidden, and hidden when shown.
  public SceneOptions togglingRelationFields() {
    return new SceneOptions(!relationFields, unfolded);
  }

  /// These, with a card unfolded when it is folded, and folded when unfolded.
  public SceneOptions toggling(String card) {
    Set<String> changed = new HashSet<>(unfolded);
    if (!changed.add(card)) {
      changed.remove(card);
    }
    return new SceneOptions(relationFields, changed);
  }
}
