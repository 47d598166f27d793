// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli.migrate;

import dev.crowfoot.app.migrations.Review;
import dev.crowfoot.app.migrations.WaysOut;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/// `--accept`: going on although rows of the database are concerned.
final class Consent {
  @Option(
      names = "--accept",
      paramLabel = "CODE",
      split = ",",
      description = "Go on although rows are concerned: the code of a hazard, such as H102.")
  private List<String> accepted = List.of();

  /// The codes that were given.
  Set<String> codes() {
    return Set.copyOf(accepted);
  }

  /// Whether nothing stands in the way of what was reviewed; says what does.
  boolean isGiven(Workplace work, Review review) {
    List<Review.Finding> refused = review.refused(codes());
    if (refused.isEmpty()) {
      return true;
    }
    work.say("");
    work.say("Not applied, because rows in the database are concerned:");
    refused.forEach(f -> work.say("  " + f.sentence()));
    askForRenames(work, review);
    List<Review.Finding> impossible = review.impossible();
    impossible.stream().flatMap(f -> WaysOut.of(f).stream()).distinct().forEach(work::say);
    if (impossible.isEmpty()) {
      work.say(
          "To go on nevertheless: --accept "
              + String.join(",", refused.stream().map(f -> f.hazard().code()).distinct().toList()));
    }
    return false;
  }

  /// Says how to tell that what seems to be gone is called otherwise.
  static void askForRenames(Workplace work, Review review) {
    review
        .guesses()
        .forEach(r -> work.say("If it was renamed, say so: --rename " + Spelling.of(r)));
  }
}
