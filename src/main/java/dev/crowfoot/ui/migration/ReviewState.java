// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import dev.crowfoot.adapter.Failure;
import dev.crowfoot.app.migrations.ChangeTree;
import dev.crowfoot.app.migrations.Outlook;
import dev.crowfoot.app.migrations.Review;
import dev.crowfoot.editor.Document;
import java.util.Optional;

/// What the comparison of schema and migrations has found.
public sealed interface ReviewState {
  /// Nobody knows yet.
  record Looking() implements ReviewState {}

  /// @param review of what is chosen, which is what would be applied
  /// @param document the schema with what is chosen
  /// @param whole all changes, chosen or not
  /// @param outlook how what is chosen will run; empty while nobody reviews
  /// @param refusal why what was chosen cannot be; everything is taken then
  record Known(
      Review review,
      Document document,
      ChangeTree whole,
      Optional<Outlook> outlook,
      Optional<Failure> refusal)
      implements ReviewState {}

  /// It could not be compared, for example because the schema has errors.
  record Unclear(Failure failure) implements ReviewState {}
}
