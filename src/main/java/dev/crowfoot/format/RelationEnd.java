// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.format;

import dev.crowfoot.model.Arity;
import dev.crowfoot.model.RelationField;
import dev.crowfoot.syntax.Argument;
import dev.crowfoot.syntax.Attribute;
import dev.crowfoot.syntax.FieldDecl;
import dev.crowfoot.text.TextEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A relation field in the text.
///
/// @param target the model at the other end
record RelationEnd(ModelEdits model, RelationField field, ModelEdits target) {
  boolean isList() {
    return field.arity() == Arity.LIST;
  }

  boolean isSelf() {
    return model == target;
  }

  Optional<String> name() {
    return field.relationName();
  }

  /// Whether it says something of the key.
  boolean saysKey() {
    return !field.fields().isEmpty() || !field.references().isEmpty();
  }

  /// The key it holds or should hold; empty where the other model has none that fits.
  ///
  /// @param only whether no other relation of the same two models lacks its key
  Optional<ForeignKey> key(boolean only) {
    return field.fields().isEmpty()
        ? ForeignKey.of(
            model,
            target,
            new ForeignKey.Wish(
                field.name(), field.arity() == Arity.REQUIRED, field.references(), only))
        : ForeignKey.held(field, target);
  }

  /// Adds what `@relation` does not say, and the fields of the key that are not there.
  void complete(ForeignKey key, Optional<String> newName) {
    List<String> arguments = new ArrayList<>(2);
    if (field.fields().isEmpty()) {
      put("fields", key.fieldsArgument(), arguments);
      key.addFields(model, field.arity());
    }
    if (field.references().isEmpty()) {
      put("references", key.referencesArgument(), arguments);
    }
    addArguments(newName, arguments);
  }

  /// Writes an argument in the place of one that lists nothing, `fields: []`, or leaves it to be
  /// added.
  private void put(String name, String argument, List<String> lacking) {
    Optional<Argument> empty =
        model.read().declaration(field).attribute("relation").flatMap(r -> r.argument(name));
    empty.ifPresentOrElse(
        there -> model.edit(TextEdit.replace(there.span(), argument)), () -> lacking.add(argument));
  }

  /// @param newName goes first
  /// @param more go last
  void addArguments(Optional<String> newName, List<String> more) {
    List<String> all = new ArrayList<>();
    newName.ifPresent(n -> all.add("\"" + n + "\""));
    all.addAll(more);
    if (all.isEmpty()) {
      return;
    }
    FieldDecl decl = model.read().declaration(field);
    Optional<Attribute> relation = decl.attribute("relation");
    List<Argument> present = relation.map(Attribute::arguments).orElse(List.of());
    String text = "(" + String.join(", ", all) + ")";
    if (relation.isEmpty()) {
      model.edit(TextEdit.insert(decl.span().end(), " @relation" + text));
    } else if (relation.get().argumentsSpan().isEmpty()) {
      model.edit(TextEdit.insert(relation.get().span().end(), text));
    } else if (present.isEmpty()) {
      model.edit(TextEdit.replace(relation.get().argumentsSpan().orElseThrow(), text));
    } else {
      newName.ifPresent(
          n -> model.edit(TextEdit.insert(present.getFirst().span().start(), "\"" + n + "\", ")));
      String last = more.stream().map(argument -> ", " + argument).reduce("", String::concat);
      model.edit(TextEdit.insert(present.getLast().span().end(), last));
    }
  }
}
