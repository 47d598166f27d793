// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All files of one schema, in a fixed order: usually a single `schema.prisma`, else the `.prisma`
/// files of a folder.
///
/// @param files at least one; paths are distinct
public record Sources(List<SourceText> files) {
  public Sources {
    files = List.copyOf(files);
    if (files.isEmpty()) {
      throw new IllegalArgumentException("a schema has at least one file");
    }
  }

  public static Sources of(SourceText only) {
    return new Sources(List.of(only));
  }

  /// The file that new definitions go to when nothing says otherwise.
  public SourceText main() {
    return files.getFirst();
  }

  public Optional<SourceText> file(String path) {
    return files.stream().filter(f -> f.path().equals(path)).findFirst();
  }

  /// These sources with one file's content replaced.
  ///
  /// @throws IllegalArgumentException when no file has that path
  public Sources with(SourceText changed) {
    List<SourceText> result = new ArrayList<>(files);
    for (int i = 0; i < result.size(); i++) {
      if (result.get(i).path().equals(changed.path())) {
        result.set(i, changed);
        return new Sources(result);
      }
    }
    throw new IllegalArgumentException("no file " + changed.path());
  }

  /// These sources after `edits`, which may touch several files; the edits of one file must not
  /// overlap.
  public Sources apply(List<FileEdit> edits) {
    Sources result = this;
    for (SourceText file : files) {
      List<TextEdit> own =
          edits.stream().filter(e -> e.path().equals(file.path())).map(FileEdit::edit).toList();
      if (!own.isEmpty()) {
        result = result.with(file.withContent(TextEdit.applyAll(file.content(), own)));
      }
    }
    return result;
  }
}
