// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.dialect;

import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.Index;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.model.Arity;
import dev.crowfoot.model.DefaultValue;
import dev.crowfoot.model.EnumType;
import dev.crowfoot.model.Field;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.IndexField;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Says with SQLite's means what a schema says with PostgreSQL's.
final class SqliteTranslation {
  private static final int NAMED = 3;

  private final Schema schema;
  private final List<String> losses = new ArrayList<>();

  SqliteTranslation(Schema schema) {
    this.schema = schema;
  }

  Translation translation() {
    wholeSchema();
    Schema result =
        new Schema(
            schema.datasource(),
            schema.generators(),
            schema.models().stream().map(this::model).toList(),
            schema.enums().stream().map(SqliteTranslation::withoutSchema).toList(),
            schema.compositeTypes(),
            schema.relations());
    return new Translation(result, losses, obstacles(Dialect.sqlite().catalogOf(result)));
  }

  private void wholeSchema() {
    List<String> enums = schema.enums().stream().map(EnumType::name).toList();
    if (!enums.isEmpty()) {
      losses.add(
          "SQLite has no enums: %s %s text there, and nothing in the database checks the values."
              .formatted(named(enums), enums.size() == 1 ? "is" : "are"));
    }
    List<String> narrowed =
        tables()
            .flatMap(
                m ->
                    m.scalarFields()
                        .filter(f -> f.nativeType().isPresent())
                        .map(f -> m.name() + "." + f.name()))
            .toList();
    if (!narrowed.isEmpty()) {
      losses.add(
          "SQLite has no native types: the `@db` types of %s set no length and no range there."
              .formatted(named(narrowed)));
    }
    if (tables().anyMatch(m -> m.schema().isPresent())) {
      losses.add("SQLite has no schemas: the tables of all `@@schema` lie together there.");
    }
  }

  private Stream<Model> tables() {
    return schema.models().stream().filter(m -> !m.isView());
  }

  private Model model(Model model) {
    return new Model(
        model.name(),
        model.kind(),
        model.mappedName(),
        Optional.empty(),
        model.documentation(),
        model.fields().stream().map(f -> field(model, f)).toList(),
        model.primaryKey(),
        model.uniques(),
        model.indexes().stream().map(i -> index(model, i)).toList(),
        model.ignored());
  }

  private static EnumType withoutSchema(EnumType type) {
    return new EnumType(
        type.name(), type.mappedName(), Optional.empty(), type.values(), type.documentation());
  }

  private Field field(Model model, Field field) {
    return field instanceof ScalarField scalar && !model.isView() ? field(model, scalar) : field;
  }

  private ScalarField field(Model model, ScalarField field) {
    String place = "`" + model.name() + "." + field.name() + "`";
    if (field.isList()) {
      losses.add("%s is a list. SQLite has none: its column holds JSON there.".formatted(place));
      return with(field, FieldType.Scalar.JSON, Arity.OPTIONAL, emptyList(place, field));
    }
    if (field.type() instanceof FieldType.Unsupported(String type)) {
      losses.add(
          "%s is of the type `%s`, which SQLite does not know: its column holds any value there."
              .formatted(place, type));
      return with(field, new FieldType.Unsupported("BLOB"), field.arity(), defaultOf(place, field));
    }
    boolean isOnlyKey =
        model.primaryKey().stream().anyMatch(k -> k.fieldNames().equals(List.of(field.name())));
    if (field.defaultValue().stream().anyMatch(DefaultValue.Autoincrement.class::isInstance)) {
      if (isOnlyKey) {
        return with(field, FieldType.Scalar.INT, field.arity(), field.defaultValue());
      }
      losses.add(
          "%s counts by itself. SQLite counts only an `@id`, so its values must be given there."
              .formatted(place));
      return with(field, field.type(), field.arity(), Optional.empty());
    }
    return with(field, field.type(), field.arity(), defaultOf(place, field));
  }

  private Optional<DefaultValue> emptyList(String place, ScalarField field) {
    if (field.defaultValue().isEmpty()) {
      return Optional.empty();
    }
    if (field.defaultValue().get() instanceof DefaultValue.ListOf(var values) && values.isEmpty()) {
      return Optional.of(new DefaultValue.Text("[]"));
    }
    losses.add("The default of %s is a list, so its column has none on SQLite.".formatted(place));
    return Optional.empty();
  }

  private Optional<DefaultValue> defaultOf(String place, ScalarField field) {
    if (field.defaultValue().isPresent()
        && field.defaultValue().get()
            instanceof DefaultValue.DatabaseExpression(Optional<String> sql)
        && sql.isPresent()) {
      return switch (ForeignExpression.of(sql.get())) {
        case NOW -> Optional.of(new DefaultValue.Now());
        case ONLY_POSTGRES -> {
          losses.add(
              "The default of %s, `%s`, is PostgreSQL's, so its column has none on SQLite."
                  .formatted(place, sql.get()));
          yield Optional.empty();
        }
        case ONLY_SQLITE, PORTABLE -> field.defaultValue();
      };
    }
    return field.defaultValue();
  }

  private static ScalarField with(
      ScalarField field, FieldType type, Arity arity, Optional<DefaultValue> defaultValue) {
    return new ScalarField(
        field.name(),
        field.mappedName(),
        type,
        arity,
        defaultValue,
        Optional.empty(),
        field.updatedAt(),
        field.ignored(),
        field.documentation());
  }

  private dev.crowfoot.model.Index index(Model model, dev.crowfoot.model.Index index) {
    index
        .type()
        .filter(t -> !t.equalsIgnoreCase(Index.BTREE))
        .ifPresent(
            type ->
                losses.add(
                    "The index of `%s` over %s is of the type `%s`; on SQLite it is a plain one."
                        .formatted(model.name(), named(index.fieldNames()), type)));
    return new dev.crowfoot.model.Index(
        index.fields().stream()
            .map(f -> new IndexField(f.name(), f.sort(), f.length(), Optional.empty()))
            .toList(),
        index.mappedName(),
        Optional.empty(),
        index.where(),
        index.fulltext());
  }

  /// SQLite has each name of a table or an index once, whatever its case.
  private static List<String> obstacles(Catalog catalog) {
    List<String> obstacles = new ArrayList<>();
    Set<String> names = new HashSet<>();
    Stream.concat(
            catalog.tables().stream().map(t -> t.name().name()),
            catalog.tables().stream().flatMap(t -> t.indexes().stream()).map(Index::name))
        .filter(name -> !names.add(name.toLowerCase(Locale.ROOT)))
        .map(
            "SQLite has one table or index called `%s`, not two. Rename one with `@@map` or `map:`."
                ::formatted)
        .forEach(obstacles::add);
    catalog.tables().forEach(t -> columns(t, obstacles));
    return obstacles;
  }

  private static void columns(Table table, List<String> obstacles) {
    Set<String> names = new HashSet<>();
    table.columns().stream()
        .filter(c -> !names.add(c.name().toLowerCase(Locale.ROOT)))
        .map(
            c ->
                "SQLite takes two columns of `%s` called `%s` for one. Rename one with `@map`."
                    .formatted(table.name(), c.name()))
        .forEach(obstacles::add);
  }

  private static String named(List<String> names) {
    String first =
        names.stream().limit(NAMED).map(n -> "`" + n + "`").collect(Collectors.joining(", "));
    int more = names.size() - NAMED;
    return more > 0 ? first + " and %d more".formatted(more) : first;
  }
}
