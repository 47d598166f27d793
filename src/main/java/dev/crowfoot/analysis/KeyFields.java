// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.model.ScalarField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The fields that hold, or shall hold, another model's key: those that are there under a usual
/// name, and lines for the others.
///
/// @param names in the order of the key
/// @param added lines of the fields that are not there yet
/// @param areRequired whether all of them are, once they are there
record KeyFields(
    List<String> names, List<String> addedNames, List<String> added, boolean areRequired) {
  /// @param relation the field that they are named after: `author` gives `authorId`
  /// @param suffix of the types of those that are added
  static KeyFields of(ReadModel model, String relation, List<ScalarField> key, String suffix) {
    List<String> names = new ArrayList<>();
    List<String> addedNames = new ArrayList<>();
    List<String> added = new ArrayList<>();
    boolean areRequired = true;
    for (ScalarField part : key) {
      Optional<ScalarField> existing = existing(model, relation, part);
      String usual = relation + Inflection.upperFirst(part.name());
      String name = existing.map(ScalarField::name).orElse(usual);
      if (existing.isEmpty()) {
        name = OppositeFields.freeName(model, usual);
        addedNames.add(name);
        added.add(name + " " + type(part, suffix));
      }
      names.add(name);
      areRequired &= existing.map(ScalarField::isRequired).orElse(suffix.isEmpty());
    }
    return new KeyFields(names, addedNames, added, areRequired);
  }

  /// `fields: [a, b]`
  String asArgument() {
    return "fields: [" + String.join(", ", names) + "]";
  }

  private static Optional<ScalarField> existing(
      ReadModel model, String relation, ScalarField part) {
    String camel = relation + Inflection.upperFirst(part.name());
    String snake = Inflection.snakeCase(relation) + "_" + Inflection.snakeCase(part.name());
    return model
        .scalarField(camel)
        .or(() -> model.scalarField(snake))
        .filter(field -> field.type().equals(part.type()) && !field.isList());
  }

  private static String type(ScalarField key, String suffix) {
    return key.type().word()
        + suffix
        + key.nativeType().map(nativeType -> " @" + nativeType).orElse("");
  }
}
