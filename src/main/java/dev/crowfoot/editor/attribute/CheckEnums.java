// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.attribute;

import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.model.Datasource;
import dev.crowfoot.syntax.Insertion;
import dev.crowfoot.syntax.NodeKind;
import dev.crowfoot.syntax.SettingsDecl;
import dev.crowfoot.syntax.SyntaxTree;
import dev.crowfoot.text.Span;
import dev.crowfoot.text.TextEdit;
import java.util.ArrayList;
import java.util.List;

/// Says above the datasource whether a database without enum types gets a CHECK for each column
/// that holds an enum, or says so no more.
public record CheckEnums(boolean wanted) implements Command {
  @Override
  public String title() {
    return wanted ? "Check enums" : "Leave enums unchecked";
  }

  @Override
  public Document applyTo(Snapshot snapshot) {
    for (SyntaxTree tree : snapshot.analysis().trees().values()) {
      for (var block : tree.blocks()) {
        if (block instanceof SettingsDecl datasource && block.kind() == NodeKind.DATASOURCE) {
          return Edits.apply(
              snapshot, tree.source().path(), edits(datasource, tree.source().content()));
        }
      }
    }
    throw new CommandRefused(
        "The schema has no datasource, above which a line would say that enums are checked.");
  }

  private List<TextEdit> edits(SettingsDecl datasource, String text) {
    if (Datasource.checksEnums(datasource.documentation()) == wanted) {
      return List.of();
    }
    return wanted
        ? List.of(Insertion.above(datasource, "/// " + Datasource.CHECK_ENUMS))
        : lines(text, datasource.wholeLines().start(), datasource.span().start()).stream()
            .filter(line -> Datasource.checksEnums(withoutSlashes(text, line)))
            .map(TextEdit::delete)
            .toList();
  }

  private static String withoutSlashes(String text, Span line) {
    return text.substring(line.start(), line.end()).strip().replaceFirst("^///", "");
  }

  private static List<Span> lines(String text, int start, int end) {
    List<Span> lines = new ArrayList<>();
    for (int at = start; at < end; ) {
      int newline = text.indexOf('\n', at);
      int next = newline < 0 || newline >= end ? end : newline + 1;
      lines.add(new Span(at, next));
      at = next;
    }
    return lines;
  }
}
