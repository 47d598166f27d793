// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.diagnostic.Fix;
import dev.crowfoot.model.Arity;
import dev.crowfoot.model.PrimaryKey;
import dev.crowfoot.model.RelationField;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.UniqueKey;
import dev.crowfoot.syntax.Argument;
import dev.crowfoot.syntax.Attribute;
import dev.crowfoot.syntax.FieldDecl;
import dev.crowfoot.syntax.Insertion;
import dev.crowfoot.text.FileEdit;
import dev.crowfoot.text.TextEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Writes what is missing at one end of a relation.
final class OppositeFields {
  private OppositeFields() {}

  /// Adds the opposite of `field` to `target`: a list, or for a list the foreign key with its
  /// field.
  static List<Fix> fixes(ReadModel model, RelationField field, ReadModel target) {
    if (field.arity() == Arity.LIST) {
      List<Fix> fixes = new ArrayList<>(holderFixes(model, field, target));
      fixes.add(listFix(model, field, target));
      return fixes;
    }
    boolean isOneToOne = field.holdsForeignKey() && model.model().isUniqueOver(field.fields());
    List<Fix> fixes = new ArrayList<>();
    if (isOneToOne) {
      String name = freeName(target, Inflection.lowerFirst(model.name()));
      fixes.add(lineFix(target, name + " " + model.name() + "?" + named(field)));
    }
    fixes.add(listFix(model, field, target));
    return fixes;
  }

  private static Fix listFix(ReadModel model, RelationField field, ReadModel target) {
    String name = freeName(target, Inflection.plural(Inflection.lowerFirst(model.name())));
    return lineFix(target, name + " " + model.name() + "[]" + named(field));
  }

  private static Fix lineFix(ReadModel target, String line) {
    return new Fix("Add `" + line + "` to `" + target.name() + "`", List.of(add(target, line)));
  }

  /// The end that holds the key of `model`, whose `field` is a list of `target`.
  private static List<Fix> holderFixes(ReadModel model, RelationField field, ReadModel target) {
    String name = freeName(target, Inflection.lowerFirst(model.name()));
    List<ScalarField> key = keyOf(model);
    if (key.isEmpty()) {
      return List.of();
    }
    KeyFields holders = KeyFields.of(target, name, key, "?");
    String line =
        name
            + " "
            + model.name()
            + (holders.areRequired() ? "" : "?")
            + " @relation("
            + field.relationName().map(n -> "\"" + n + "\", ").orElse("")
            + holders.asArgument()
            + ", "
            + references(key)
            + ")";
    List<FileEdit> edits = new ArrayList<>();
    edits.add(add(target, line));
    holders.added().forEach(added -> edits.add(add(target, added)));
    List<String> what = new ArrayList<>(List.of(name));
    what.addAll(holders.addedNames());
    String title = what.stream().collect(Collectors.joining("` and `", "Add `", "`"));
    return List.of(new Fix(title + " to `" + target.name() + "`", edits));
  }

  /// Says which fields of `child` hold the key of `parent`, as far as its `field` does not, and
  /// adds those that are not there.
  ///
  /// @param isOneToOne whether no two rows may have the same key
  static List<Fix> foreignKeyFixes(
      ReadModel child, RelationField field, ReadModel parent, boolean isOneToOne) {
    FieldDecl decl = child.declaration(field);
    List<ScalarField> key =
        field.references().isEmpty()
            ? keyOf(parent)
            : field.references().stream().flatMap(n -> parent.scalarField(n).stream()).toList();
    boolean isKnown =
        !key.isEmpty() && (field.references().isEmpty() || key.size() == field.references().size());
    if (!isKnown) {
      return List.of();
    }
    if (!field.fields().isEmpty()) {
      return field.references().isEmpty() && field.fields().size() == key.size()
          ? List.of(argumentFix(child, decl, references(key)))
          : List.of();
    }
    String unique = isOneToOne && key.size() == 1 ? " @unique" : "";
    KeyFields holders = KeyFields.of(child, field.name(), key, field.arity().suffix());
    String arguments =
        holders.asArgument() + (field.references().isEmpty() ? ", " + references(key) : "");
    if (holders.added().isEmpty()) {
      return List.of(argumentFix(child, decl, arguments));
    }
    List<FileEdit> edits = new ArrayList<>();
    edits.add(new FileEdit(child.path(), relationArguments(decl, arguments)));
    holders
        .added()
        .forEach(
            line ->
                edits.add(
                    new FileEdit(
                        child.path(), Insertion.fieldBehind(child.decl(), decl, line + unique))));
    return List.of(
        new Fix("Add the foreign key `" + String.join("`, `", holders.addedNames()) + "`", edits));
  }

  private static Fix argumentFix(ReadModel child, FieldDecl decl, String arguments) {
    return Findings.fix(
        "Add `" + arguments + "`", child.path(), relationArguments(decl, arguments));
  }

  private static String references(List<ScalarField> key) {
    return key.stream()
        .map(ScalarField::name)
        .collect(Collectors.joining(", ", "references: [", "]"));
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

  /// The fields that identify a row.
  private static List<ScalarField> keyOf(ReadModel model) {
    return model
        .model()
        .primaryKey()
        .map(PrimaryKey::fieldNames)
        .or(() -> model.model().uniques().stream().findFirst().map(UniqueKey::fieldNames))
        .orElse(List.of())
        .stream()
        .flatMap(name -> model.scalarField(name).stream())
        .toList();
  }

  private static String named(RelationField field) {
    return field.relationName().map(n -> " @relation(\"" + n + "\")").orElse("");
  }

  static String freeName(ReadModel model, String wanted) {
    String name = wanted;
    for (int i = 2; model.declares(name); i++) {
      name = wanted + i;
    }
    return name;
  }
}
