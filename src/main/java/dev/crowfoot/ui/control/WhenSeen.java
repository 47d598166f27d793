// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.control;

import javafx.scene.Node;

/// Brings a view up to date only while it is in a window. What changes while it is not is taken in
/// when it comes back, so that views nobody looks at do not cost time at each key stroke.
public final class WhenSeen {
  private final Node view;
  private final Runnable update;
  private boolean isDue;

  public WhenSeen(Node view, Runnable update) {
    this.view = view;
    this.update = update;
    view.sceneProperty().subscribe(_ -> updateIfDue());
  }

  /// Something that the view shows has changed.
  public void changed() {
    isDue = true;
    updateIfDue();
  }

  private void updateIfDue() {
    if (isDue && view.getScene() != null) {
      isDue = false;
      update.run();
    }
  }
}
