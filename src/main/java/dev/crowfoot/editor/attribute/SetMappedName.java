// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.attribute;

import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.syntax.Attribute;
import dev.crowfoot.syntax.Block;
import dev.crowfoot.syntax.EnumDecl;
import dev.crowfoot.syntax.Insertion;
import dev.crowfoot.syntax.ModelDecl;
import dev.crowfoot.text.TextEdit;
import java.util.List;
import java.util.Optional;

/// Says what a model, an enum, a field or an enum value is called in the database: `@@map`, `@map`.
///
/// @param row empty for the block itself
/// @param mappedName empty for the name of the file
public record SetMappedName(String block, Optional<String> row, String mappedName)
    implements Command {
  @Override
  public String title() {
    return "Map " + row.orElse(block);
  }

  @Override
  public Document applyTo(Snapshot snapshot) {
    if (row.isPresent()) {
      String written = mappedName.isEmpty() ? "" : attribute();
      return new SetRowAttribute(new FieldId(block, row.get()), "map", written).applyTo(snapshot);
    }
    return snapshot
        .analysis()
        .sourceMap()
        .definitionOf(block)
        .map(found -> Edits.apply(snapshot, found.path(), edits(found.declaration())))
        .orElseThrow(() -> new CommandRefused("`" + block + "` is not there any more."));
  }

  private List<TextEdit> edits(Block definition) {
    List<Attribute> attributes =
        switch (definition) {
          case ModelDecl model -> model.attributes();
          case EnumDecl type -> type.attributes();
          default -> List.of();
        };
    Optional<Attribute> present = attributes.stream().filter(a -> a.isNamed("map")).findFirst();
    if (present.isPresent()) {
      return List.of(
          mappedName.isEmpty()
              ? TextEdit.delete(present.get().wholeLines())
              : TextEdit.replace(present.get().span(), "@@" + attribute()));
    }
    if (mappedName.isEmpty()) {
      return List.of();
    }
    return switch (definition) {
      case ModelDecl model -> List.of(Insertion.blockAttribute(model, "@@" + attribute()));
      case EnumDecl type -> List.of(Insertion.enumValue(type, "@@" + attribute()));
      default -> List.of();
    };
  }

  private String attribute() {
    return "map(" + Edits.quoted(mappedName) + ")";
  }
}
