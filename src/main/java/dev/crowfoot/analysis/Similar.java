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

  /// With how many names of one model or enum a word is compared. More are not written by hand.
  static final int MOST = 1000;

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
        .map(name -> new Candidate(name, distance(word, name, allowed)))
        .filter(c -> c.distance <= allowed)
        .min(Comparator.comparingInt(Candidate::distance))
        .map(Candidate::name);
  }

  /// How many letters must be changed, added or removed; case counts for nothing. Where that is
  /// more than `most`, some number above it.
  private static int distance(String a, String b, int most) {
    int[] previous = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      char letter = Character.toLowerCase(a.charAt(i - 1));
      row[0] = i;
      int least = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = previous[j - 1] + (letter == Character.toLowerCase(b.charAt(j - 1)) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(previous[j], row[j - 1]) + 1);
        least = Math.min(least, row[j]);
      }
      if (least > most) {
        return least;
      }
      int[] done = row;
      row = previous;
      previous = done;
    }
    return previous[b.length()];
  }
}
