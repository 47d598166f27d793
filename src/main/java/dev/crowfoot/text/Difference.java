// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.text;

import java.util.ArrayList;
import java.util.List;

/// What is different between two texts, found by what they begin and end with alike: enough for
/// texts of which one came from the other by a change of some places.
public final class Difference {
  /// So many characters are compared at once, which the machine does far faster than one by one.
  private static final int CHUNK = 1024;

  private Difference() {}

  /// The smallest single edit that makes `before` read as `after`; empty when they are the same.
  public static TextEdit asOne(String before, String after) {
    int shorter = Math.min(before.length(), after.length());
    int start = sameAtStart(before, after, shorter);
    int same = sameAtEnd(before, after, shorter - start);
    return TextEdit.replace(
        new Span(start, before.length() - same), after.substring(start, after.length() - same));
  }

  /// Small edits that make `before` read as `after`, from top to bottom. What changes in single
  /// words, as a rename does, leaves the lines between them alone; all else is one edit.
  public static List<TextEdit> inParts(String before, String after) {
    TextEdit whole = asOne(before, after);
    String[] old = before.substring(whole.span().start(), whole.span().end()).split("\n", -1);
    String[] now = whole.replacement().split("\n", -1);
    if (old.length != now.length || old.length == 1) {
      return List.of(whole);
    }
    List<TextEdit> edits = new ArrayList<>();
    int start = whole.span().start();
    for (int i = 0; i < old.length; i++) {
      if (!old[i].equals(now[i])) {
        TextEdit inLine = asOne(old[i], now[i]);
        edits.add(
            TextEdit.replace(
                Span.at(start + inLine.span().start(), inLine.span().length()),
                inLine.replacement()));
      }
      start += old[i].length() + 1;
    }
    return edits;
  }

  private static int sameAtStart(String a, String b, int most) {
    int same = 0;
    while (same + CHUNK <= most && a.regionMatches(same, b, same, CHUNK)) {
      same += CHUNK;
    }
    while (same < most && a.charAt(same) == b.charAt(same)) {
      same++;
    }
    return same;
  }

  private static int sameAtEnd(String a, String b, int most) {
    int same = 0;
    while (same + CHUNK <= most
        && a.regionMatches(a.length() - same - CHUNK, b, b.length() - same - CHUNK, CHUNK)) {
      same += CHUNK;
    }
    while (same < most && a.charAt(a.length() - 1 - same) == b.charAt(b.length() - 1 - same)) {
      same++;
    }
    return same;
  }
}
