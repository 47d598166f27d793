// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor;

import dev.crowfoot.model.Rename;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import dev.crowfoot.text.TextChange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What leads from one document to another, which takes the place of the other where many are kept:
/// hundreds of steps through a large schema would be as many copies of it.
record DocumentChange(SourcesChange sources, LayoutChange layout, Swap<List<Rename>> renames) {
  /// One thing in the place of another.
  record Swap<T>(T before, T after) {
    Swap<T> inverse() {
      return new Swap<>(after, before);
    }
  }

  /// What became of the files.
  sealed interface SourcesChange {
    /// The same files, with other text in those named.
    record Texts(Map<String, TextChange> byPath) implements SourcesChange {
      public Texts {
        byPath = Map.copyOf(byPath);
      }
    }

    /// Other files than before.
    record Files(Swap<Sources> files) implements SourcesChange {}
  }

  static DocumentChange between(Document before, Document after) {
    return new DocumentChange(
        sourcesBetween(before.sources(), after.sources()),
        LayoutChange.between(before.layout(), after.layout()),
        new Swap<>(before.renames(), after.renames()));
  }

  private static SourcesChange sourcesBetween(Sources before, Sources after) {
    if (!paths(before).equals(paths(after))) {
      return new SourcesChange.Files(new Swap<>(before, after));
    }
    Map<String, TextChange> byPath = new HashMap<>();
    for (int i = 0; i < before.files().size(); i++) {
      SourceText file = before.files().get(i);
      String content = after.files().get(i).content();
      if (!file.content().equals(content)) {
        byPath.put(file.path(), TextChange.between(file.content(), content));
      }
    }
    return new SourcesChange.Texts(byPath);
  }

  private static List<String> paths(Sources sources) {
    return sources.files().stream().map(SourceText::path).toList();
  }

  /// @param before the very document that it was found in
  Document applyTo(Document before) {
    return new Document(
        switch (sources) {
          case SourcesChange.Texts(var byPath) -> changed(before.sources(), byPath);
          case SourcesChange.Files(var files) -> files.after();
        },
        layout.applyTo(before.layout()),
        renames.after());
  }

  private static Sources changed(Sources before, Map<String, TextChange> byPath) {
    Sources result = before;
    for (SourceText file : before.files()) {
      TextChange change = byPath.get(file.path());
      if (change != null) {
        result = result.with(file.withContent(change.applyTo(file.content())));
      }
    }
    return result;
  }

  /// What takes it back.
  DocumentChange inverse() {
    SourcesChange back =
        switch (sources) {
          case SourcesChange.Texts(var byPath) -> {
            Map<String, TextChange> inverse = new HashMap<>();
            byPath.forEach((path, change) -> inverse.put(path, change.inverse()));
            yield new SourcesChange.Texts(inverse);
          }
          case SourcesChange.Files(var files) -> new SourcesChange.Files(files.inverse());
        };
    return new DocumentChange(back, layout.inverse(), renames.inverse());
  }
}
