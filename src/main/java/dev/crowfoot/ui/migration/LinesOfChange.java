// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import dev.crowfoot.ui.saving.LineComparison;
import dev.crowfoot.ui.saving.LineComparison.Kind;
import dev.crowfoot.ui.saving.LineComparison.Line;
import java.util.ArrayList;
import java.util.List;

/// The lines in which one schema differs from another, with a few around them: `+` before what
/// comes, `−` before what goes.
final class LinesOfChange {
  private static final int AROUND = 3;

  private LinesOfChange() {}

  static String between(Sources before, Sources after) {
    StringBuilder text = new StringBuilder();
    for (SourceText now : after.files()) {
      String old = before.file(now.path()).map(SourceText::content).orElse("");
      if (!old.equals(now.content())) {
        if (after.files().size() > 1) {
          text.append("-- ").append(now.path()).append('\n');
        }
        text.append(String.join("\n", around(LineComparison.of(old, now.content())))).append('\n');
      }
    }
    return text.toString();
  }

  private static List<String> around(List<Line> lines) {
    List<String> shown = new ArrayList<>();
    int last = -1;
    for (int i = 0; i < lines.size(); i++) {
      if (isNear(lines, i)) {
        if (last >= 0 && last < i - 1) {
          shown.add("  …");
        }
        last = i;
        shown.add(
            switch (lines.get(i).kind()) {
              case SAME -> "  " + lines.get(i).left();
              case LEFT_ONLY -> "− " + lines.get(i).left();
              case RIGHT_ONLY -> "+ " + lines.get(i).right();
            });
      }
    }
    return shown;
  }

  private static boolean isNear(List<Line> lines, int line) {
    int from = Math.max(0, line - AROUND);
    int to = Math.min(lines.size(), line + AROUND + 1);
    return lines.subList(from, to).stream().anyMatch(l -> l.kind() != Kind.SAME);
  }
}
