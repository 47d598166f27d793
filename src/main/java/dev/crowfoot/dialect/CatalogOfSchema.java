// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.dialect;

import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.Column;
import dev.crowfoot.catalog.ColumnDefault;
import dev.crowfoot.catalog.EnumDefinition;
import dev.crowfoot.catalog.ExtensionDefinition;
import dev.crowfoot.catalog.ForeignKey;
import dev.crowfoot.catalog.Index;
import dev.crowfoot.catalog.PrimaryKey;
import dev.crowfoot.catalog.ReferentialAction;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.model.Datasource;
import dev.crowfoot.model.DefaultValue;
import dev.crowfoot.model.EnumType;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.IndexField;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Relation;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import dev.crowfoot.model.UniqueKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Says a schema in the words of a database: which tables, keys and indexes it stands for, under
/// the names Prisma would give them.
///
/// Views are left out, as Prisma's migrations leave them out; what is `@ignore`d is kept, because
/// only clients ignore it.
final class CatalogOfSchema {
  private final Schema schema;
  private final Dialect dialect;
  private final ConstraintNames names;
  private final Map<String, Model> models = new LinkedHashMap<>();

  CatalogOfSchema(Schema schema, Dialect dialect) {
    this.schema = schema;
    this.dialect = dialect;
    this.names = new ConstraintNames(dialect.longestName());
    schema.models().stream().filter(m -> !m.isView()).forEach(m -> models.put(m.name(), m));
  }

  Catalog catalog() {
    Map<String, List<ForeignKey>> foreignKeys = new LinkedHashMap<>();
    List<Table> implicit = new ArrayList<>();
    for (Relation relation : schema.relations()) {
      switch (relation) {
        case Relation.ForeignKeyRelation r ->
            foreignKey(r)
                .ifPresent(
                    key ->
                        foreignKeys
                            .computeIfAbsent(r.child().model(), _ -> new ArrayList<>())
                            .add(key));
        case Relation.ManyToMany r -> joinTable(r).ifPresent(implicit::add);
      }
    }
    List<Table> tables = new ArrayList<>();
    for (Model model : models.values()) {
      tables.add(table(model, foreignKeys.getOrDefault(model.name(), List.of())));
    }
    tables.addAll(implicit);
    return new Catalog(
        tables, dialect.hasEnumTypes() ? enums() : List.of(), extensions(), List.of());
  }

  private List<ExtensionDefinition> extensions() {
    return dialect instanceof PostgresDialect
        ? schema.datasource().stream()
            .flatMap(d -> d.extensions().stream())
            .map(e -> new ExtensionDefinition(e.databaseName(), e.schema(), e.version()))
            .toList()
        : List.of();
  }

  private List<EnumDefinition> enums() {
    return schema.enums().stream()
        .map(
            e ->
                new EnumDefinition(
                    TableNames.of(e), e.values().stream().map(v -> v.databaseName()).toList()))
        .toList();
  }

  private Table table(Model model, List<ForeignKey> foreignKeys) {
    List<Column> columns = model.scalarFields().map(f -> column(model, f)).toList();
    Optional<PrimaryKey> primaryKey =
        model
            .primaryKey()
            .map(
                key ->
                    new PrimaryKey(
                        primaryKeyName(
                            key.mappedName()
                                .orElseGet(() -> names.primaryKey(model.databaseName()))),
                        columns(model, key.fieldNames())));
    List<Index> indexes = new ArrayList<>();
    model.uniques().stream()
        .map(u -> uniqueIndex(model, u))
        .filter(i -> !isKeyAgain(i, primaryKey, columns))
        .forEach(indexes::add);
    model.indexes().forEach(i -> indexes.add(index(model, i)));
    return new Table(TableNames.of(model), columns, primaryKey, indexes, foreignKeys);
  }

  /// SQLite makes no index of its own for a `UNIQUE` over just the primary key, unless that is the
  /// number of the row.
  private static boolean isKeyAgain(Index index, Optional<PrimaryKey> key, List<Column> columns) {
    return index.constraint()
        && key.filter(k -> k.columns().equals(index.columnNames())).isPresent()
        && (index.columns().size() > 1
            || columns.stream()
                .noneMatch(
                    c ->
                        c.name().equals(index.columnNames().getFirst())
                            && c.type().name().equals("INTEGER")));
  }

  /// SQLite does not keep the name of a primary key.
  private Optional<String> primaryKeyName(String name) {
    return switch (dialect) {
      case PostgresDialect _ -> Optional.of(name);
      case SqliteDialect _ -> Optional.empty();
    };
  }

