// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import dev.crowfoot.diagnostic.Severity;
import dev.crowfoot.text.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/// The style classes of a line: what its words are, which of them have problems, and which stand
/// out for now.
final class LineStyles {
  private final int start;
  private final int length;
  private final TreeSet<Integer> cuts = new TreeSet<>();

  private LineStyles(int start, int length) {
    this.start = start;
    this.length = length;
    cuts.add(0);
    cuts.add(length);
  }

  /// @param line not empty
  /// @param start where the line begins in the text
  /// @param problems those of the line
  /// @param marks those of the line, perhaps others too
  static StyleSpans<Collection<String>> of(
      String line, int start, List<Problem> problems, List<Mark> marks) {
    LineStyles styles = new LineStyles(start, line.length());
    List<Highlighting.Run> runs = Highlighting.of(line);
    runs.forEach(run -> styles.cuts.add(run.start()));
    problems.forEach(p -> styles.cut(p.span()));
    marks.forEach(m -> styles.cut(m.span()));
    return styles.join(runs, problems, marks);
  }

  private void cut(Span span) {
    if (span.start() < start + length && span.end() > start) {
      cuts.add(Math.clamp(span.start() - start, 0, length));
      cuts.add(Math.clamp(span.end() - start, 0, length));
    }
  }

  private StyleSpans<Collection<String>> join(
      List<Highlighting.Run> runs, List<Problem> problems, List<Mark> marks) {
    StyleSpansBuilder<Collection<String>> builder = new StyleSpansBuilder<>();
    int run = 0;
    int from = 0;
    for (int to : cuts) {
      if (to > from) {
        while (runs.get(run).end() <= from) {
          run++;
        }
        List<String> styles = new ArrayList<>(3);
        styles.add(runs.get(run).style());
        addProblem(styles, problems, start + from);
        addMarks(styles, marks, start + from);
        builder.add(styles, to - from);
        from = to;
      }
    }
    return builder.create();
  }

  /// The worst of the problems at a place.
  private static void addProblem(List<String> styles, List<Problem> problems, int offset) {
    problems.stream()
        .filter(p -> holds(p.span(), offset))
        .map(p -> p.diagnostic().severity())
        .min(Severity::compareTo)
        .ifPresent(
            worst -> styles.add(worst == Severity.ERROR ? "problem-error" : "problem-warning"));
  }

  private static void addMarks(List<String> styles, List<Mark> marks, int offset) {
    for (Mark mark : marks) {
      if (holds(mark.span(), offset)) {
        styles.add(mark.style());
      }
    }
  }

  private static boolean holds(Span span, int offset) {
    return span.start() <= offset && offset < span.end();
  }
}
