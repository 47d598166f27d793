// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.transfer;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Schema;

/// What is imported, into which model and how.
///
/// @param skipBad whether rows that are wrong are left out; otherwise one of them stops all
public record ImportPlan(
    Model model, ImportFile file, Mapping mapping, EmptyCells empty, boolean skipBad) {
  /// What a file's names suggest.
  ///
  /// @throws dev.crowfoot.adapter.Failure.FileFailure when it cannot be read
  public static ImportPlan suggest(Schema schema, Model model, java.nio.file.Path path) {
    return of(schema, model, ImportFile.recognise(path, schema, model));
  }

  /// The same for a file that is known.
  public static ImportPlan of(Schema schema, Model model, ImportFile file) {
    Mapping mapping =
        file.headers()
            ? Mapping.guess(schema, model, file.columns())
            : Mapping.inOrder(schema, model, file.columns());
    return new ImportPlan(model, file, mapping, EmptyCells.BY_QUOTES, false);
  }

  public ImportPlan mapping(Mapping other) {
    return new ImportPlan(model, file, other, empty, skipBad);
  }

  public ImportPlan empty(EmptyCells other) {
    return new ImportPlan(model, file, mapping, other, skipBad);
  }

  public ImportPlan skipBad(boolean skips) {
    return new ImportPlan(model, file, mapping, empty, skips);
  }

  /// @throws ArgumentFailure when nothing can come of it
  void check() {
    if (model.isView()) {
      throw new ArgumentFailure(
          "`" + model.name() + "` is a view and cannot be written. Import into its tables.");
    }
    if (mapping.leftOut().size() == mapping.columns().size()) {
      throw new ArgumentFailure(
          "No column of `%s` goes to a field of `%s`. It has %s."
              .formatted(
                  file.path().getFileName(),
                  model.name(),
                  mapping.columns().isEmpty()
                      ? "no rows"
                      : "the columns " + String.join(", ", mapping.columns())));
    }
    mapping
        .twice()
        .ifPresent(
            target -> {
              throw new ArgumentFailure(
                  "Two columns go to `" + target.words() + "`. Leave one of them out.");
            });
  }
}
