// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import dev.crowfoot.syntax.Argument;
import dev.crowfoot.syntax.Expression;
import dev.crowfoot.syntax.FieldDecl;
import dev.crowfoot.syntax.ModelDecl;
import dev.crowfoot.syntax.Name;
import java.util.List;
import java.util.Optional;

/// Names of relations that one end has and the other still lacks.
final class RelationNames {
  private RelationNames() {}

  /// The names in `@relation("…")` that fields of `target` have which point to `owner`, without
  /// those that fields of `owner` answer already.
  static List<String> ofOtherSide(Scope scope, ModelDecl owner, String target) {
    String name = owner.name().map(Name::text).orElse("");
    List<String> answered = target.equals(name) ? pairs(names(owner, name)) : names(owner, target);
    return scope.declaration(target).map(other -> names(other, name)).orElse(List.of()).stream()
        .filter(n -> !answered.contains(n) && n.indexOf('"') < 0 && n.indexOf('\\') < 0)
        .distinct()
        .toList();
  }

  /// Names that both ends of a relation within one model have.
  private static List<String> pairs(List<String> names) {
    return names.stream().filter(n -> names.indexOf(n) != names.lastIndexOf(n)).toList();
  }

  private static List<String> names(ModelDecl model, String type) {
    return model.fields().stream()
        .filter(field -> Scope.typeOf(field).equals(type))
        .flatMap(field -> of(field).stream())
        .toList();
  }

  /// The name in a field's `@relation("…")`.
  static Optional<String> of(FieldDecl field) {
    return field
        .attribute("relation")
        .flatMap(r -> r.argumentOrUnnamed("name"))
        .flatMap(Argument::value)
        .flatMap(Expression::stringValue);
  }
}
