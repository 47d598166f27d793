// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor;

import dev.crowfoot.model.Rename;
import dev.crowfoot.text.Sources;
import java.util.List;

/// The only truth of an open project: the schema's text, where the cards lie, and the renames made
/// since the last migration. Everything else is derived from it.
///
/// @param renames in the order they were made, chains joined, so that each name appears once as
///   `from`
public record Document(Sources sources, Layout layout, List<Rename> renames) {
  public Document {
    renames = List.copyOf(renames);
  }

  public static Document of(Sources sources) {
    return new Document(sources, Layout.EMPTY, List.of());
  }

  public Document withSources(Sources changed) {
    return new Document(changed, layout, renames);
  }

  public Document withLayout(Layout changed) {
    return new Document(sources, changed, renames);
  }

  public Document withRenames(List<Rename> changed) {
    return new Document(sources, layout, changed);
  }
}
