// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import dev.crowfoot.analysis.Location;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.syntax.FieldDecl;
import dev.crowfoot.syntax.ModelDecl;
import dev.crowfoot.syntax.Name;
import dev.crowfoot.syntax.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where a model or enum is named besides its declaration: as the type of fields, and as a card.
final class TypeMentions {
  private TypeMentions() {}

  /// The fields of that type, in the order of the files.
  static List<FieldId> fieldsOf(Snapshot snapshot, String type) {
    List<FieldId> found = new ArrayList<>();
    for (Location<ModelDecl> model : Declared.models(snapshot)) {
      for (FieldDecl field : model.declaration().fields()) {
        if (typeName(field).filter(name -> name.text().equals(type)).isPresent()) {
          found.add(
              new FieldId(
                  model.declaration().name().map(Name::text).orElse(""), field.name().text()));
        }
      }
    }
    return found;
  }

  /// The card under its new name, where it lay in each view.
  static Document renamedCard(Document document, String from, String to) {
    return document.withLayout(document.layout().renamed(from, to));
  }

  private static Optional<Name> typeName(FieldDecl field) {
    return field.type().flatMap(TypeRef::name);
  }
}
