// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.control;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A sentence for people. Names between backticks are set in the font of code, without the
/// backticks.
public final class Prose extends TextFlow {
  private String words = "";

  public Prose(String words, String... styleClasses) {
    getStyleClass().add("prose");
    getStyleClass().addAll(styleClasses);
    setMinHeight(USE_PREF_SIZE);
    setWords(words);
  }

  public void setWords(String sentence) {
    words = sentence;
    setAccessibleText(sentence);
    List<Text> parts = new ArrayList<>();
    String[] pieces = sentence.split("`", -1);
    for (int i = 0; i < pieces.length; i++) {
      boolean last = i == pieces.length - 1;
      if (i % 2 == 1 && !last) {
        parts.add(part(pieces[i], "code"));
      } else if (i % 2 == 1) {
        parts.add(part("`" + pieces[i], "words")); // a backtick without a partner
      } else if (!pieces[i].isEmpty()) {
        parts.add(part(pieces[i], "words"));
      }
    }
    getChildren().setAll(parts);
  }

  /// The sentence as it was given.
  public String words() {
    return words;
  }

  private static Text part(String text, String styleClass) {
    Text part = new Text(text);
    part.getStyleClass().add(styleClass);
    return part;
  }
}
