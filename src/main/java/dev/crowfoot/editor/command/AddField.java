// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import dev.crowfoot.analysis.Location;
import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.SchemaEdit;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.syntax.FieldDecl;
import dev.crowfoot.syntax.Insertion;
import dev.crowfoot.syntax.ModelDecl;
import dev.crowfoot.text.TextEdit;
import java.util.Optional;

/// Declares a field that is stored in a column. Relations are drawn: see [AddRelation].
///
/// @param after the field whose next line it becomes; empty for behind the last stored one
/// @param type such as `String?` or `Role[]`
public record AddField(String model, Optional<String> after, String name, String type)
    implements Command {
  @Override
  public String title() {
    return "Add field " + name;
  }

  @Override
  public Document applyTo(Snapshot snapshot) {
    Location<ModelDecl> found = Declared.model(snapshot, model);
    LegalNames.checkField(found.declaration(), name);
    TypeText text = TypeText.parse(type);
    if (text.stored(snapshot).isEmpty()) {
      throw new CommandRefused(
          "`"
              + text.word()
              + "` is a model. Draw a relation to it instead: that adds the key and both fields.");
    }
    text.checkList(snapshot);
    String line = name + " " + text.text();
    TextEdit edit =
        after
            .flatMap(sibling -> found.declaration().field(sibling))
            .or(() -> lastStored(snapshot, found.declaration(), model))
            .map(sibling -> Insertion.fieldBehind(found.declaration(), sibling, line))
            .orElseGet(() -> Insertion.firstField(found.declaration(), line));
    return SchemaEdit.of(snapshot).add(found.path(), edit).apply();
  }

  /// The last field of a model that is stored in a column.
  static Optional<FieldDecl> lastStored(Snapshot snapshot, ModelDecl decl, String model) {
    return snapshot
        .analysis()
        .schema()
        .model(model)
        .flatMap(m -> m.scalarFields().reduce((_, last) -> last))
        .map(ScalarField::name)
        .flatMap(decl::field)
        .or(() -> decl.fields().stream().reduce((_, last) -> last));
  }

  /// What it adds.
  public FieldId field() {
    return new FieldId(model, name);
  }
}
