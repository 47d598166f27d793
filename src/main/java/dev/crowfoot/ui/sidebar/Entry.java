// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.sidebar;

import dev.crowfoot.editor.Hue;
import dev.crowfoot.editor.Selection;
import dev.crowfoot.model.EnumType;
import dev.crowfoot.model.Field;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.RelationField;
import dev.crowfoot.model.ScalarField;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A line of the tree.
public sealed interface Entry {
  /// The head of an area, above its tables.
  ///
  /// @param name empty for the head of the tables that belong to none
  /// @param count how many tables it has
  record OfArea(String name, Hue hue, int count, boolean isFolded) implements Entry {
    /// What people read for the head's name.
    public String title() {
      return name.isEmpty() ? "No area" : name;
    }
  }

  /// A model or a view, with its fields below.
  ///
  /// @param hue of its area
  record OfModel(Model model, Optional<Hue> hue) implements Entry {}

  /// @param role what the glyph before the name says
  record OfField(FieldId id, Field field, Role role) implements Entry {}

  /// An enum, with its values below.
  ///
  /// @param hue of its area
  record OfEnum(EnumType enumType, Optional<Hue> hue) implements Entry {}

  record OfValue(String enumName, String value) implements Entry {}

  /// What part a field plays in its model.
  enum Role {
    PRIMARY_KEY,
    FOREIGN_KEY,
    UNIQUE,
    RELATION,
    PLAIN
  }

  default String name() {
    return switch (this) {
      case OfArea entry -> entry.name();
      case OfModel entry -> entry.model().name();
      case OfField entry -> entry.field().name();
      case OfEnum entry -> entry.enumType().name();
      case OfValue entry -> entry.value();
    };
  }

  /// The faint word at the right: a field's type.
  default String detail() {
    return switch (this) {
      case OfField(_, ScalarField field, _) -> field.type().word() + field.arity().suffix();
      case OfField(_, RelationField field, _) -> field.target() + field.arity().suffix();
      case OfArea area -> Integer.toString(area.count());
      case OfModel _, OfEnum _, OfValue _ -> "";
    };
  }

  /// What is selected everywhere when this line is.
  default Selection selection() {
    return switch (this) {
      case OfArea area ->
          area.name().isEmpty() ? new Selection.Nothing() : new Selection.OfArea(area.name());
      case OfModel entry -> new Selection.Cards(Set.of(entry.model().name()));
      case OfEnum entry -> new Selection.Cards(Set.of(entry.enumType().name()));
      case OfField(var id, RelationField _, _) -> new Selection.Edge(id);
      case OfField(var id, ScalarField _, _) -> new Selection.Row(id);
      case OfValue entry -> new Selection.Row(new FieldId(entry.enumName(), entry.value()));
    };
  }

  /// The card on the canvas that this line belongs to; empty for an area.
  default String card() {
    return switch (this) {
      case OfArea _ -> "";
      case OfModel entry -> entry.model().name();
      case OfEnum entry -> entry.enumType().name();
      case OfField entry -> entry.id().model();
      case OfValue entry -> entry.enumName();
    };
  }

  /// The lines below this one.
  default List<Entry> children() {
    return switch (this) {
      case OfModel entry ->
          entry.model().fields().stream().map(f -> fieldOf(entry.model(), f)).toList();
      case OfEnum entry ->
          entry.enumType().values().stream()
              .<Entry>map(v -> new OfValue(entry.enumType().name(), v.name()))
              .toList();
      case OfArea _, OfField _, OfValue _ -> List.of();
    };
  }

  /// Whether there are lines below this one; asked far more often than for which.
  default boolean isParent() {
    return switch (this) {
      case OfModel entry -> !entry.model().fields().isEmpty();
      case OfEnum entry -> !entry.enumType().values().isEmpty();
      case OfArea _, OfField _, OfValue _ -> false;
    };
  }

  /// The colour of the line's area.
  default Optional<Hue> colour() {
    return switch (this) {
      case OfArea area -> area.name().isEmpty() ? Optional.empty() : Optional.of(area.hue());
      case OfModel entry -> entry.hue();
      case OfEnum entry -> entry.hue();
      case OfField _, OfValue _ -> Optional.empty();
    };
  }

  private static Entry fieldOf(Model model, Field field) {
    return new OfField(new FieldId(model.name(), field.name()), field, roleOf(model, field));
  }

  private static Role roleOf(Model model, Field field) {
    if (field instanceof RelationField) {
      return Role.RELATION;
    }
    if (model.isPrimaryKeyField(field.name())) {
      return Role.PRIMARY_KEY;
    }
    if (model.relationFields().anyMatch(r -> r.fields().contains(field.name()))) {
      return Role.FOREIGN_KEY;
    }
    return model.uniques().stream().anyMatch(u -> u.fieldNames().equals(List.of(field.name())))
        ? Role.UNIQUE
        : Role.PLAIN;
  }
}
