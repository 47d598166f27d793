// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.inspector;

import dev.crowfoot.model.DefaultValue;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Relation;
import dev.crowfoot.model.Relation.ForeignKeyRelation;
import dev.crowfoot.model.Relation.ManyToMany;
import java.util.stream.Collectors;

/// The inspector's words for parts of a schema.
final class Words {
  private Words() {}

  /// A default as the file writes it between the parentheses of `@default(…)`.
  static String of(DefaultValue value) {
    return switch (value) {
      case DefaultValue.Text text -> '"' + escaped(text.value()) + '"';
      case DefaultValue.Numeric number -> number.digits();
      case DefaultValue.Bool bool -> String.valueOf(bool.value());
      case DefaultValue.EnumValue enumValue -> enumValue.name();
      case DefaultValue.ListOf list ->
          list.values().stream().map(Words::of).collect(Collectors.joining(", ", "[", "]"));
      case DefaultValue.Autoincrement _ -> "autoincrement()";
      case DefaultValue.Now _ -> "now()";
      case DefaultValue.Uuid uuid -> uuid.version() == 7 ? "uuid(7)" : "uuid()";
      case DefaultValue.Cuid cuid -> cuid.version() == 2 ? "cuid(2)" : "cuid()";
      case DefaultValue.Ulid _ -> "ulid()";
      case DefaultValue.Nanoid nanoid ->
          "nanoid(" + (nanoid.length().isPresent() ? nanoid.length().getAsInt() : "") + ")";
      case DefaultValue.DatabaseExpression expression ->
          "dbgenerated(" + expression.sql().map(sql -> '"' + escaped(sql) + '"').orElse("") + ")";
      case DefaultValue.Auto _ -> "auto()";
      case DefaultValue.Sequence sequence ->
          "sequence(" + String.join(", ", sequence.arguments()) + ")";
    };
  }

  /// `Many Post to one User`.
  static String kind(Relation relation) {
    return switch (relation) {
      case ForeignKeyRelation key when key.isOneToOne() -> "One to one";
      case ForeignKeyRelation _ -> "One to many";
      case ManyToMany _ -> "Many to many";
    };
  }

  /// The other end of a relation as seen from one of them.
  static FieldId opposite(Relation relation, FieldId end) {
    return switch (relation) {
      case ForeignKeyRelation key -> key.child().equals(end) ? key.parent() : key.child();
      case ManyToMany many -> many.a().equals(end) ? many.b() : many.a();
    };
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
