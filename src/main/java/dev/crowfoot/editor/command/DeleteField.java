// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.PrimaryKey;
import dev.crowfoot.model.Relation;
import dev.crowfoot.model.Relation.ForeignKeyRelation;
import java.util.List;
import java.util.Optional;

/// Deletes a field, also from keys and indexes. With a field that holds a foreign key its relation
/// goes too; with one end of a relation all of it.
public record DeleteField(FieldId field) implements Command {
  @Override
  public String title() {
    return "Delete field " + field.field();
  }

  @Override
  public Document applyTo(Snapshot snapshot) {
    Declared.field(snapshot, field);
    Optional<Relation> ended = snapshot.analysis().schema().relationOf(field);
    if (ended.isPresent()) {
      return new Removal(snapshot).relation(ended.get(), false).apply();
    }
    snapshot.analysis().schema().model(field.model()).ifPresent(this::checkKey);
    Removal removal = new Removal(snapshot).field(field);
    for (ForeignKeyRelation relation : foreignKeys(snapshot)) {
      if (refersHere(relation)) {
        throw new CommandRefused(
            "The relation `"
                + relation.child()
                + "` refers to `"
                + field
                + "`. Delete that relation first.");
      }
      if (relation.child().model().equals(field.model())
          && relation.fields().contains(field.field())) {
        removal.relation(relation, true);
      }
    }
    return removal.apply();
  }

  private List<ForeignKeyRelation> foreignKeys(Snapshot snapshot) {
    return snapshot.analysis().schema().relationsOf(field.model()).stream()
        .filter(ForeignKeyRelation.class::isInstance)
        .map(ForeignKeyRelation.class::cast)
        .toList();
  }

  private boolean refersHere(ForeignKeyRelation relation) {
    return relation.parent().model().equals(field.model())
        && relation.references().contains(field.field());
  }

  private void checkKey(Model model) {
    Optional<PrimaryKey> key =
        model.primaryKey().filter(k -> k.fieldNames().contains(field.field()));
    if (key.isPresent()) {
      throw new CommandRefused(
          "`"
              + field.field()
              + "` is "
              + (key.get().isComposite() ? "part of " : "")
              + "what identifies a row of `"
              + field.model()
              + "`. Give the model another key first.");
    }
  }
}
