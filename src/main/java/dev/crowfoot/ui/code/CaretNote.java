// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import dev.crowfoot.ui.control.Prose;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// A sentence beside the caret, where something was asked for that there is not. It goes at the
/// next key or click. Its words have the id `code-note`.
final class CaretNote {
  private final SchemaArea area;
  private final Prose words = new Prose("");
  private final TextPopup popup;

  CaretNote(SchemaArea area) {
    this.area = area;
    words.setId("code-note");
    words.getStyleClass().add("note");
    popup = new TextPopup(area, words);
    area.addEventFilter(KeyEvent.KEY_PRESSED, _ -> popup.hide());
    area.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> popup.hide());
    area.addEventFilter(ScrollEvent.SCROLL, _ -> popup.hide());
    area.plainTextChanges().subscribe(_ -> popup.hide());
  }

  void say(String sentence) {
    words.setWords(sentence);
    area.caretOnScreen().ifPresent(popup::show);
  }
}
