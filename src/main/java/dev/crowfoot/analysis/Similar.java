// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the name that somebody most likely meant.
final class Similar {
  /// Longer names are not compared: nobody mistypes them, and comparing takes their lengths
  /// squared.
  private static final int LONGEST = 80;

  private Similar() {}

  /// The known name closest to `word`: a third of its letters, at most, may differ.
  static Optional<String> to(String word, Stream<String> known) {
    if (word.length() > LONGEST) {
      return Optional.empty();
    }
    int allowed = Math.max(1, word.length() / 3);
    record Candidate(String name, int distance) {}
    return known
        .filter(name -> Math.abs(name.length() - word.length()) <= allowed)
        .map(name -> new Candidate(name, distance(word, name)))
        .filter(c -> c.distance <= allowed)
        .min(Comparator.comparingInt(Candidate::distance))
        .map(Candidate::name);
  }

  /// How many letters must be changed, added or removed; case counts for nothing.
  private static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        boolean same =
            Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
        int replaced = previous[j - 1] + (same ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(previous[j], row[j - 1]) + 1);
      }
      previous = row;
    }
    return previous[b.length()];
  }
}
