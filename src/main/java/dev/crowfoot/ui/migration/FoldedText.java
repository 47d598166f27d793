// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/// A script or a changelog of which each change can be folded to its first line.
///
/// ```
/// -- + table User          the head of a part, with a mark beside it
/// CREATE TABLE "User" (    its body, hidden when folded
/// ```
final class FoldedText {
  /// A change of a script, or of a Liquibase changelog.
  private static final Pattern HEAD =
      Pattern.compile(
          "-- (?:[-+~] |takes back: ).*|\\s*- (?:sql|sqliteStatement|sqliteRebuildTable|empty):.*"
              + "|\\s*<(?:sql|ext:sqliteStatement|ext:sqliteRebuildTable)\\b.*|--changeset .*|/\\* liquibase rollback");

  /// A line that tells nobody which change it is.
  private static final Pattern BARE = Pattern.compile("\\s*- \\w+:\\s*");

  private final List<String> lines;
  private final Map<Integer, Integer> parts = new HashMap<>();
  private final Set<Integer> folded = new HashSet<>();

  FoldedText(String text) {
    this.lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (HEAD.matcher(lines.get(i)).matches()) {
        int end = end(i);
        if (end > i + 1) {
          parts.put(i, end);
        }
      }
    }
  }

  /// The line after a part: the next head, a blank line, or a line that is set less far in.
  private int end(int head) {
    int indent = indent(lines.get(head));
    int at = head + 1;
    while (at < lines.size()
        && !HEAD.matcher(lines.get(at)).matches()
        && (indent == 0 || indent(lines.get(at)) > indent)) {
      at++;
    }
    while (at > head + 1 && lines.get(at - 1).isBlank()) {
      at--;
    }
    return at;
  }

  private static int indent(String line) {
    return line.isBlank() ? Integer.MAX_VALUE : line.length() - line.stripLeading().length();
  }

  boolean isFoldable() {
    return !parts.isEmpty();
  }

  boolean isAllFolded() {
    return folded.size() == parts.size();
  }

  void foldAll(boolean fold) {
    folded.clear();
    if (fold) {
      folded.addAll(parts.keySet());
    }
  }

  /// Folds a part, or opens it.
  ///
  /// @param line as it is seen
  void toggle(int line) {
    int head = source(line);
    if (parts.containsKey(head) && !folded.remove(head)) {
      folded.add(head);
    }
  }

  /// Opens the part that holds a text.
  ///
  /// @return whether something changed
  boolean open(String text) {
    String first = text.lines().findFirst().orElse("");
    return folded.removeIf(
        head ->
            lines.subList(head, parts.getOrDefault(head, head)).stream()
                .anyMatch(l -> l.contains(first)));
  }

  /// Whether a line that is seen is the head of a part: present then, with whether it is folded.
  OptionalInt mark(int line) {
    int head = source(line);
    return parts.containsKey(head)
        ? OptionalInt.of(folded.contains(head) ? 1 : 0)
        : OptionalInt.empty();
  }

  /// What is seen.
  String text() {
    List<String> seen = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (folded.contains(i)) {
        int end = parts.getOrDefault(i, i + 1);
        seen.add(lines.get(i) + " … " + more(i, end));
        i = end - 1;
      } else {
        seen.add(lines.get(i));
      }
    }
    return String.join("\n", seen) + (seen.isEmpty() ? "" : "\n");
  }

  private String more(int head, int end) {
    String count = end - head == 2 ? "1 line" : (end - head - 1) + " lines";
    return BARE.matcher(lines.get(head)).matches() ? summary(head, end) + count : count;
  }

  private String summary(int head, int end) {
    return lines.subList(head + 1, end).stream()
        .map(String::strip)
        .filter(l -> !l.startsWith("splitStatements") && !l.endsWith(":") && !l.endsWith("|-"))
        .findFirst()
        .map(l -> l.replaceFirst("^(?:sql|tableName): ", "").replaceFirst("\\s*\\($", "") + ", ")
        .orElse("");
  }

  /// The line of the whole text that a line seen is.
  private int source(int line) {
    int at = 0;
    for (int seen = 0; seen < line && at < lines.size(); seen++) {
      at = folded.contains(at) ? parts.getOrDefault(at, at + 1) : at + 1;
    }
    return at;
  }
}