  private Index uniqueIndex(Model model, UniqueKey key) {
    boolean automatic = key.mappedName().filter(dialect::isAutomaticName).isPresent();
    return new Index(
        key.mappedName()
            .filter(_ -> !automatic)
            .orElseGet(
                () -> names.uniqueKey(model.databaseName(), columns(model, key.fieldNames()))),
        true,
        indexColumns(model, key.fields(), Index.BTREE),
        Index.BTREE,
        key.where().map(SqlText::unwrapped),
        automatic);
  }

  private Index index(Model model, dev.crowfoot.model.Index index) {
    String method = index.type().map(t -> t.toLowerCase(Locale.ROOT)).orElse(Index.BTREE);
    return new Index(
        index
            .mappedName()
            .orElseGet(() -> names.index(model.databaseName(), columns(model, index.fieldNames()))),
        false,
        indexColumns(model, index.fields(), method),
        method,
        index.where().map(SqlText::unwrapped));
  }

  private List<Index.IndexColumn> indexColumns(
      Model model, List<IndexField> fields, String method) {
    return fields.stream()
        .map(
            f ->
                new Index.IndexColumn(
                    column(model, f.name()),
                    f.sort() == IndexField.Sort.DESCENDING,
                    f.opClass()
                        .flatMap(
                            o ->
                                model
                                    .scalarField(f.name())
                                    .map(scalar -> dialect.typeOf(scalar, schema))
                                    .flatMap(type -> OperatorClasses.inSql(o, method, type)))))
        .toList();
  }

  private Column column(Model model, ScalarField field) {
    return new Column(
        field.databaseName(),
        dialect.typeOf(field, schema),
        !field.isRequired(),
        field.defaultValue().flatMap(d -> columnDefault(field, d)),
        isAutoincrement(model, field),
        allowed(field));
  }

  /// Lists are no values of their enum.
  private Set<String> allowed(ScalarField field) {
    boolean checked =
        !dialect.hasEnumTypes()
            && !field.isList()
            && schema.datasource().stream().anyMatch(Datasource::checksEnums);
    return checked && field.type() instanceof FieldType.EnumReference(String name)
        ? schema.enumType(name).stream()
            .flatMap(e -> e.values().stream())
            .map(v -> v.databaseName())
            .collect(Collectors.toCollection(LinkedHashSet::new))
        : Set.of();
  }

  /// On SQLite an `Int` that alone is the primary key counts, said or not: it is the row id.
  private boolean isAutoincrement(Model model, ScalarField field) {
    return switch (dialect) {
      case PostgresDialect _ ->
          field.defaultValue().stream().anyMatch(DefaultValue.Autoincrement.class::isInstance);
      case SqliteDialect _ ->
          field.type() == FieldType.Scalar.INT
              && model.primaryKey().stream()
                  .anyMatch(k -> k.fieldNames().equals(List.of(field.name())));
    };
  }

  private Optional<ColumnDefault> columnDefault(ScalarField field, DefaultValue value) {
    return switch (value) {
      case DefaultValue.Text(String text) ->
          Optional.of(
              field.type() == FieldType.Scalar.BYTES
                  ? new ColumnDefault.Bytes(hexadecimal(text))
                  : field.type() == FieldType.Scalar.DECIMAL
                          || field.type() == FieldType.Scalar.FLOAT
                      ? new ColumnDefault.Numeric(text)
                      : new ColumnDefault.Text(text));
      case DefaultValue.Numeric(String digits) -> Optional.of(new ColumnDefault.Numeric(digits));
      case DefaultValue.Bool(boolean bool) ->
          Optional.of(
              field.type() instanceof FieldType.EnumReference
                  ? new ColumnDefault.Text(databaseValue(field, Boolean.toString(bool)))
                  : new ColumnDefault.Bool(bool));
      case DefaultValue.EnumValue(String name) ->
          Optional.of(new ColumnDefault.Text(databaseValue(field, name)));
      case DefaultValue.ListOf(var values) ->
          Optional.of(
              new ColumnDefault.ListOf(
                  values.stream().flatMap(v -> columnDefault(field, v).stream()).toList()));
      case DefaultValue.Now() -> Optional.of(new ColumnDefault.Now());
      case DefaultValue.DatabaseExpression(Optional<String> sql) ->
          sql.filter(s -> !s.isBlank())
              .map(s -> new ColumnDefault.Expression(SqlText.unwrapped(s)));
      case DefaultValue.Autoincrement _, DefaultValue.Auto _, DefaultValue.Sequence _ ->
          Optional.empty();
      case DefaultValue.Uuid _, DefaultValue.Cuid _, DefaultValue.Ulid _, DefaultValue.Nanoid _ ->
          Optional.empty();
    };
  }

