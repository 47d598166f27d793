// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.validation;

import dev.crowfoot.analysis.KeyReader;
import dev.crowfoot.analysis.ReadModel;
import dev.crowfoot.model.IndexField;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.syntax.Attribute;
import dev.crowfoot.syntax.FieldDecl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A key or index of a model as the text declares it.
///
/// @param kind which of the attributes it is
/// @param fields with how they are stored, whether or not they exist
record DeclaredKey(ReadModel model, Kind kind, Attribute attribute, List<IndexField> fields) {
  enum Kind {
    ID,
    UNIQUE,
    INDEX,
    FULLTEXT
  }

  /// All of a model, in the order of the text.
  static List<DeclaredKey> of(ReadModel model) {
    List<DeclaredKey> keys = new ArrayList<>();
    for (ScalarField field : (Iterable<ScalarField>) model.model().scalarFields()::iterator) {
      FieldDecl decl = model.declaration(field);
      ofField(model, field, Kind.ID, decl.attribute("id")).ifPresent(keys::add);
      ofField(model, field, Kind.UNIQUE, decl.attribute("unique")).ifPresent(keys::add);
    }
    for (Attribute attribute : model.attributes()) {
      kind(attribute)
          .ifPresent(
              kind ->
                  keys.add(new DeclaredKey(model, kind, attribute, KeyReader.fields(attribute))));
    }
    return keys;
  }

  private static Optional<DeclaredKey> ofField(
      ReadModel model, ScalarField field, Kind kind, Optional<Attribute> attribute) {
    return attribute.map(
        a -> new DeclaredKey(model, kind, a, List.of(KeyReader.fieldOf(field.name(), a))));
  }

  private static Optional<Kind> kind(Attribute attribute) {
    if (attribute.isNamed("id")) {
      return Optional.of(Kind.ID);
    }
    if (attribute.isNamed("unique")) {
      return Optional.of(Kind.UNIQUE);
    }
    if (attribute.isNamed("index")) {
      return Optional.of(Kind.INDEX);
    }
    return attribute.isNamed("fulltext") ? Optional.of(Kind.FULLTEXT) : Optional.empty();
  }

  String path() {
    return model.path();
  }
}
