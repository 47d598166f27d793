// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Region;
import javafx.stage.Popup;

/// A quiet window beside a place of the text, in the colours of the window it belongs to. It never
/// takes the focus, and goes when the text loses it.
final class TextPopup {
  private final Node owner;
  private final Region content;
  private final Popup popup = new Popup();

  TextPopup(Node owner, Region content) {
    this.owner = owner;
    this.content = content;
    content.getStyleClass().add("code-popup");
    content
        .getStylesheets()
        .add(Objects.requireNonNull(getClass().getResource("code.css")).toExternalForm());
    popup.getContent().add(content);
    popup.setAutoHide(true);
    popup.setAutoFix(false); // it is placed with care
    popup.setHideOnEscape(false);
    owner
        .focusedProperty()
        .subscribe(
            focused -> {
              if (!focused) {
                hide();
              }
            });
  }

  /// Shows it beside a place of the screen, or moves it there.
  void show(Bounds place) {
    if (!popup.isShowing()) {
      popup.show(owner, place.getMinX(), place.getMaxY());
    }
    Parent root = popup.getScene().getRoot();
    root.applyCss();
    root.layout();
    popup.sizeToScene();
    Placement placement =
        Placement.of(place, content.getWidth(), content.getHeight(), Placement.screenOf(place));
    popup.setAnchorLocation(placement.anchor());
    popup.setAnchorX(placement.x());
    popup.setAnchorY(placement.y());
  }

  void setOnHidden(Runnable action) {
    popup.setOnHidden(_ -> action.run());
  }

  void hide() {
    popup.hide();
  }

  boolean isShown() {
    return popup.isShowing();
  }
}
