// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.format.SchemaFormat;

/// Lays all files of the schema out, and writes what relations lack.
public record FormatSchema() implements Command {
  @Override
  public String title() {
    return "Format the schema";
  }

  @Override
  public Document applyTo(Snapshot snapshot) {
    Document document = snapshot.document();
    return document.withSources(SchemaFormat.format(snapshot.analysis()));
  }
}
