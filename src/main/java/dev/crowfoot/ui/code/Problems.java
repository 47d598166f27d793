// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import dev.crowfoot.text.Span;
import dev.crowfoot.text.TextEdit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The findings of one text, to be asked for by place. A large schema can have thousands; painting
/// a line looks at those near it only.
final class Problems {
  static final Problems NONE = new Problems(List.of());

  private final List<Problem> byStart;

  /// How far the findings up to each one reach.
  private final int[] reach;

  private Problems(List<Problem> byStart) {
    this.byStart = byStart;
    this.reach = new int[byStart.size()];
    int furthest = 0;
    for (int i = 0; i < reach.length; i++) {
      furthest = Math.max(furthest, byStart.get(i).span().end());
      reach[i] = furthest;
    }
  }

  static Problems of(List<Problem> problems) {
    return new Problems(
        problems.stream().sorted(Comparator.comparingInt(p -> p.span().start())).toList());
  }

  /// All of them, in the order of the text.
  List<Problem> all() {
    return byStart;
  }

  /// Those that share a character with a span, in the order of the text.
  List<Problem> in(Span span) {
    int end = firstFrom(span.end());
    int start = end;
    while (start > 0 && reach[start - 1] > span.start()) {
      start--;
    }
    return byStart.subList(start, end).stream().filter(p -> p.span().end() > span.start()).toList();
  }

  /// Those that a caret touches.
  List<Problem> at(int offset) {
    return in(new Span(Math.max(0, offset - 1), offset + 1)).stream()
        .filter(p -> p.span().touches(offset))
        .toList();
  }

  /// Where they lie after an edit, until the next analysis finds them anew. Those that the edit
  /// went through are dropped.
  Problems movedBy(TextEdit edit) {
    int shift = edit.replacement().length() - edit.span().length();
    List<Problem> moved = new ArrayList<>(byStart.size());
    for (Problem problem : byStart) {
      Span span = problem.span();
      if (span.end() <= edit.span().start()) {
        moved.add(problem);
      } else if (span.start() >= edit.span().end()) {
        moved.add(
            new Problem(new Span(span.start() + shift, span.end() + shift), problem.diagnostic()));
      }
    }
    return new Problems(moved);
  }

  /// The index of the first that starts at `offset` or behind it.
  private int firstFrom(int offset) {
    int low = 0;
    int high = byStart.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (byStart.get(middle).span().start() < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
