// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.diagnostic.Fix;
import dev.crowfoot.model.Arity;
import dev.crowfoot.model.PrimaryKey;
import dev.crowfoot.model.RelationField;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.syntax.Argument;
import dev.crowfoot.syntax.Attribute;
import dev.crowfoot.syntax.FieldDecl;
import dev.crowfoot.syntax.Insertion;
import dev.crowfoot.text.FileEdit;
import dev.crowfoot.text.TextEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes what is missing at one end of a relation.
final class OppositeFields {
  private OppositeFields() {}

  /// Adds the opposite of `field` to `target`: a list, or for a list the foreign key with its
  /// field.
  static List<Fix> fixes(ReadModel model, RelationField field, ReadModel target) {
    if (field.arity() != Arity.LIST) {
      String name = freeName(target, Inflection.plural(Inflection.lowerFirst(model.name())));
      String line = name + " " + model.name() + "[]" + named(field);
      return List.of(
          new Fix(
              "Add `" + line + "` to `" + target.name() + "`",
              List.of(new FileEdit(target.path(), Insertion.field(target.decl(), line)))));
    }
    return onlyKey(model)
        .map(
            key -> {
              String name = freeName(target, Inflection.lowerFirst(model.name()));
              String keyName = freeName(target, name + Inflection.upperFirst(key.name()));
              String relation =
                  name
                      + " "
                      + model.name()
                      + "? @relation("
                      + field.relationName().map(n -> "\"" + n + "\", ").orElse("")
                      + "fields: ["
                      + keyName
                      + "], references: ["
                      + key.name()
                      + "])";
              return List.of(
                  new Fix(
                      "Add `" + name + "` and `" + keyName + "` to `" + target.name() + "`",
                      List.of(
                          add(target, relation), add(target, keyName + " " + keyType(key, "?")))));
            })
        .orElse(List.of());
  }

  /// Gives `field` its foreign key and the scalar field that holds it.
  static List<Fix> foreignKeyFixes(ReadModel child, RelationField field, ReadModel parent) {
    FieldDecl decl = child.declaration(field);
    Optional<ScalarField> key = onlyKey(parent);
    boolean untouched = field.fields().isEmpty() && field.references().isEmpty();
    if (key.isEmpty() || !untouched) {
      return List.of();
    }
    String keyName = freeName(child, field.name() + Inflection.upperFirst(key.get().name()));
    String arguments = "fields: [" + keyName + "], references: [" + key.get().name() + "]";
    List<FileEdit> edits = new ArrayList<>();
    edits.add(new FileEdit(child.path(), relationArguments(decl, arguments)));
    edits.add(add(child, keyName + " " + keyType(key.get(), field.arity().suffix())));
    return List.of(new Fix("Add the foreign key `" + keyName + "`", edits));
  }

  private static TextEdit relationArguments(FieldDecl decl, String arguments) {
    Optional<Attribute> relation = decl.attribute("relation");
    if (relation.isEmpty()) {
      return TextEdit.insert(
          decl.type().map(t -> t.span().end()).orElse(decl.span().end()),
          " @relation(" + arguments + ")");
    }
    List<Argument> existing = relation.get().arguments();
    if (!existing.isEmpty()) {
      return TextEdit.insert(existing.getLast().span().end(), ", " + arguments);
    }
    return relation
        .get()
        .argumentsSpan()
        .map(span -> TextEdit.replace(span, "(" + arguments + ")"))
        .orElseGet(() -> TextEdit.insert(relation.get().span().end(), "(" + arguments + ")"));
  }

  private static FileEdit add(ReadModel model, String line) {
    return new FileEdit(model.path(), Insertion.field(model.decl(), line));
  }

  /// The single field that identifies a row.
  private static Optional<ScalarField> onlyKey(ReadModel model) {
    return model
        .model()
        .primaryKey()
        .map(PrimaryKey::fieldNames)
        .filter(names -> names.size() == 1)
        .flatMap(names -> model.scalarField(names.getFirst()));
  }

  private static String keyType(ScalarField key, String suffix) {
    return key.type().word()
        + suffix
        + key.nativeType().map(nativeType -> " @" + nativeType).orElse("");
  }

  private static String named(RelationField field) {
    return field.relationName().map(n -> " @relation(\"" + n + "\")").orElse("");
  }

  private static String freeName(ReadModel model, String wanted) {
    String name = wanted;
    for (int i = 2; model.declares(name); i++) {
      name = wanted + i;
    }
    return name;
  }
}
