// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.adapter.Failure.FileFailure;
import dev.crowfoot.adapter.files.TextFiles;
import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Perspective;
import dev.crowfoot.editor.scene.Excerpt;
import dev.crowfoot.model.Schema;
import dev.crowfoot.validation.Validation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What of a project goes into a diagram outside of it.
///
/// @param view the view by its name; empty for the whole schema
/// @param names the models and enums to keep of it; empty for all
public record Export(Optional<String> view, List<String> names) {
  public Export {
    names = List.copyOf(names);
  }

  /// Writes the diagram, or leaves what was there.
  ///
  /// @param file its extension says the format
  /// @param force whether a file that is there already is replaced
  /// @throws ArgumentFailure for an extension, a view or a name that nobody knows
  /// @throws FileFailure when the schema has errors, or the file is there or cannot be written
  public void write(Project project, Path file, boolean force) {
    DiagramFormat format = DiagramFormat.of(file);
    String text = format.text(chosen(project.document()));
    if (!force && Files.exists(file)) {
      throw new FileFailure(
          "`" + file + "` is there already. Nothing was changed; `--force` replaces it.");
    }
    TextFiles.write(file, text);
  }

  private Schema chosen(Document document) {
    Analysis analysis = Validation.of(document.sources());
    if (analysis.hasErrors()) {
      throw new FileFailure(
          "The schema has errors, so its diagram would be wrong. Correct them first:"
              + " `crowfoot validate` lists them.");
    }
    Schema shown =
        view.map(name -> Excerpt.of(analysis.schema(), perspective(document, name)))
            .orElse(analysis.schema());
    return names.isEmpty() ? shown : only(shown);
  }

  private static Perspective perspective(Document document, String name) {
    return document
        .layout()
        .view(name)
        .orElseThrow(
            () ->
                new ArgumentFailure(
                    "There is no view `%s`. %s"
                        .formatted(name, views(document.layout().views().keySet()))));
  }

  private static String views(Set<String> known) {
    return known.isEmpty()
        ? "The project has none; leave `--view` out for the whole schema."
        : "There are `" + String.join("`, `", known) + "`.";
  }

  private Schema only(Schema shown) {
    Set<String> known = Excerpt.names(shown);
    names.stream()
        .filter(n -> !known.contains(n))
        .findFirst()
        .ifPresent(
            n -> {
              throw new ArgumentFailure(
                  "There is no model and no enum `%s`%s."
                      .formatted(n, view.map(v -> " in the view `" + v + "`").orElse("")));
            });
    return Excerpt.of(shown, Perspective.of(names));
  }
}
