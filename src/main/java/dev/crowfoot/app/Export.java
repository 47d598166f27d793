// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.adapter.Failure.FileFailure;
import dev.crowfoot.adapter.files.TextFiles;
import dev.crowfoot.adapter.picture.BundledFonts;
import dev.crowfoot.adapter.picture.PictureFormat;
import dev.crowfoot.adapter.picture.PictureStyle;
import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Layout;
import dev.crowfoot.editor.Perspective;
import dev.crowfoot.editor.arrange.Places;
import dev.crowfoot.editor.paint.Picture;
import dev.crowfoot.editor.scene.DiagramScene;
import dev.crowfoot.editor.scene.Excerpt;
import dev.crowfoot.editor.scene.SceneOptions;
import dev.crowfoot.editor.scene.TextMeasure;
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
/// @param style how it looks as a picture
public record Export(Optional<String> view, List<String> names, PictureStyle style) {
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
    Document document = project.document();
    Schema schema = schema(document);
    if (!force && Files.exists(file)) {
      throw new FileFailure(
          "`" + file + "` is there already. Nothing was changed; `--force` replaces it.");
    }
    Optional<PictureFormat> picture = format.picture();
    if (picture.isPresent()) {
      String title = project.files().name();
      new PictureFile(picture.get(), picture(schema, document.layout()), style, title).write(file);
    } else {
      TextFiles.write(file, format.text(chosen(schema, document.layout())));
    }
  }

  private static Schema schema(Document document) {
    Analysis analysis = Validation.of(document.sources());
    if (analysis.hasErrors()) {
      throw new FileFailure(
          "The schema has errors, so its diagram would be wrong. Correct them first:"
              + " `crowfoot validate` lists them.");
    }
    return analysis.schema();
  }

  /// Drawn as the window draws it, which leaves out what the view of all tables hides.
  private Picture picture(Schema schema, Layout layout) {
    TextMeasure measure = new BundledFonts();
    Layout shown = view.map(layout::showing).orElse(layout);
    Schema chosen = Excerpt.of(chosen(schema, layout), shown.all());
    Layout placed = Places.complete(chosen, shown, SceneOptions.DEFAULT, measure);
    DiagramScene scene = DiagramScene.of(chosen, placed, SceneOptions.DEFAULT, measure);
    return names.isEmpty()
        ? Picture.whole(scene, placed, measure)
        : Picture.some(scene, Set.copyOf(names), placed, measure);
  }

  private Schema chosen(Schema schema, Layout layout) {
    Schema shown = view.map(name -> Excerpt.of(schema, perspective(layout, name))).orElse(schema);
    return names.isEmpty() ? shown : only(shown);
  }

  private static Perspective perspective(Layout layout, String name) {
    return layout
        .view(name)
        .orElseThrow(
            () ->
                new ArgumentFailure(
                    "There is no view `%s`. %s".formatted(name, views(layout.views().keySet()))));
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
