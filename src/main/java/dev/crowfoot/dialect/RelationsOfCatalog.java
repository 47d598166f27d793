// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.dialect;

import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.Column;
import dev.crowfoot.catalog.ForeignKey;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.model.Arity;
import dev.crowfoot.model.Field;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.ReferentialAction;
import dev.crowfoot.model.Relation;
import dev.crowfoot.model.RelationField;
import dev.crowfoot.model.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Adds the relations of a database to its models: a pair of fields for each foreign key, and for
/// each table that only joins two others.
///
/// A field is named after what it refers to: `authorId` gives `author`, the other side gets
/// `posts`. Where two models have several relations, each gets a name.
record RelationsOfCatalog(
    Catalog catalog,
    Dialect dialect,
    Map<TableName, String> modelNames,
    Map<TableName, Map<String, String>> fieldNames,
    Schema known) {
  Schema relate(Schema schema) {
    Map<String, List<Field>> fields = new LinkedHashMap<>();
    Map<String, LegalNames> names = new LinkedHashMap<>();
    for (Model model : schema.models()) {
      fields.put(model.name(), new ArrayList<>(model.fields()));
      List<String> taken = new ArrayList<>(model.fields().stream().map(Field::name).toList());
      known.model(model.name()).stream()
          .flatMap(Model::relationFields)
          .forEach(f -> taken.add(f.name()));
      names.put(model.name(), new LegalNames(taken));
    }
    List<Relation> relations = new ArrayList<>();
    for (Table table : catalog.tables()) {
      if (isImplicit(table, catalog, modelNames)) {
        relations.add(manyToMany(table, schema, fields, names));
      } else {
        for (ForeignKey key : table.foreignKeys()) {
          relation(table, key, schema, fields, names).ifPresent(relations::add);
        }
      }
    }
    List<Model> models =
        schema.models().stream()
            .map(
                m ->
                    new Model(
                        m.name(),
                        m.kind(),
                        m.mappedName(),
                        m.schema(),
                        m.documentation(),
                        fields.getOrDefault(m.name(), m.fields()),
                        m.primaryKey(),
                        m.uniques(),
                        m.indexes(),
                        m.ignored()))
            .toList();
    return new Schema(
        schema.datasource(),
        schema.generators(),
        models,
        schema.enums(),
        schema.compositeTypes(),
        relations);
  }

  /// Whether a table is one that nobody would declare: `_AToB` with columns `A` and `B` and nothing
  /// else.
  static boolean isImplicit(Table table, Catalog catalog, Map<TableName, String> modelNames) {
    List<String> columns = table.columns().stream().map(Column::name).toList();
    if (!table.name().name().startsWith("_")
        || !columns.equals(List.of("A", "B"))
        || table.foreignKeys().size() != 2
        || table.indexes().stream().noneMatch(i -> i.columnNames().equals(List.of("B")))) {
      return false;
    }
    List<String> models = new ArrayList<>();
    for (String column : columns) {
      table.foreignKeys().stream()
          .filter(k -> k.columns().equals(List.of(column)))
          .filter(k -> isPrimaryKey(catalog, k))
          .forEach(k -> models.add(modelNames.getOrDefault(k.target(), "")));
    }
    return models.size() == 2 && models.get(0).compareTo(models.get(1)) <= 0;
  }

  private static boolean isPrimaryKey(Catalog catalog, ForeignKey key) {
    return catalog
        .table(key.target())
        .flatMap(Table::primaryKey)
        .filter(k -> k.columns().equals(key.references()))
        .isPresent();
  }

  private Relation manyToMany(
      Table table, Schema schema, Map<String, List<Field>> fields, Map<String, LegalNames> names) {
    String a = target(table, "A");
    String b = target(table, "B");
    String name = table.name().name().substring(1);
    Optional<String> said =
        name.equals(a + "To" + b) && !a.equals(b) && relationsBetween(a, b) == 1
            ? Optional.empty()
            : Optional.of(name);
    boolean ignored = isIgnored(schema, a) || isIgnored(schema, b);
    Optional<Relation.ManyToMany> before = knownBetween(a, b, name);
    String toB = before.map(r -> r.a().field()).orElseGet(() -> give(names, a, plural(b)));
    String toA =
        before
            .map(r -> r.b().field())
            .orElseGet(() -> give(names, b, a.equals(b) ? plural(a) + "_" + name : plural(a)));
    add(fields, a, listField(toB, b, said, ignored));
    add(fields, b, listField(toA, a, said, ignored));
    return new Relation.ManyToMany(name, new FieldId(a, toB), new FieldId(b, toA));
  }

  private Optional<Relation.ManyToMany> knownBetween(String a, String b, String name) {
    return known.relations().stream()
        .filter(Relation.ManyToMany.class::isInstance)
        .map(Relation.ManyToMany.class::cast)
        .filter(r -> r.name().equals(name) && r.a().model().equals(a) && r.b().model().equals(b))
        .findFirst();
  }

  private Optional<Relation.ForeignKeyRelation> knownOver(
      String child, List<String> from, String parent) {
    return known.relations().stream()
        .filter(Relation.ForeignKeyRelation.class::isInstance)
        .map(Relation.ForeignKeyRelation.class::cast)
        .filter(r -> r.child().model().equals(child) && r.parent().model().equals(parent))
        .filter(r -> r.fields().equals(from))
        .findFirst();
  }

  private String target(Table table, String column) {
    return table.foreignKeys().stream()
        .filter(k -> k.columns().equals(List.of(column)))
        .map(k -> modelNames.getOrDefault(k.target(), k.target().name()))
        .findFirst()
        .orElseThrow();
  }

  private static RelationField listField(
      String name, String target, Optional<String> relationName, boolean ignored) {
    return new RelationField(
        name,
        target,
        Arity.LIST,
        relationName,
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        ignored,
        "");
  }

  private Optional<Relation> relation(
      Table table,
      ForeignKey key,
      Schema schema,
      Map<String, List<Field>> fields,
      Map<String, LegalNames> names) {
    String child = modelNames.getOrDefault(table.name(), "");
    String parent = modelNames.getOrDefault(key.target(), "");
    if (!fields.containsKey(child) || !fields.containsKey(parent)) {
      return Optional.empty();
    }
    List<String> from = fieldsOf(table.name(), key.columns());
    List<String> to = fieldsOf(key.target(), key.references());
    boolean required =
        key.columns().stream().flatMap(c -> table.column(c).stream()).noneMatch(Column::nullable);
    boolean single = schema.model(child).filter(m -> m.isUniqueOver(from)).isPresent();
    Optional<Relation.ForeignKeyRelation> before = knownOver(child, from, parent);
    Optional<String> name =
        before
            .flatMap(r -> known.model(child).flatMap(m -> m.relationField(r.child().field())))
            .flatMap(RelationField::relationName)
            .or(
                () ->
                    relationsBetween(child, parent) == 1 && !child.equals(parent)
                        ? Optional.empty()
                        : Optional.of(child + "_" + String.join("_", from) + "To" + parent));
    ReferentialAction onDelete = action(key.onDelete());
    ReferentialAction onUpdate = action(key.onUpdate());
    ReferentialAction usual = required ? ReferentialAction.RESTRICT : ReferentialAction.SET_NULL;
    Optional<String> mapped =
        Optional.of(key.name())
            .filter(_ -> dialect.keepsConstraintNames())
            .filter(
                n ->
                    !n.equals(
                        new ConstraintNames(dialect.longestName())
                            .foreignKey(table.name().name(), key.columns())));
    boolean ignored = isIgnored(schema, child) || isIgnored(schema, parent);
    String forward =
        before
            .map(r -> r.child().field())
            .orElseGet(() -> give(names, child, referenceName(from, parent)));
    String plain = single ? lowerFirst(child) : plural(child);
    String back =
        before
            .map(r -> r.parent().field())
            .orElseGet(() -> give(names, parent, name.isEmpty() ? plain : plain + "_" + forward));
    add(
        fields,
        child,
        new RelationField(
            forward,
            parent,
            required ? Arity.REQUIRED : Arity.OPTIONAL,
            name,
            from,
            to,
            Optional.of(onDelete).filter(a -> a != usual),
            Optional.of(onUpdate).filter(a -> a != ReferentialAction.CASCADE),
            mapped,
            ignored && !isIgnored(schema, child),
            ""));
    add(
        fields,
        parent,
        new RelationField(
            back,
            child,
            single ? Arity.OPTIONAL : Arity.LIST,
            name,
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            ignored && !isIgnored(schema, parent),
            ""));
    return Optional.of(
        new Relation.ForeignKeyRelation(
            name.orElse(
                child.compareTo(parent) <= 0 ? child + "To" + parent : parent + "To" + child),
            new FieldId(child, forward),
            new FieldId(parent, back),
            from,
            to,
            single ? Arity.OPTIONAL : Arity.LIST,
            required,
            onDelete,
            onUpdate,
            mapped));
  }

  /// Foreign keys and joining tables between two models, in either direction.
  private long relationsBetween(String one, String other) {
    Set<String> both = new java.util.HashSet<>(List.of(one, other));
    long count = 0;
    for (Table table : catalog.tables()) {
      if (isImplicit(table, catalog, modelNames)) {
        if (both.equals(new java.util.HashSet<>(List.of(target(table, "A"), target(table, "B"))))) {
          count++;
        }
        continue;
      }
      for (ForeignKey key : table.foreignKeys()) {
        String child = modelNames.getOrDefault(table.name(), "");
        String parent = modelNames.getOrDefault(key.target(), "");
        if (both.equals(new java.util.HashSet<>(List.of(child, parent)))) {
          count++;
        }
      }
    }
    return count;
  }

  private List<String> fieldsOf(TableName table, List<String> columns) {
    Map<String, String> own = fieldNames.getOrDefault(table, Map.of());
    return columns.stream().map(c -> own.getOrDefault(c, c)).toList();
  }

  private static boolean isIgnored(Schema schema, String model) {
    return schema.model(model).filter(Model::ignored).isPresent();
  }

  private static String give(Map<String, LegalNames> names, String model, String wanted) {
    return names.computeIfAbsent(model, _ -> new LegalNames(List.of())).give(wanted);
  }

  private static void add(Map<String, List<Field>> fields, String model, Field field) {
    fields.computeIfAbsent(model, _ -> new ArrayList<>()).add(field);
  }

  /// `authorId` and `author_id` refer to an `author`.
  private static String referenceName(List<String> from, String parent) {
    if (from.size() == 1) {
      String stem = from.getFirst().replaceAll("(_id|Id|ID|_ID)$", "");
      if (!stem.isEmpty() && !stem.equals(from.getFirst())) {
        return stem;
      }
    }
    return lowerFirst(parent);
  }

  private static String plural(String model) {
    String word = lowerFirst(model);
    if (word.endsWith("s")) {
      return word;
    }
    return word.matches(".*[^aeiou]y") ? word.substring(0, word.length() - 1) + "ies" : word + "s";
  }

  private static String lowerFirst(String word) {
    return word.substring(0, 1).toLowerCase(Locale.ROOT) + word.substring(1);
  }

  private static ReferentialAction action(dev.crowfoot.catalog.ReferentialAction action) {
    return switch (action) {
      case CASCADE -> ReferentialAction.CASCADE;
      case RESTRICT -> ReferentialAction.RESTRICT;
      case NO_ACTION -> ReferentialAction.NO_ACTION;
      case SET_NULL -> ReferentialAction.SET_NULL;
      case SET_DEFAULT -> ReferentialAction.SET_DEFAULT;
    };
  }
}
