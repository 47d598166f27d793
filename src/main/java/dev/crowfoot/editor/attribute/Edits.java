// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.attribute;

import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.text.FileEdit;
import dev.crowfoot.text.TextEdit;
import java.util.List;

/// What the commands here share: a document after edits of one of its files.
final class Edits {
  private Edits() {}

  static Document apply(Snapshot snapshot, String path, List<TextEdit> edits) {
    Document document = snapshot.document();
    return edits.isEmpty()
        ? document
        : document.withSources(
            document.sources().apply(edits.stream().map(e -> new FileEdit(path, e)).toList()));
  }

  /// A string literal of the language.
  static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
