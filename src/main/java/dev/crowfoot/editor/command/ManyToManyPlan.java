// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import dev.crowfoot.analysis.Inflection;
import dev.crowfoot.analysis.Location;
import dev.crowfoot.editor.Command.CommandRefused;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.SchemaEdit;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.PrimaryKey;
import dev.crowfoot.model.Provider;
import dev.crowfoot.syntax.Insertion;
import dev.crowfoot.syntax.ModelDecl;
import java.util.Optional;

/// Two lists that point to each other.
///
/// @param one such as `Post.tags`
/// @param other such as `Tag.posts`
/// @param name empty where none is needed
record ManyToManyPlan(FieldId one, FieldId other, Optional<String> name) {
  static ManyToManyPlan of(Snapshot snapshot, String first, String second) {
    Model one = Declared.meaning(snapshot, first);
    Model other = Declared.meaning(snapshot, second);
    if (snapshot.analysis().schema().provider().equals(Optional.of(Provider.MONGODB))) {
      throw new CommandRefused(
          "MongoDB has no table between two models. Add a model that refers to both.");
    }
    checkKey(one);
    checkKey(other);
    String plural = Inflection.plural(Inflection.lowerFirst(second));
    String field = FreshNames.field(one, plural);
    String opposite =
        first.equals(second)
            ? FreshNames.field(one, field + "Of")
            : FreshNames.field(other, Inflection.plural(Inflection.lowerFirst(first)));
    return new ManyToManyPlan(
        new FieldId(first, field),
        new FieldId(second, opposite),
        RelationNames.needed(snapshot, one, other, field));
  }

  String preview() {
    return one + " " + other.model() + "[] ↔ " + other + " " + one.model() + "[]";
  }

  FieldId edge() {
    return one;
  }

  Document applyTo(Snapshot snapshot) {
    String attribute = name.map(n -> " @relation(\"" + n + "\")").orElse("");
    SchemaEdit edit = SchemaEdit.of(snapshot);
    add(edit, snapshot, one, other.model() + "[]" + attribute);
    add(edit, snapshot, other, one.model() + "[]" + attribute);
    return edit.apply();
  }

  private static void add(SchemaEdit edit, Snapshot snapshot, FieldId field, String rest) {
    Location<ModelDecl> model = Declared.model(snapshot, field.model());
    edit.add(model.path(), Insertion.field(model.declaration(), field.field() + " " + rest));
  }

  private static void checkKey(Model model) {
    if (model.primaryKey().filter(key -> !key.isComposite()).map(PrimaryKey::fields).isEmpty()) {
      throw new CommandRefused(
          "The table between two models needs a single key field at both ends, and `"
              + model.name()
              + "` has none. Add a model that refers to both.");
    }
  }
}
