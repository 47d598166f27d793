// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.scene;

import dev.crowfoot.editor.scene.TextMeasure.TextStyle;
import java.util.ArrayList;
import java.util.List;

/// The lines of a note: broken between words where they are too long for its width.
public final class NoteLines {
  /// Kept free at the edges of a note.
  public static final double MARGIN = 10;

  private NoteLines() {}

  /// @param width for a line, at 100 %
  /// @param most how many lines there may be; the last one tells with an ellipsis of others
  public static List<String> of(String text, double width, int most, TextMeasure measure) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.split("\n", -1)) {
      if (lines.size() > most) {
        break;
      }
      addParagraph(paragraph, width, measure, lines);
    }
    if (lines.size() <= most) {
      return lines;
    }
    if (most < 1) {
      return List.of();
    }
    List<String> shown = new ArrayList<>(lines.subList(0, most));
    shown.set(most - 1, measure.fit(shown.getLast() + " …", TextStyle.NAME, width));
    return shown;
  }

  private static void addParagraph(
      String paragraph, double width, TextMeasure measure, List<String> lines) {
    String line = "";
    for (String word : paragraph.split(" ")) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (line.isEmpty() || measure.width(longer, TextStyle.NAME) <= width) {
        line = longer;
      } else {
        lines.add(measure.fit(line, TextStyle.NAME, width));
        line = word;
      }
    }
    lines.add(measure.fit(line, TextStyle.NAME, width));
  }
}
