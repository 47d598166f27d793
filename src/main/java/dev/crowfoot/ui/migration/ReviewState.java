// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import dev.crowfoot.adapter.Failure;
import dev.crowfoot.app.migrations.ChangeTree;
import dev.crowfoot.app.migrations.Outlook;
import dev.crowfoot.app.migrations.Review;
import dev.crowfoot.app.migrations.Review.Finding;
import dev.crowfoot.editor.Document;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What the comparison of schema and migrations has found.
public sealed interface ReviewState {
  /// Nobody knows yet.
  record Looking() implements ReviewState {}

  /// @param review of what is chosen, which is what would be applied
  /// @param document the schema with what is chosen
  /// @param whole all changes, chosen or not
  /// @param outlook how what is chosen will run; empty while nobody reviews
  /// @param losses what migrations that are written and pending would destroy; empty while nobody
  ///   reviews
  /// @param refusal why what was chosen cannot be; everything is taken then
  record Known(
      Review review,
      Document document,
      ChangeTree whole,
      Optional<Outlook> outlook,
      List<Finding> losses,
      Optional<Failure> refusal)
      implements ReviewState {
    public Known {
      losses = List.copyOf(losses);
    }

    /// The ways in which pending migrations destroy values.
    Set<String> lossCodes() {
      return losses.stream().map(f -> f.hazard().code()).collect(Collectors.toSet());
    }
  }

  /// It could not be compared, for example because the schema has errors.
  record Unclear(Failure failure) implements ReviewState {}
}
