// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.attribute;

import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.SchemaEdit;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.text.TextEdit;
import java.util.List;

/// What the commands here share: a document after edits of one of its files.
final class Edits {
  private Edits() {}

  static Document apply(Snapshot snapshot, String path, List<TextEdit> edits) {
    return SchemaEdit.of(snapshot).addAll(path, edits).apply();
  }

  /// A string literal of the language.
  static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
