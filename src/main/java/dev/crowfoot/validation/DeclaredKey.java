// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.validation;

import dev.crowfoot.analysis.KeyReader;
import dev.crowfoot.analysis.ReadField;
import dev.crowfoot.analysis.ReadModel;
import dev.crowfoot.model.IndexField;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.syntax.Attribute;
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
    for (ReadField row : model.rows()) {
      if (row.field() instanceof ScalarField) {
        ofField(model, row, Kind.ID, row.attribute("id")).ifPresent(keys::add);
        ofField(model, row, Kind.UNIQUE, row.attribute("unique")).ifPresent(keys::add);
      }
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
      ReadModel model, ReadField row, Kind kind, Optional<Attribute> attribute) {
    return attribute.map(
        a -> new DeclaredKey(model, kind, a, List.of(KeyReader.fieldOf(row.name(), a))));
  }

  private static Optional<Kind> kind(Attribute attribute) {
    return switch (attribute.word()) {
      case "id" -> Optional.of(Kind.ID);
      case "unique" -> Optional.of(Kind.UNIQUE);
      case "index" -> Optional.of(Kind.INDEX);
      case "fulltext" -> Optional.of(Kind.FULLTEXT);
      default -> Optional.empty();
    };
  }

  String path() {
    return model.path();
  }
}
