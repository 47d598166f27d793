// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import dev.crowfoot.diagnostic.Severity;
import dev.crowfoot.ui.code.CodeViewModel.Problem;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/// The style classes of a line: what its words are, and which of them have problems.
final class LineStyles {
  private LineStyles() {}

  /// @param start where the line begins in the text
  static StyleSpans<Collection<String>> of(String line, int start, List<Problem> problems) {
    List<Highlighting.Run> runs = Highlighting.of(line);
    List<Problem> own =
        problems.stream()
            .filter(p -> p.span().start() < start + line.length() && p.span().end() > start)
            .toList();
    TreeSet<Integer> cuts = new TreeSet<>();
    runs.forEach(run -> cuts.add(run.start()));
    own.forEach(
        p -> {
          cuts.add(Math.clamp(p.span().start() - start, 0, line.length()));
          cuts.add(Math.clamp(p.span().end() - start, 0, line.length()));
        });
    cuts.add(0);
    cuts.add(line.length());
    StyleSpansBuilder<Collection<String>> builder = new StyleSpansBuilder<>();
    int run = 0;
    int from = 0;
    for (int to : cuts) {
      if (to > from) {
        while (runs.get(run).end() <= from) {
          run++;
        }
        builder.add(styles(runs.get(run).style(), problem(own, start + from)), to - from);
        from = to;
      }
    }
    return builder.create();
  }

  private static List<String> styles(String word, String problem) {
    return problem.isEmpty() ? List.of(word) : List.of(word, problem);
  }

  private static String problem(List<Problem> problems, int offset) {
    String style = "";
    for (Problem problem : problems) {
      if (problem.span().start() <= offset && offset < problem.span().end()) {
        if (problem.diagnostic().severity() == Severity.ERROR) {
          return "problem-error";
        }
        style = "problem-warning";
      }
    }
    return style;
  }
}
