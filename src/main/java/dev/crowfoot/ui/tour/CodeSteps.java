// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.tour;

import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.CodeArea;

/// What the tour does in the code view.
final class CodeSteps {
  private final Hand hand;

  CodeSteps(Hand hand) {
    this.hand = hand;
  }

  /// Begins a new field, and has its type completed.
  void complete() {
    caretBehind("createdAt");
    hand.press(KeyCode.END);
    hand.press(KeyCode.ENTER);
    hand.type("occasion S");
    hand.find("#code-completions");
  }

  /// Takes the offered type, undoes it all, and asks what a field is.
  void explain() {
    hand.press(KeyCode.ENTER);
    ShopTour.check(
        Hand.on(() -> codeArea().getText().contains("occasion String")),
        "the chosen type should stand in the code");
    for (int i = 0; i < 9 && Hand.on(() -> codeArea().getText().contains("occasion")); i++) {
      hand.press(KeyCode.Z, KeyCode.CONTROL);
    }
    caretBehind("  customer");
    hand.press(KeyCode.SPACE, KeyCode.CONTROL, KeyCode.SHIFT);
    hand.find("#code-hover");
  }

  /// Puts the caret behind the first such text of the model `Wishlist`.
  private void caretBehind(String text) {
    Hand.act(
        () -> {
          CodeArea area = codeArea();
          area.requestFocus();
          int at = area.getText().indexOf(text, area.getText().indexOf("model Wishlist"));
          ShopTour.check(at >= 0, "`Wishlist` should have `" + text + "`");
          area.moveTo(at + text.length());
          area.requestFollowCaret();
        });
    hand.settle();
  }

  private CodeArea codeArea() {
    return (CodeArea) hand.seen("#code-area");
  }
}
