// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.saving;

import java.util.ArrayList;
import java.util.List;

/// Two texts side by side, line by line: what both have, what only one has.
public final class LineComparison {
  /// Above this many pairs of differing lines the middle is shown as replaced as a whole.
  private static final long MOST_PAIRS = 4_000_000;

  private LineComparison() {}

  /// A line of the comparison. A side is empty where the other has a line of its own.
  public record Line(Kind kind, String left, String right) {}

  public enum Kind {
    SAME,
    LEFT_ONLY,
    RIGHT_ONLY
  }

  public static List<Line> of(String left, String right) {
    List<String> a = left.lines().toList();
    List<String> b = right.lines().toList();
    int start = 0;
    while (start < a.size() && start < b.size() && a.get(start).equals(b.get(start))) {
      start++;
    }
    int end = 0;
    while (end < a.size() - start
        && end < b.size() - start
        && a.get(a.size() - 1 - end).equals(b.get(b.size() - 1 - end))) {
      end++;
    }
    List<Line> result = new ArrayList<>();
    a.subList(0, start).forEach(line -> result.add(new Line(Kind.SAME, line, line)));
    middle(a.subList(start, a.size() - end), b.subList(start, b.size() - end), result);
    a.subList(a.size() - end, a.size())
        .forEach(line -> result.add(new Line(Kind.SAME, line, line)));
    return result;
  }

  /// The longest common subsequence of lines, from its table of lengths.
  private static void middle(List<String> a, List<String> b, List<Line> result) {
    if ((long) a.size() * b.size() > MOST_PAIRS) {
      a.forEach(line -> result.add(new Line(Kind.LEFT_ONLY, line, "")));
      b.forEach(line -> result.add(new Line(Kind.RIGHT_ONLY, "", line)));
      return;
    }
    int[][] common = new int[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        common[i][j] =
            a.get(i).equals(b.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    int i = 0;
    int j = 0;
    while (i < a.size() || j < b.size()) {
      if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
        result.add(new Line(Kind.SAME, a.get(i++), b.get(j++)));
      } else if (j >= b.size() || (i < a.size() && common[i + 1][j] >= common[i][j + 1])) {
        result.add(new Line(Kind.LEFT_ONLY, a.get(i++), ""));
      } else {
        result.add(new Line(Kind.RIGHT_ONLY, "", b.get(j++)));
      }
    }
  }
}
