// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.dialect;

import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.model.DefaultValue;
import dev.crowfoot.model.Field;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Says with PostgreSQL's means what a schema says with SQLite's. There is little: PostgreSQL has
/// every type of the language.
final class PostgresTranslation {
  private final Schema schema;
  private final List<String> losses = new ArrayList<>();

  PostgresTranslation(Schema schema) {
    this.schema = schema;
  }

  Translation translation() {
    Schema result =
        new Schema(
            schema.datasource(),
            schema.generators(),
            schema.models().stream().map(this::model).toList(),
            schema.enums(),
            schema.compositeTypes(),
            schema.relations());
    return new Translation(result, losses, obstacles(Dialect.postgresql().catalogOf(result)));
  }

  private Model model(Model model) {
    return model.withFields(model.fields().stream().map(f -> field(model, f)).toList());
  }

  private Field field(Model model, Field field) {
    if (!(field instanceof ScalarField scalar) || model.isView()) {
      return field;
    }
    String place = "`" + model.name() + "." + field.name() + "`";
    if (scalar.type() instanceof FieldType.Unsupported(String type)) {
      losses.add("%s is of the type `%s`; PostgreSQL must know it.".formatted(place, type));
    }
    return scalar.defaultValue().isPresent()
            && scalar.defaultValue().get()
                instanceof DefaultValue.DatabaseExpression(Optional<String> sql)
            && sql.isPresent()
            && ForeignExpression.of(sql.get()) == ForeignExpression.ONLY_SQLITE
        ? withoutDefault(place, scalar, sql.get())
        : field;
  }

  private ScalarField withoutDefault(String place, ScalarField field, String sql) {
    losses.add(
        "The default of %s, `%s`, is SQLite's, so its column has none on PostgreSQL."
            .formatted(place, sql));
    return new ScalarField(
        field.name(),
        field.mappedName(),
        field.type(),
        field.arity(),
        Optional.empty(),
        field.nativeType(),
        field.updatedAt(),
        field.ignored(),
        field.documentation());
  }

  private static List<String> obstacles(Catalog catalog) {
    int longest = Dialect.postgresql().longestName();
    return catalog.tables().stream()
        .flatMap(
            t ->
                Stream.of(
                        Stream.of(t.name().name()),
                        t.columns().stream().map(c -> c.name()),
                        t.indexes().stream().map(i -> i.name()),
                        t.foreignKeys().stream().map(k -> k.name()))
                    .flatMap(names -> names))
        .filter(name -> name.getBytes(StandardCharsets.UTF_8).length > longest)
        .map(
            name ->
                "PostgreSQL keeps %d bytes of a name, and `%s` is longer. Shorten it."
                    .formatted(longest, name))
        .toList();
  }
}
