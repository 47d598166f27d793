// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import dev.crowfoot.text.Span;
import dev.crowfoot.text.TextEdit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Takes whole lines out of a text without leaving a gap: where blank lines stood on both sides, or
/// before the end of a block, those above go too.
final class LineRemoval {
  private LineRemoval() {}

  /// @param lines whole lines, in any order, none twice
  static List<TextEdit> edits(String text, List<Span> lines) {
    List<Span> runs = new ArrayList<>();
    for (Span span : lines.stream().sorted(Comparator.comparingInt(Span::start)).toList()) {
      if (!runs.isEmpty() && text.substring(runs.getLast().end(), span.start()).isBlank()) {
        runs.add(new Span(runs.removeLast().start(), span.end()));
      } else {
        runs.add(span);
      }
    }
    return runs.stream().map(run -> TextEdit.delete(withBlankLines(text, run))).toList();
  }

  private static Span withBlankLines(String text, Span run) {
    int above = startOfBlankLines(text, run.start());
    int below = endOfBlankLines(text, run.end());
    boolean endsSomething = below == text.length() || text.startsWith("}", below(text, below));
    boolean beginsSomething = above == 0 || text.substring(0, above).stripTrailing().endsWith("{");
    if (beginsSomething && !endsSomething) {
      return new Span(run.start(), below);
    }
    return above < run.start() && (endsSomething || below > run.end())
        ? new Span(above, run.end())
        : run;
  }

  private static int below(String text, int lineStart) {
    int i = lineStart;
    while (i < text.length() && isBlank(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /// Where the blank lines directly above the line at `lineStart` begin.
  private static int startOfBlankLines(String text, int lineStart) {
    int start = lineStart;
    for (int i = lineStart - 1; i >= 0; i--) {
      char c = text.charAt(i);
      if (c == '\n') {
        start = i + 1;
      } else if (!isBlank(c) && c != '\r') {
        return start;
      }
    }
    return 0;
  }

  private static int endOfBlankLines(String text, int lineStart) {
    int end = lineStart;
    for (int i = lineStart; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        end = i + 1;
      } else if (!isBlank(c) && c != '\r') {
        return end;
      }
    }
    return text.length();
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
