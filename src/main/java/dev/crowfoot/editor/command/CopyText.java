// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import dev.crowfoot.analysis.Location;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.syntax.Block;
import dev.crowfoot.syntax.Name;
import dev.crowfoot.text.SourceText;
import java.util.Set;
import java.util.stream.Collectors;

/// What the clipboard gets: the source text of models and enums, comments and all, as any editor
/// can take it.
public final class CopyText {
  private CopyText() {}

  /// The blocks of these names in the order of the files, a blank line between them.
  public static String of(Snapshot snapshot, Set<String> names) {
    return snapshot.analysis().sourceMap().definitions().stream()
        .filter(d -> d.declaration().name().map(Name::text).filter(names::contains).isPresent())
        .map(d -> text(snapshot, d))
        .collect(Collectors.joining("\n"));
  }

  private static String text(Snapshot snapshot, Location<Block> definition) {
    SourceText file = snapshot.document().sources().file(definition.path()).orElseThrow();
    return file.slice(definition.declaration().wholeLines()).strip().replace("\r\n", "\n") + "\n";
  }
}
