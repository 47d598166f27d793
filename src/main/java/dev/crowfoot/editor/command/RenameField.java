// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import dev.crowfoot.analysis.Location;
import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.SchemaEdit;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.syntax.Attribute;
import dev.crowfoot.syntax.FieldDecl;
import dev.crowfoot.syntax.ModelDecl;
import dev.crowfoot.syntax.Name;
import dev.crowfoot.syntax.TypeRef;
import dev.crowfoot.text.FileEdit;
import dev.crowfoot.text.Span;
import dev.crowfoot.text.TextEdit;
import java.util.ArrayList;
import java.util.List;

/// Names a field anew, in keys, indexes and relations too, and remembers that it is the same one,
/// so that a migration keeps its values.
public record RenameField(FieldId field, String to) implements Command {
  @Override
  public String title() {
    return "Rename " + field.field() + " to " + to;
  }

  @Override
  public Document applyTo(Snapshot snapshot) {
    Location<ModelDecl> model = Declared.model(snapshot, field.model());
    Location<FieldDecl> decl = Declared.field(snapshot, field);
    if (field.field().equals(to)) {
      return snapshot.document();
    }
    LegalNames.checkField(model.declaration(), to);
    Document renamed =
        SchemaEdit.of(snapshot)
            .add(decl.path(), TextEdit.replace(decl.declaration().name().span(), to))
            .addAll(mentions(snapshot))
            .apply();
    return RecordedRenames.field(renamed, field, to);
  }

  private List<FileEdit> mentions(Snapshot snapshot) {
    List<FileEdit> edits = new ArrayList<>();
    for (Location<ModelDecl> model : Declared.models(snapshot)) {
      mentionsIn(model.declaration())
          .forEach(span -> edits.add(new FileEdit(model.path(), TextEdit.replace(span, to))));
    }
    return edits;
  }

  private List<Span> mentionsIn(ModelDecl model) {
    List<Span> spans = new ArrayList<>();
    boolean isOwn = model.name().filter(n -> n.text().equals(field.model())).isPresent();
    if (isOwn) {
      model.attributes().forEach(a -> spans.addAll(FieldLists.mentions(a, field.field())));
    }
    for (FieldDecl each : model.fields()) {
      boolean refersHere =
          each.type()
              .flatMap(TypeRef::name)
              .map(Name::text)
              .filter(field.model()::equals)
              .isPresent();
      for (Attribute attribute : each.attributes()) {
        boolean isRelation = attribute.isNamed("relation");
        if (isRelation && isOwn) {
          spans.addAll(FieldLists.mentions(attribute, "fields", field.field()));
        }
        if (isRelation && refersHere) {
          spans.addAll(FieldLists.mentions(attribute, "references", field.field()));
        }
        if (isOwn && attribute.isNamed("unique")) {
          spans.addAll(FieldLists.mentions(attribute, field.field()));
        }
      }
    }
    return spans;
  }
}
