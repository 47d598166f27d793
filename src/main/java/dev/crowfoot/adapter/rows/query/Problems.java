// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.query;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Collects what is wrong in the arguments of one query, so that all of it is told at once.
final class Problems {
  private final List<Problem> found = new ArrayList<>();

  void add(String path, String message) {
    found.add(new Problem(path, message));
  }

  /// A name that does not exist, with the nearest that does.
  void unknown(String path, String what, String name, Collection<String> known) {
    String nearest =
        known.stream()
            .filter(
                k -> distance(k, name) <= (name.length() < 4 ? 1 : Math.max(2, name.length() / 3)))
            .min(Comparator.comparingInt(k -> distance(k, name)))
            .map(k -> " Did you mean `" + k + "`?")
            .orElse(
                known.isEmpty() || known.size() > 30
                    ? ""
                    : " There is "
                        + known.stream().map(k -> "`" + k + "`").collect(Collectors.joining(", "))
                        + ".");
    add(path, "`" + name + "` is not " + what + "." + nearest);
  }

  List<Problem> all() {
    return List.copyOf(found);
  }

  /// Goes on only when nothing is wrong.
  void failIfAny(String operation) {
    if (!found.isEmpty()) {
      throw failure(operation, found);
    }
  }

  static ArgumentFailure failure(String operation, List<Problem> problems) {
    if (problems.size() == 1) {
      return new ArgumentFailure("`" + operation + "` was not sent. " + problems.getFirst());
    }
    return new ArgumentFailure(
        "`"
            + operation
            + "` was not sent. It has "
            + problems.size()
            + " problems:\n"
            + problems.stream().map(p -> "  " + p).collect(Collectors.joining("\n")));
  }

  static String child(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j] + 1, row[j - 1] + 1), diagonal + change);
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
