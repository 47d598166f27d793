// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.adapter.Failure;

/// What the place of the grid shows.
sealed interface GridState {
  /// The schema declares nothing that could be browsed.
  record NoModels() implements GridState {}

  /// There is no database to ask.
  ///
  /// @param words why, in a sentence
  record NoConnection(String words) implements GridState {}

  /// The table is not in the database yet.
  record NotMigrated(String message) implements GridState {}

  /// The first rows are on their way.
  record Loading() implements GridState {}

  record NoRows(String model) implements GridState {}

  record NoMatch(int filters) implements GridState {}

  record Rows() implements GridState {}

  record Failed(Failure failure) implements GridState {}
}
