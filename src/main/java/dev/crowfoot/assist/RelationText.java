// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import dev.crowfoot.analysis.Inflection;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.syntax.Insertion;
import dev.crowfoot.syntax.ModelDecl;
import dev.crowfoot.syntax.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes the end of a relation that holds the foreign key.
///
/// ```prisma
/// author   User @relation(fields: [authorId], references: [id])
/// authorId Int
/// ```
final class RelationText {
  private final Caret caret;
  private final Scope scope;
  private final ModelDecl owner;
  private final List<String> stored;

  /// @param owner the model that holds it
  RelationText(Caret caret, Scope scope, ModelDecl owner) {
    this.caret = caret;
    this.scope = scope;
    this.owner = owner;
    this.stored =
        owner.fields().stream().filter(scope::isStored).map(f -> f.name().text()).toList();
  }

  /// @param label on one line
  /// @param detail what is added besides
  /// @param template as [Candidates] takes it
  record Written(String label, String detail, String template) {}

  /// Type, attribute and missing key fields for a relation field; empty when the target has no key.
  /// A row that refers to its like must end somewhere: there the relation is optional.
  Optional<Written> of(String field, String target) {
    String type = target.equals(ownName()) ? target + "?" : target;
    return attribute(field, target, type.substring(target.length()))
        .map(a -> new Written(type + " " + a.label(), a.detail(), type + " " + a.template()));
  }

  /// The attribute and missing key fields for a relation field whose type is there.
  ///
  /// @param suffix of the type: `?` makes the key fields optional too
  Optional<Written> attribute(String field, String target, String suffix) {
    String name = relationName(field, target).map(n -> "\"" + n + "\", ").orElse("");
    return lists(field, target, suffix)
        .map(
            lists -> {
              String attribute = "@relation(" + name + lists.label() + ")";
              String lines = lists.template().substring(lists.label().length());
              return new Written(attribute, lists.detail(), attribute + lines);
            });
  }

  /// The arguments `fields` and `references` alone, and missing key fields.
  Optional<Written> lists(String field, String target, String suffix) {
    List<ScalarField> key = scope.keyOf(target);
    if (key.isEmpty()) {
      return Optional.empty();
    }
    String newline = Insertion.lineEnd(caret.tokens()) + owner.indentation();
    List<String> names = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    StringBuilder lines = new StringBuilder();
    for (ScalarField part : key) {
      Optional<String> existing = existing(field, part.name());
      String name = existing.orElse(field + Inflection.upperFirst(part.name()));
      names.add(name);
      if (existing.isEmpty() && caret.isLastOnLine()) {
        missing.add(name);
        lines
            .append(newline)
            .append(name)
            .append(' ')
            .append(part.type().word())
            .append(suffix)
            .append(part.nativeType().map(type -> " @" + type).orElse(""));
      }
    }
    String lists =
        "fields: ["
            + String.join(", ", names)
            + "], references: ["
            + String.join(", ", key.stream().map(ScalarField::name).toList())
            + "]";
    String detail = missing.isEmpty() ? "" : "adds " + String.join(", ", missing);
    return Optional.of(new Written(lists, detail, lists + lines));
  }

  /// The name that tells the relation from others: that of an end which waits for this one, else
  /// one of its own where there are several.
  private Optional<String> relationName(String field, String target) {
    Optional<String> waiting = RelationNames.ofOtherSide(scope, owner, target).stream().findFirst();
    boolean isAmbiguous =
        target.equals(ownName())
            || owner.fields().stream()
                .filter(other -> other.node().firstToken() != caret.statement())
                .anyMatch(other -> Scope.typeOf(other).equals(target));
    return waiting.isPresent() || !isAmbiguous
        ? waiting
        : Optional.of(ownName() + Inflection.upperFirst(field));
  }

  private String ownName() {
    return owner.name().map(Name::text).orElse("");
  }

  /// The field of the model that looks as if it held a part of the key.
  private Optional<String> existing(String field, String part) {
    String plain = field + Inflection.upperFirst(part);
    String snake = Inflection.snakeCase(field) + "_" + Inflection.snakeCase(part);
    return stored.stream().filter(name -> name.equals(plain) || name.equals(snake)).findFirst();
  }
}
