// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.text;

import java.util.ArrayList;
import java.util.List;

/// What became of a text, without the text: it can be done again and taken back.
///
/// @param parts from top to bottom
public record TextChange(List<Part> parts) {
  public TextChange {
    parts = List.copyOf(parts);
  }

  /// @param start where it was in the text before
  public record Part(int start, String removed, String inserted) {}

  /// What makes `before` read as `after`.
  public static TextChange between(String before, String after) {
    return new TextChange(
        Difference.inParts(before, after).stream()
            .map(edit -> new Part(edit.span().start(), removed(before, edit), edit.replacement()))
            .toList());
  }

  private static String removed(String before, TextEdit edit) {
    return before.substring(edit.span().start(), edit.span().end());
  }

  /// @param before the very text that it was found in
  public String applyTo(String before) {
    return TextEdit.applyAll(
        before,
        parts.stream()
            .map(p -> TextEdit.replace(Span.at(p.start, p.removed.length()), p.inserted))
            .toList());
  }

  /// What takes it back.
  public TextChange inverse() {
    List<Part> inverse = new ArrayList<>();
    int shift = 0;
    for (Part part : parts) {
      inverse.add(new Part(part.start + shift, part.inserted, part.removed));
      shift += part.inserted.length() - part.removed.length();
    }
    return new TextChange(inverse);
  }
}
