// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.attribute;

import dev.crowfoot.analysis.SourceMap;
import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Span;
import dev.crowfoot.text.TextEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Writes the `///` lines of a model, an enum, a field or an enum value.
///
/// @param row empty for the block itself
/// @param documentation lines joined with `\n`; empty for none
public record SetDocumentation(String block, Optional<String> row, String documentation)
    implements Command {
  @Override
  public String title() {
    return "Describe " + row.orElse(block);
  }

  @Override
  public Document applyTo(Snapshot snapshot) {
    Place place =
        find(snapshot.analysis().sourceMap())
            .orElseThrow(
                () -> new CommandRefused("`" + row.orElse(block) + "` is not there any more."));
    SourceText file =
        snapshot
            .document()
            .sources()
            .file(place.path)
            .orElseThrow(() -> new CommandRefused("The file is not there any more."));
    return Edits.apply(snapshot, place.path, edits(place, file));
  }

  /// @param lines the definition with the `///` lines directly above it
  /// @param declaration the definition itself
  /// @param behind a comment on its line
  private record Place(String path, Span lines, Span declaration, Optional<Span> behind) {}

  private Optional<Place> find(SourceMap map) {
    if (row.isEmpty()) {
      return map.definitionOf(block)
          .map(
              d ->
                  new Place(
                      d.path(),
                      d.declaration().wholeLines(),
                      d.declaration().span(),
                      Optional.empty()));
    }
    FieldId id = new FieldId(block, row.get());
    return map.fieldOf(id)
        .map(
            f ->
                new Place(
                    f.path(),
                    f.declaration().wholeLines(),
                    f.declaration().span(),
                    f.declaration().trailingComment()))
        .or(
            () ->
                map.enumValueOf(id)
                    .map(
                        v ->
                            new Place(
                                v.path(),
                                v.declaration().wholeLines(),
                                v.declaration().span(),
                                Optional.empty())));
  }

  private List<TextEdit> edits(Place place, SourceText file) {
    String text = file.content();
    int start = place.declaration.start();
    int lineStart = text.lastIndexOf('\n', start - 1) + 1;
    String indentation = text.substring(lineStart, start);
    if (!indentation.isBlank()) {
      throw new CommandRefused(
          "`" + row.orElse(block) + "` shares its line with something else. Give it its own.");
    }
    String newline = text.contains("\r\n") ? "\r\n" : "\n";
    String lines =
        documentation.isBlank()
            ? ""
            : documentation
                .strip()
                .lines()
                .map(line -> indentation + ("/// " + line).stripTrailing() + newline)
                .collect(Collectors.joining());
    List<TextEdit> edits = new ArrayList<>();
    edits.add(TextEdit.replace(new Span(place.lines.start(), start), lines + indentation));
    place
        .behind
        .filter(span -> file.slice(span).startsWith("///"))
        .ifPresent(
            span -> edits.add(TextEdit.delete(new Span(place.declaration.end(), span.end()))));
    return edits;
  }
}
