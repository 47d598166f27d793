// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.control;

import atlantafx.base.controls.ModalPane;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// Shows one sheet at a time above the whole window. Escape and a click beside it put it away.
public final class Sheets {
  private static final PseudoClass CLEAR = PseudoClass.getPseudoClass("clear");

  private final ModalPane pane = new ModalPane();
  private Runnable onHidden = () -> {};

  public Sheets() {
    pane.setId("sheets");
    pane.setInTransitionFactory(null);
    pane.setOutTransitionFactory(null);
    pane.displayProperty()
        .addListener(
            (_, _, shown) -> {
              if (!shown) {
                Runnable last = onHidden;
                onHidden = () -> {};
                last.run();
              }
            });
  }

  /// The layer that belongs on top of everything else.
  public Node layer() {
    return pane;
  }

  /// Shows a sheet in the middle; it takes the focus.
  public void show(Region sheet) {
    show(sheet, Pos.CENTER);
  }

  /// Shows a sheet that changes what lies behind it, which stays in sight.
  ///
  /// @param hidden called once when it is put away, however that happens
  public void show(Region sheet, Pos place, Runnable hidden) {
    show(sheet, place);
    pane.pseudoClassStateChanged(CLEAR, true);
    onHidden = hidden;
  }

  /// Shows a sheet in the middle.
  ///
  /// @param hidden called once when it is put away, however that happens
  public void show(Region sheet, Runnable hidden) {
    show(sheet, Pos.CENTER);
    onHidden = hidden;
  }

  /// Shows a sheet at a place of the window.
  public void show(Region sheet, Pos place) {
    sheet.getStyleClass().add("floating");
    sheet.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    StackPane margin = new StackPane(sheet);
    margin.getStyleClass().add("margin");
    margin.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    margin.setPickOnBounds(false);
    pane.setAlignment(place);
    pane.pseudoClassStateChanged(CLEAR, false);
    pane.show(margin);
  }

  /// Has something done when the sheet that is shown is put away, however that happens.
  public void setOnHidden(Runnable hidden) {
    onHidden = hidden;
  }

  public void hide() {
    pane.hide(true);
  }

  public boolean isShowing() {
    return pane.isDisplay();
  }
}
