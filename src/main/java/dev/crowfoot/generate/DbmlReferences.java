// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.generate;

import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.ReferentialAction;
import dev.crowfoot.model.Relation.ForeignKeyRelation;
import dev.crowfoot.model.Relation.ManyToMany;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The relations of a schema in DBML.
///
/// An implicit many-to-many relation is written with its table. DBML's own `<>` would say less, and
/// may stand neither twice between two tables nor between a table and itself.
final class DbmlReferences {
  /// A reference as it will be written.
  ///
  /// @param child the end with the foreign key
  /// @param sign `>` for many-to-one, `-` for one-to-one
  private record Reference(
      Optional<String> name, String child, String sign, String parent, String settings) {
    String text() {
      return "Ref"
          + name.map(n -> " " + DbmlWriter.name(n)).orElse("")
          + ": "
          + child
          + " "
          + sign
          + " "
          + parent
          + settings;
    }
  }

  private DbmlReferences() {}

  /// A line for each foreign key. DBML knows one reference between two columns, so what comes after
  /// it is a comment.
  static String write(Schema schema) {
    Set<Set<String>> known = new HashSet<>();
    return references(schema)
        .map(
            r -> {
              Set<String> ends = Stream.of(r.child, r.parent).collect(Collectors.toSet());
              return (ends.size() == 2 && known.add(ends) ? "" : "// ") + r.text() + "\n";
            })
        .collect(Collectors.joining());
  }

  private static Stream<Reference> references(Schema schema) {
    return schema.relations().stream()
        .flatMap(
            relation ->
                switch (relation) {
                  case ForeignKeyRelation key -> Stream.of(reference(key));
                  case ManyToMany many ->
                      Stream.of(joining(schema, many, "A"), joining(schema, many, "B"))
                          .flatMap(Optional::stream);
                });
  }

  private static Reference reference(ForeignKeyRelation key) {
    return new Reference(
        key.mappedName(),
        end(key.child().model(), key.fields()),
        key.isOneToOne() ? "-" : ">",
        end(key.parent().model(), key.references()),
        actions(key.onDelete(), key.onUpdate()));
  }

  private static Optional<Reference> joining(Schema schema, ManyToMany many, String column) {
    FieldId side = column.equals("A") ? many.a() : many.b();
    return key(schema, side)
        .map(
            key ->
                new Reference(
                    Optional.empty(),
                    end(many.tableName(), List.of(column)),
                    ">",
                    end(side.model(), List.of(key.name())),
                    actions(ReferentialAction.CASCADE, ReferentialAction.CASCADE)));
  }

  /// The tables of implicit many-to-many relations.
  static List<String> joinTables(Schema schema) {
    List<String> tables = new ArrayList<>();
    schema.relations().stream()
        .filter(ManyToMany.class::isInstance)
        .map(ManyToMany.class::cast)
        .forEach(many -> joinTable(schema, many).ifPresent(tables::add));
    return tables;
  }

  private static Optional<String> joinTable(Schema schema, ManyToMany many) {
    return key(schema, many.a())
        .flatMap(
            a ->
                key(schema, many.b())
                    .map(
                        b ->
                            DbmlWriter.block(
                                "Table " + DbmlWriter.name(many.tableName()),
                                List.of(
                                    column("A", a),
                                    column("B", b),
                                    "",
                                    "indexes {",
                                    "  " + DbmlWriter.names(List.of("A", "B")) + " [pk]",
                                    "}",
                                    "",
                                    "Note: " + DbmlWriter.text(ends(many))))));
  }

  private static String column(String name, ScalarField key) {
    return DbmlWriter.name(name) + " " + DbmlWriter.type(key) + " [not null]";
  }

  private static String ends(ManyToMany many) {
    return "Joins %s.%s and %s.%s"
        .formatted(many.a().model(), many.a().field(), many.b().model(), many.b().field());
  }

  /// The one field that identifies a row at an end; a relation without it has no table.
  private static Optional<ScalarField> key(Schema schema, FieldId end) {
    Optional<Model> model = schema.model(end.model());
    return model
        .flatMap(Model::primaryKey)
        .filter(k -> !k.isComposite())
        .flatMap(k -> model.orElseThrow().scalarField(k.fieldNames().getFirst()));
  }

  private static String end(String model, List<String> fields) {
    return DbmlWriter.name(model)
        + "."
        + (fields.size() == 1 ? DbmlWriter.name(fields.getFirst()) : DbmlWriter.names(fields));
  }

  private static String actions(ReferentialAction onDelete, ReferentialAction onUpdate) {
    return DbmlWriter.settings(
        List.of(
            Optional.of("delete: " + action(onDelete)),
            Optional.of("update: " + action(onUpdate))));
  }

  private static String action(ReferentialAction action) {
    return switch (action) {
      case CASCADE -> "cascade";
      case RESTRICT -> "restrict";
      case NO_ACTION -> "no action";
      case SET_NULL -> "set null";
      case SET_DEFAULT -> "set default";
    };
  }
}
