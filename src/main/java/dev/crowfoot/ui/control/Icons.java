// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.control;

import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Feather icons, and the buttons that show only one. Size and colour come from the style sheets
/// (`icon-small`, `icon-danger`, …).
public final class Icons {
  private Icons() {}

  public static FontIcon of(Feather icon, String... styleClasses) {
    FontIcon result = new FontIcon(icon);
    result.getStyleClass().addAll(styleClasses);
    return result;
  }

  /// A square button without words. The tooltip says what it does and which keys do the same.
  public static Button button(String id, Feather icon, String tooltip, Runnable action) {
    Button button = new Button("", of(icon));
    button.setId(id);
    button.getStyleClass().add("button-icon");
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.setTooltip(new Tooltip(tooltip));
    button.setAccessibleText(tooltip);
    button.setFocusTraversable(false);
    button.setOnAction(_ -> action.run());
    return button;
  }
}
