// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import dev.crowfoot.adapter.Failure;
import dev.crowfoot.app.migrations.Review;
import dev.crowfoot.editor.Document;

/// What the comparison of schema and migrations has found.
public sealed interface ReviewState {
  /// Nobody knows yet.
  record Looking() implements ReviewState {}

  /// @param document what was compared
  record Known(Review review, Document document) implements ReviewState {}

  /// It could not be compared, for example because the schema has errors.
  record Unclear(Failure failure) implements ReviewState {}
}
