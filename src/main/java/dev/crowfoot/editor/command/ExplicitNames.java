// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import dev.crowfoot.analysis.Location;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.SchemaEdit;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.syntax.Argument;
import dev.crowfoot.syntax.Attribute;
import dev.crowfoot.syntax.Block;
import dev.crowfoot.syntax.EnumDecl;
import dev.crowfoot.syntax.FieldDecl;
import dev.crowfoot.syntax.ModelDecl;
import dev.crowfoot.text.Span;
import dev.crowfoot.text.TextEdit;
import java.util.ArrayList;
import java.util.List;

/// Names in the database that only one table, key or index can have: `@@map("users")`, `map:
/// "users_pkey"`. A copy has to do without them.
final class ExplicitNames {
  private ExplicitNames() {}

  static Document removedFrom(Snapshot snapshot, String name) {
    Location<Block> found = snapshot.analysis().sourceMap().definitionOf(name).orElseThrow();
    List<Span> lines = new ArrayList<>();
    List<TextEdit> edits = new ArrayList<>();
    for (Attribute attribute : blockAttributes(found.declaration())) {
      if (attribute.isNamed("map")) {
        lines.add(attribute.wholeLines());
      } else {
        edits.addAll(withoutMap(attribute));
      }
    }
    if (found.declaration() instanceof ModelDecl model) {
      for (FieldDecl field : model.fields()) {
        field.attributes().stream()
            .filter(a -> a.isNamed("id") || a.isNamed("unique") || a.isNamed("relation"))
            .forEach(a -> edits.addAll(withoutMap(a)));
      }
    }
    String text = snapshot.document().sources().file(found.path()).orElseThrow().content();
    edits.addAll(LineRemoval.edits(text, lines));
    return SchemaEdit.of(snapshot).addAll(found.path(), edits).apply();
  }

  private static List<Attribute> blockAttributes(Block block) {
    return switch (block) {
      case ModelDecl model -> model.attributes();
      case EnumDecl type -> type.attributes();
      default -> List.of();
    };
  }

  /// Takes the argument `map:` out, with the comma that ties it to its neighbours.
  private static List<TextEdit> withoutMap(Attribute attribute) {
    List<Argument> arguments = attribute.arguments();
    for (int i = 0; i < arguments.size(); i++) {
      Span span = arguments.get(i).span();
      if (!arguments.get(i).isNamed("map")) {
        continue;
      }
      if (arguments.size() == 1) {
        return attribute.argumentsSpan().map(TextEdit::delete).stream().toList();
      }
      return List.of(
          TextEdit.delete(
              i == 0
                  ? new Span(span.start(), arguments.get(1).span().start())
                  : new Span(arguments.get(i - 1).span().end(), span.end())));
    }
    return List.of();
  }
}
