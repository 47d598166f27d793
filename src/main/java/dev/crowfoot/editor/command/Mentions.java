// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import dev.crowfoot.assist.References;
import dev.crowfoot.assist.Symbol;
import dev.crowfoot.editor.SchemaEdit;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.text.TextEdit;

/// Every place that names something: what is found by looking for uses is what a rename changes.
final class Mentions {
  private Mentions() {}

  /// The edit that names a symbol anew, where it is declared and wherever it is used.
  static SchemaEdit renamed(Snapshot snapshot, Symbol symbol, String to) {
    SchemaEdit edit = SchemaEdit.of(snapshot);
    References.of(snapshot.analysis(), symbol)
        .forEach(place -> edit.add(place.path(), TextEdit.replace(place.span(), to)));
    return edit;
  }
}
