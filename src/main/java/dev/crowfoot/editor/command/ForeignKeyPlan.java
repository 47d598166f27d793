// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import dev.crowfoot.analysis.Inflection;
import dev.crowfoot.analysis.Location;
import dev.crowfoot.editor.Command.CommandRefused;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.SchemaEdit;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.model.Arity;
import dev.crowfoot.model.Cascades;
import dev.crowfoot.model.Datasource;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.IndexField;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.PrimaryKey;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import dev.crowfoot.model.UniqueKey;
import dev.crowfoot.syntax.FieldDecl;
import dev.crowfoot.syntax.Insertion;
import dev.crowfoot.syntax.ModelDecl;
import dev.crowfoot.text.TextEdit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A relation with a foreign key, worked out but not yet written.
///
/// @param keys the child's fields that hold the key
/// @param existing whether they are there already
/// @param references the parent's fields, in the same order
/// @param field the relation field in the child
/// @param opposite the relation field in the parent
/// @param name empty where none is needed
/// @param restricted whether its actions would come round where no foreign keys carry them out
record ForeignKeyPlan(
    boolean isOneToOne,
    Model child,
    Model parent,
    List<String> keys,
    boolean existing,
    List<ScalarField> references,
    boolean optional,
    String field,
    String opposite,
    Optional<String> name,
    boolean restricted) {

  static ForeignKeyPlan of(Snapshot snapshot, AddRelation wanted) {
    Model child = Declared.meaning(snapshot, wanted.child());
    Model parent = Declared.meaning(snapshot, wanted.parent());
    List<ScalarField> references =
        wanted
            .parentField()
            .map(name -> List.of(uniqueField(parent, name)))
            .orElseGet(() -> key(parent));
    Optional<ScalarField> existing =
        wanted.childField().map(name -> holder(child, name, parent, references));
    boolean isSelf = child.name().equals(parent.name());
    boolean optional = existing.map(f -> f.arity() == Arity.OPTIONAL).orElse(isSelf);
    String wantedName =
        existing
            .flatMap(f -> withoutKeySuffix(f.name(), references.getFirst().name()))
            .orElse(isSelf ? "parent" : Inflection.lowerFirst(parent.name()));
    boolean addsKeys = existing.isEmpty();
    String field =
        FreshNames.free(
            wantedName,
            name ->
                child.field(name).isPresent()
                    || (addsKeys
                        && references.stream()
                            .anyMatch(r -> child.field(keyName(name, r)).isPresent())));
    List<String> keys =
        existing
            .map(f -> List.of(f.name()))
            .orElseGet(() -> references.stream().map(r -> keyName(field, r)).toList());
    boolean isOneToOne = wanted.kind() == AddRelation.Kind.ONE_TO_ONE;
    return new ForeignKeyPlan(
        isOneToOne,
        child,
        parent,
        keys,
        existing.isPresent(),
        references,
        optional,
        field,
        FreshNames.free(
            oppositeName(child, isSelf, isOneToOne),
            name ->
                parent.field(name).isPresent()
                    || (isSelf && (name.equals(field) || keys.contains(name)))),
        RelationNames.needed(snapshot, child, parent, field),
        goesRound(snapshot.analysis().schema(), child.name(), parent.name()));
  }

  private static boolean goesRound(Schema schema, String child, String parent) {
    return schema
            .datasource()
            .filter(d -> d.relationMode() == Datasource.RelationMode.PRISMA)
            .isPresent()
        && Cascades.wouldGoRound(schema.relations(), child, parent);
  }

  String preview() {
    List<String> from =
        Stream.iterate(0, i -> i < keys.size(), i -> i + 1)
            .map(i -> keys.get(i) + " " + references.get(i).type().word() + suffix())
            .toList();
    return child.name()
        + "."
        + String.join(", ", from)
        + (isOneToOne ? " unique" : "")
        + " → "
        + parent.name()
        + "."
        + String.join(", ", referenceNames());
  }

  FieldId edge() {
    return new FieldId(child.name(), field);
  }

  Document applyTo(Snapshot snapshot) {
    Location<ModelDecl> childDecl = Declared.model(snapshot, child.name());
    Location<ModelDecl> parentDecl = Declared.model(snapshot, parent.name());
    SchemaEdit edit = SchemaEdit.of(snapshot);
    if (existing) {
      markUnique(snapshot, edit);
    } else {
      addKeys(snapshot, childDecl, edit);
    }
    edit.add(childDecl.path(), Insertion.field(childDecl.declaration(), relationLine()));
    edit.add(parentDecl.path(), Insertion.field(parentDecl.declaration(), oppositeLine()));
    blockAttribute()
        .ifPresent(
            line ->
                edit.add(
                    childDecl.path(), Insertion.blockAttribute(childDecl.declaration(), line)));
    return edit.apply();
  }

  private void addKeys(Snapshot snapshot, Location<ModelDecl> decl, SchemaEdit edit) {
    Optional<FieldDecl> behind = AddField.lastStored(snapshot, decl.declaration(), child.name());
    for (int i = 0; i < keys.size(); i++) {
      ScalarField reference = references.get(i);
      String line =
          keys.get(i)
              + " "
              + reference.type().word()
              + suffix()
              + (isOneToOne && keys.size() == 1 ? " @unique" : "")
              + reference.nativeType().map(t -> " @" + t).orElse("");
      edit.add(
          decl.path(),
          behind
              .map(sibling -> Insertion.fieldBehind(decl.declaration(), sibling, line))
              .orElseGet(() -> Insertion.field(decl.declaration(), line)));
    }
  }

  private void markUnique(Snapshot snapshot, SchemaEdit edit) {
    if (isOneToOne && !child.isUniqueOver(keys)) {
      Location<FieldDecl> key =
          Declared.field(snapshot, new FieldId(child.name(), keys.getFirst()));
      int behindType = key.declaration().type().orElseThrow().span().end();
      edit.add(key.path(), TextEdit.insert(behindType, " @unique"));
    }
  }

  private String relationLine() {
    return field
        + " "
        + parent.name()
        + suffix()
        + " @relation("
        + name.map(n -> "\"" + n + "\", ").orElse("")
        + "fields: ["
        + String.join(", ", keys)
        + "], references: ["
        + String.join(", ", referenceNames())
        + "]"
        + (restricted ? ", onDelete: Restrict, onUpdate: Restrict" : "")
        + ")";
  }

  private String oppositeLine() {
    return opposite
        + " "
        + child.name()
        + (isOneToOne ? "?" : "[]")
        + name.map(n -> " @relation(\"" + n + "\")").orElse("");
  }

  private Optional<String> blockAttribute() {
    String list = "([" + String.join(", ", keys) + "])";
    if (isOneToOne) {
      return keys.size() > 1 ? Optional.of("@@unique" + list) : Optional.empty();
    }
    return isIndexed() ? Optional.empty() : Optional.of("@@index" + list);
  }

  /// Whether an index or key of the child begins with the foreign key.
  private boolean isIndexed() {
    return Stream.of(
            child.primaryKey().stream().map(PrimaryKey::fieldNames),
            child.uniques().stream().map(UniqueKey::fieldNames),
            child.indexes().stream().map(i -> i.fieldNames()))
        .flatMap(names -> names)
        .anyMatch(
            names -> names.size() >= keys.size() && names.subList(0, keys.size()).equals(keys));
  }

  private String suffix() {
    return optional ? "?" : "";
  }

  private List<String> referenceNames() {
    return references.stream().map(ScalarField::name).toList();
  }

  private static String oppositeName(Model child, boolean isSelf, boolean isOneToOne) {
    if (isSelf) {
      return isOneToOne ? "child" : "children";
    }
    String name = Inflection.lowerFirst(child.name());
    return isOneToOne ? name : Inflection.plural(name);
  }

  private static String keyName(String field, ScalarField reference) {
    return keyName(field, reference.name());
  }

  /// What the key of a relation is called: `authorId` for `author` and `id`.
  static String keyName(String field, String reference) {
    return field + Inflection.upperFirst(reference);
  }

  /// `author` of `authorId`.
  private static Optional<String> withoutKeySuffix(String key, String reference) {
    String suffix = Inflection.upperFirst(reference);
    return key.endsWith(suffix) && key.length() > suffix.length()
        ? Optional.of(key.substring(0, key.length() - suffix.length()))
        : Optional.empty();
  }

  /// What identifies a row: the primary key, else a unique key that is always filled in.
  private static List<ScalarField> key(Model parent) {
    return Stream.concat(
            parent.primaryKey().stream().map(PrimaryKey::fields),
            parent.uniques().stream().filter(u -> u.where().isEmpty()).map(UniqueKey::fields))
        .map(
            fields ->
                fields.stream()
                    .map(IndexField::name)
                    .flatMap(name -> parent.scalarField(name).stream())
                    .toList())
        .filter(fields -> !fields.isEmpty() && fields.stream().allMatch(ScalarField::isRequired))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandRefused(
                    "Nothing identifies a row of `"
                        + parent.name()
                        + "`. Mark one of its fields with `@id` or `@unique` first."));
  }

  private static ScalarField uniqueField(Model parent, String name) {
    return parent
        .scalarField(name)
        .filter(_ -> parent.isUniqueOver(List.of(name)))
        .orElseThrow(
            () ->
                new CommandRefused(
                    "`"
                        + parent.name()
                        + "."
                        + name
                        + "` is not unique, so it cannot tell one row from another. Mark it with"
                        + " `@unique` first, or draw to the card itself."));
  }

  /// The existing field that is to hold the key, if it can.
  private static ScalarField holder(
      Model child, String name, Model parent, List<ScalarField> references) {
    ScalarField field =
        child
            .scalarField(name)
            .orElseThrow(
                () ->
                    new CommandRefused(
                        "`" + child.name() + "." + name + "` is not stored in a column."));
    if (references.size() > 1) {
      throw new CommandRefused(
          "A row of `"
              + parent.name()
              + "` is identified by "
              + references.size()
              + " fields together, so one field cannot refer to it. Draw from the card itself.");
    }
    ScalarField reference = references.getFirst();
    if (field.isList() || !field.type().equals(reference.type())) {
      throw new CommandRefused(
          "`"
              + child.name()
              + "."
              + name
              + "` is `"
              + field.type().word()
              + field.arity().suffix()
              + "` and `"
              + parent.name()
              + "."
              + reference.name()
              + "` is `"
              + reference.type().word()
              + "`. A field that refers to another has the same type.");
    }
    if (child.name().equals(parent.name()) && name.equals(reference.name())) {
      throw new CommandRefused("`" + name + "` cannot refer to itself.");
    }
    return field;
  }
}
