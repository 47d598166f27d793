// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import dev.crowfoot.analysis.Location;
import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.SchemaEdit;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.model.Arity;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Relation.ForeignKeyRelation;
import dev.crowfoot.model.RelationField;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.syntax.Attribute;
import dev.crowfoot.syntax.FieldDecl;
import dev.crowfoot.syntax.Name;
import dev.crowfoot.syntax.TypeRef;
import dev.crowfoot.text.Span;
import dev.crowfoot.text.TextEdit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Gives a field another type, or makes it optional, required or a list. What cannot fit the new
/// type goes: a `@default`, a `@db.…`, `@updatedAt`. Foreign keys that refer to the field change
/// along, and a foreign key is optional together with its relation.
///
/// @param type such as `String?` or `Role[]`
public record ChangeFieldType(FieldId field, String type) implements Command {
  @Override
  public String title() {
    return "Make " + field.field() + " " + type.strip();
  }

  @Override
  public Document applyTo(Snapshot snapshot) {
    Declared.field(snapshot, field);
    TypeText wanted = TypeText.parse(type);
    Optional<FieldType> stored = wanted.stored(snapshot);
    Optional<RelationField> relation =
        snapshot
            .analysis()
            .schema()
            .model(field.model())
            .flatMap(m -> m.relationField(field.field()));
    if (relation.isPresent()) {
      return ofRelation(snapshot, relation.get(), wanted);
    }
    if (stored.isEmpty()) {
      throw new CommandRefused(
          "`"
              + wanted.word()
              + "` is a model. Draw a relation to it instead: that adds the key and both fields.");
    }
    wanted.checkList(snapshot);
    snapshot.analysis().schema().model(field.model()).ifPresent(m -> checkKey(m, wanted.arity()));
    return ofStored(snapshot, wanted, stored.get());
  }

  private Document ofRelation(Snapshot snapshot, RelationField relation, TypeText wanted) {
    boolean isList = relation.arity() == Arity.LIST;
    if (!wanted.word().equals(relation.target()) || isList != (wanted.arity() == Arity.LIST)) {
      throw new CommandRefused(
          "`"
              + field
              + "` is one end of a relation with `"
              + relation.target()
              + "`. Delete that relation first.");
    }
    if (!relation.holdsForeignKey() && wanted.arity() == Arity.REQUIRED) {
      throw new CommandRefused(
          "`"
              + field
              + "` does not hold the key, so it stays optional: a row may have nothing at the"
              + " other end.");
    }
    SchemaEdit edit = SchemaEdit.of(snapshot);
    setArity(edit, snapshot, field, wanted.arity());
    for (String key : relation.fields()) {
      FieldId id = new FieldId(field.model(), key);
      checkKey(Declared.meaning(snapshot, field.model()), key, wanted.arity());
      setArity(edit, snapshot, id, wanted.arity());
    }
    return edit.apply();
  }

  private Document ofStored(Snapshot snapshot, TypeText wanted, FieldType stored) {
    SchemaEdit edit = SchemaEdit.of(snapshot);
    retype(edit, snapshot, field, wanted, stored);
    Set<FieldId> followers = new LinkedHashSet<>();
    for (ForeignKeyRelation relation : foreignKeys(snapshot)) {
      boolean isChild = relation.child().model().equals(field.model());
      if (isChild && relation.fields().contains(field.field())) {
        checkForeignKey(snapshot, relation, wanted, stored);
        setArity(edit, snapshot, relation.child(), relationArity(snapshot, relation, wanted));
      }
      int referred = relation.references().indexOf(field.field());
      if (relation.parent().model().equals(field.model()) && referred >= 0) {
        followers.add(new FieldId(relation.child().model(), relation.fields().get(referred)));
      }
    }
    followers.remove(field);
    followers.forEach(
        id -> {
          ScalarField follower = scalar(snapshot, id);
          if (!follower.type().equals(stored)) {
            retype(edit, snapshot, id, new TypeText(wanted.word(), follower.arity()), stored);
          }
        });
    return edit.apply();
  }

  /// Optional as soon as one of the fields that hold the key is.
  private Arity relationArity(Snapshot snapshot, ForeignKeyRelation relation, TypeText wanted) {
    boolean optional =
        wanted.arity() == Arity.OPTIONAL
            || relation.fields().stream()
                .filter(name -> !name.equals(field.field()))
                .map(name -> scalar(snapshot, new FieldId(field.model(), name)))
                .anyMatch(f -> f.arity() == Arity.OPTIONAL);
    return optional ? Arity.OPTIONAL : Arity.REQUIRED;
  }

  private void checkForeignKey(
      Snapshot snapshot, ForeignKeyRelation relation, TypeText wanted, FieldType stored) {
    if (wanted.arity() == Arity.LIST || !scalar(snapshot, field).type().equals(stored)) {
      FieldId referred =
          new FieldId(
              relation.parent().model(),
              relation.references().get(relation.fields().indexOf(field.field())));
      throw new CommandRefused(
          "`"
              + field
              + "` refers to `"
              + referred
              + "` and has its type. Change the type there, and this one follows.");
    }
  }

  private List<ForeignKeyRelation> foreignKeys(Snapshot snapshot) {
    return snapshot.analysis().schema().relationsOf(field.model()).stream()
        .filter(ForeignKeyRelation.class::isInstance)
        .map(ForeignKeyRelation.class::cast)
        .toList();
  }

  private void checkKey(Model model, Arity arity) {
    checkKey(model, field.field(), arity);
  }

  private static void checkKey(Model model, String name, Arity arity) {
    if (arity != Arity.REQUIRED && model.isPrimaryKeyField(name)) {
      throw new CommandRefused(
          "`" + name + "` identifies a row of `" + model.name() + "`, so it is always required.");
    }
  }

  private static ScalarField scalar(Snapshot snapshot, FieldId id) {
    return Declared.meaning(snapshot, id.model())
        .scalarField(id.field())
        .orElseThrow(() -> new CommandRefused("`" + id + "` is not there any more."));
  }

  private static void retype(
      SchemaEdit edit, Snapshot snapshot, FieldId id, TypeText wanted, FieldType stored) {
    Location<FieldDecl> found = Declared.field(snapshot, id);
    FieldDecl decl = found.declaration();
    Optional<TypeRef> type = decl.type();
    if (type.isEmpty()) {
      edit.add(found.path(), TextEdit.insert(decl.name().span().end(), " " + wanted.text()));
      return;
    }
    edit.add(found.path(), TextEdit.replace(type.get().span(), wanted.text()));
    boolean sameWord = type.get().name().map(Name::text).filter(wanted.word()::equals).isPresent();
    int from = type.get().span().end();
    for (Attribute attribute : decl.attributes()) {
      if (!FittingAttributes.fits(attribute, stored, wanted.arity(), sameWord, snapshot)) {
        edit.add(found.path(), TextEdit.delete(new Span(from, attribute.span().end())));
      }
      from = attribute.span().end();
    }
  }

  private static void setArity(SchemaEdit edit, Snapshot snapshot, FieldId id, Arity arity) {
    Location<FieldDecl> found = Declared.field(snapshot, id);
    found
        .declaration()
        .type()
        .map(TypeRef::suffixSpan)
        .ifPresent(span -> edit.add(found.path(), TextEdit.replace(span, arity.suffix())));
  }
}