  /// What is not Base64 is an error of the schema; it gives no bytes.
  private static String hexadecimal(String base64) {
    try {
      return HexFormat.of().formatHex(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException notBase64) {
      return "";
    }
  }

  private String databaseValue(ScalarField field, String valueName) {
    return switch (field.type()) {
      case FieldType.EnumReference(String enumName) ->
          schema
              .enumType(enumName)
              .flatMap((EnumType e) -> e.value(valueName))
              .map(v -> v.databaseName())
              .orElse(valueName);
      case FieldType.Scalar _, FieldType.CompositeReference _, FieldType.Unsupported _ -> valueName;
    };
  }

  private Optional<ForeignKey> foreignKey(Relation.ForeignKeyRelation relation) {
    Model child = models.get(relation.child().model());
    Model parent = models.get(relation.parent().model());
    if (child == null || parent == null || !usesForeignKeys()) {
      return Optional.empty();
    }
    List<String> columns = columns(child, relation.fields());
    return Optional.of(
        new ForeignKey(
            relation.mappedName().orElseGet(() -> names.foreignKey(child.databaseName(), columns)),
            columns,
            TableNames.of(parent),
            columns(parent, relation.references()),
            action(relation.onDelete()),
            action(relation.onUpdate())));
  }

  /// The table behind two lists that face each other. It lies in the schema of its first model.
  private Optional<Table> joinTable(Relation.ManyToMany relation) {
    Model a = models.get(relation.a().model());
    Model b = models.get(relation.b().model());
    if (a == null || b == null) {
      return Optional.empty();
    }
    Optional<ScalarField> aId = singleId(a);
    Optional<ScalarField> bId = singleId(b);
    if (aId.isEmpty() || bId.isEmpty()) {
      return Optional.empty();
    }
    TableName name =
        new TableName(a.schema(), ConstraintNames.fit(relation.tableName(), dialect.longestName()));
    List<Column> columns =
        List.of(
            new Column("A", dialect.typeOf(aId.get(), schema), false, Optional.empty(), false),
            new Column("B", dialect.typeOf(bId.get(), schema), false, Optional.empty(), false));
    Index onB = joinIndex(names.fit(name.name(), "_B_index"), false, "B");
    List<ForeignKey> foreignKeys =
        usesForeignKeys()
            ? List.of(joinKey(name, "A", a, aId.get()), joinKey(name, "B", b, bId.get()))
            : List.of();
    return Optional.of(
        switch (dialect) {
          case PostgresDialect _ ->
              new Table(
                  name,
                  columns,
                  Optional.of(
                      new PrimaryKey(
                          Optional.of(names.fit(name.name(), "_AB_pkey")), List.of("A", "B"))),
                  List.of(onB),
                  foreignKeys);
          case SqliteDialect _ ->
              new Table(
                  name,
                  columns,
                  Optional.empty(),
                  List.of(joinIndex(names.fit(name.name(), "_AB_unique"), true, "A", "B"), onB),
                  foreignKeys);
        });
  }

  private static Index joinIndex(String name, boolean unique, String... columns) {
    return new Index(
        name,
        unique,
        List.of(columns).stream().map(Index.IndexColumn::of).toList(),
        Index.BTREE,
        Optional.empty());
  }

  private ForeignKey joinKey(TableName table, String column, Model target, ScalarField id) {
    return new ForeignKey(
        names.fit(table.name(), "_" + column + "_fkey"),
        List.of(column),
        TableNames.of(target),
        List.of(id.databaseName()),
        ReferentialAction.CASCADE,
        ReferentialAction.CASCADE);
  }

  private static Optional<ScalarField> singleId(Model model) {
    return model
        .primaryKey()
        .filter(k -> !k.isComposite())
        .flatMap(k -> model.scalarField(k.fieldNames().getFirst()));
  }

  private boolean usesForeignKeys() {
    return schema
        .datasource()
        .map(d -> d.relationMode() == Datasource.RelationMode.FOREIGN_KEYS)
        .orElse(true);
  }

  private static List<String> columns(Model model, List<String> fields) {
    return fields.stream().map(f -> column(model, f)).toList();
  }

  /// The column of a field; a field that does not exist is its own column, so that a schema with
  /// errors still has a catalog.
  private static String column(Model model, String field) {
    return model.scalarField(field).map(ScalarField::databaseName).orElse(field);
  }

  private static ReferentialAction action(dev.crowfoot.model.ReferentialAction action) {
    return switch (action) {
      case CASCADE -> ReferentialAction.CASCADE;
      case RESTRICT -> ReferentialAction.RESTRICT;
      case NO_ACTION -> ReferentialAction.NO_ACTION;
      case SET_NULL -> ReferentialAction.SET_NULL;
      case SET_DEFAULT -> ReferentialAction.SET_DEFAULT;
    };
  }
}
