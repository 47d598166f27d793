// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.inspector;

import dev.crowfoot.editor.Area;
import dev.crowfoot.editor.Layout;
import dev.crowfoot.editor.Selection;
import dev.crowfoot.model.Datasource;
import dev.crowfoot.model.EnumType;
import dev.crowfoot.model.EnumValue;
import dev.crowfoot.model.Field;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Generator;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Relation;
import dev.crowfoot.model.RelationField;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import java.util.List;
import java.util.Optional;

/// What the inspector is about: no more of a schema than is seen there, so that a page stays as it
/// is while somebody types elsewhere.
public sealed interface Inspected {
  /// Nothing is selected: the schema as a whole.
  record OfSchema(
      Optional<Datasource> datasource,
      List<Generator> generators,
      long tables,
      long views,
      long enums,
      long relations)
      implements Inspected {
    static OfSchema of(Schema schema) {
      long views = schema.models().stream().filter(Model::isView).count();
      return new OfSchema(
          schema.datasource(),
          schema.generators(),
          schema.models().size() - views,
          views,
          schema.enums().size(),
          schema.relations().size());
    }
  }

  /// Several cards.
  record OfMany(int count) implements Inspected {}

  /// @param relations those of the model
  record OfModel(Model model, List<Relation> relations) implements Inspected {}

  /// An area, with its name.
  record OfArea(String name, Area area) implements Inspected {}

  record OfEnum(EnumType enumType) implements Inspected {}

  record OfEnumValue(EnumType enumType, EnumValue value) implements Inspected {}

  record OfField(Model model, ScalarField field) implements Inspected {
    public FieldId id() {
      return new FieldId(model.name(), field.name());
    }
  }

  /// @param model the model at the selected end
  /// @param field the selected end
  /// @param relation both ends, when the relation is whole
  record OfRelation(Model model, RelationField field, Optional<Relation> relation)
      implements Inspected {
    public FieldId id() {
      return new FieldId(model.name(), field.name());
    }
  }

  /// What a selection means in a schema; a selection of something that is gone means nothing.
  static Inspected of(Selection selection, Schema schema, Layout layout) {
    return switch (selection) {
      case Selection.Nothing _, Selection.OfNote _ -> OfSchema.of(schema);
      case Selection.OfArea selected ->
          layout
              .area(selected.name())
              .<Inspected>map(area -> new OfArea(selected.name(), area))
              .orElseGet(() -> OfSchema.of(schema));
      case Selection.Cards cards when cards.names().size() == 1 ->
          card(cards.names().iterator().next(), schema);
      case Selection.Cards cards when cards.names().isEmpty() -> OfSchema.of(schema);
      case Selection.Cards cards -> new OfMany(cards.names().size());
      case Selection.Row row -> field(row.field(), schema);
      case Selection.Edge edge -> field(edge.field(), schema);
    };
  }

  private static Inspected card(String name, Schema schema) {
    return schema
        .model(name)
        .<Inspected>map(m -> new OfModel(m, schema.relationsOf(name)))
        .or(() -> schema.enumType(name).map(OfEnum::new))
        .orElseGet(() -> OfSchema.of(schema));
  }

  private static Inspected field(FieldId id, Schema schema) {
    Optional<Model> model = schema.model(id.model());
    Optional<Field> field = model.flatMap(m -> m.field(id.field()));
    if (model.isPresent() && field.isPresent()) {
      return switch (field.get()) {
        case ScalarField scalar -> new OfField(model.get(), scalar);
        case RelationField relation -> new OfRelation(model.get(), relation, schema.relationOf(id));
      };
    }
    Optional<EnumType> enumType = schema.enumType(id.model());
    Optional<EnumValue> value = enumType.flatMap(e -> e.value(id.field()));
    if (enumType.isPresent() && value.isPresent()) {
      return new OfEnumValue(enumType.get(), value.get());
    }
    return card(id.model(), schema);
  }
}
