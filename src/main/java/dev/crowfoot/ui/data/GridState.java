// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.adapter.Failure;
import dev.crowfoot.adapter.Failure.NotMigratedFailure;
import dev.crowfoot.model.Model;

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

  /// Whether the rows were read, even if there are none.
  default boolean isAnswered() {
    return this instanceof Rows || this instanceof NoRows || this instanceof NoMatch;
  }

  /// What to show when rows could not be read.
  static GridState of(Failure why) {
    return why instanceof NotMigratedFailure ? new NotMigrated(sentence(why)) : new Failed(why);
  }

  /// What is missing, without the advice for the command line.
  private static String sentence(Failure why) {
    String words = String.valueOf(why.getMessage());
    int advice = words.indexOf(": run `");
    return advice < 0 ? words : words.substring(0, advice) + ".";
  }

  /// Why rows of a model cannot be changed; empty when they can.
  static String whyReadOnly(Model shown) {
    return shown.isView()
        ? "A view is read-only."
        : shown.primaryKey().isEmpty()
            ? "Read-only: " + shown.name() + " has no primary key to find a row by."
            : "";
  }
}
