// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import dev.crowfoot.analysis.Inflection;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.syntax.Insertion;
import dev.crowfoot.syntax.ModelDecl;
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
  Optional<Written> of(String field, String target) {
    return attribute(field, target, "")
        .map(a -> new Written(target + " " + a.label(), a.detail(), target + " " + a.template()));
  }

  /// The attribute and missing key fields for a relation field whose type is there.
  ///
  /// @param suffix of the type: `?` makes the key fields optional too
  Optional<Written> attribute(String field, String target, String suffix) {
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
    String attribute =
        "@relation(fields: ["
            + String.join(", ", names)
            + "], references: ["
            + String.join(", ", key.stream().map(ScalarField::name).toList())
            + "])";
    return Optional.of(
        new Written(
            attribute,
            missing.isEmpty() ? "" : "adds " + String.join(", ", missing),
            attribute + lines));
  }

  /// The field of the model that looks as if it held a part of the key.
  private Optional<String> existing(String field, String part) {
    String plain = field + Inflection.upperFirst(part);
    String snake = Inflection.snakeCase(field) + "_" + Inflection.snakeCase(part);
    return stored.stream().filter(name -> name.equals(plain) || name.equals(snake)).findFirst();
  }
}
