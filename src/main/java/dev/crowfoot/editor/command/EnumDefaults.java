// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import dev.crowfoot.analysis.Location;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.syntax.Argument;
import dev.crowfoot.syntax.Expression;
import dev.crowfoot.syntax.FieldDecl;
import dev.crowfoot.text.Span;
import java.util.ArrayList;
import java.util.List;

/// Where a value of an enum is the default of a field.
final class EnumDefaults {
  private EnumDefaults() {}

  /// @param span the value's name in `@default(NAME)` or `@default([NAME])`
  record Place(FieldId field, String path, Span span) {}

  /// @param value names the enum and the value
  static List<Place> of(Snapshot snapshot, FieldId value) {
    List<Place> places = new ArrayList<>();
    for (FieldId field : TypeMentions.fieldsOf(snapshot, value.model())) {
      Location<FieldDecl> found = Declared.field(snapshot, field);
      found
          .declaration()
          .attribute("default")
          .flatMap(a -> a.argumentOrUnnamed("value"))
          .flatMap(Argument::value)
          .map(Expression::elements)
          .orElse(List.of())
          .stream()
          .filter(v -> v instanceof Expression.Path path && path.name().equals(value.field()))
          .forEach(v -> places.add(new Place(field, found.path(), v.span())));
    }
    return places;
  }
}
