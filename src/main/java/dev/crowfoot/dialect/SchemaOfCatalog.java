// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.dialect;

import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.Column;
import dev.crowfoot.catalog.EnumDefinition;
import dev.crowfoot.catalog.Index;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.model.Arity;
import dev.crowfoot.model.Datasource;
import dev.crowfoot.model.DefaultValue;
import dev.crowfoot.model.EnumType;
import dev.crowfoot.model.Field;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.Generator;
import dev.crowfoot.model.IndexField;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.PrimaryKey;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import dev.crowfoot.model.UniqueKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes a schema that stands for what is in a database: the way back from [Dialect#catalogOf].
/// Names stay as the database has them where the language allows it; constraints are named only
/// where Prisma would name them otherwise.
public final class SchemaOfCatalog {
  /// Above a model that clients cannot use.
  private static final String NO_KEY =
      "Ignored: without a key or a required unique column, no row can be told from the others.";

  private final Catalog catalog;
  private final Dialect dialect;

  /// The name that native types begin with: `@db.VarChar(8)` in a schema whose datasource is `db`.
  private final String datasource;

  private final ConstraintNames constraintNames;
  private final List<Unsaid> unsaid;

  /// What is called as it is called here, and what the database cannot tell apart is what it is
  /// here.
  private final Schema known;

  private final Map<TableName, String> modelNames = new LinkedHashMap<>();
  private final Map<TableName, Map<String, String>> fieldNames = new HashMap<>();
  private final Map<TableName, EnumType> enums = new LinkedHashMap<>();
  private final CheckedEnums checked;

  private SchemaOfCatalog(Catalog catalog, Dialect dialect, String datasource, Schema known) {
    this.known = known;
    this.catalog = catalog;
    this.dialect = dialect;
    this.datasource = datasource;
    this.unsaid = Unsaid.of(catalog);
    this.constraintNames = new ConstraintNames(dialect.longestName());
    this.checked = nameEverything();
  }

  /// @param datasource goes into the schema as it is, as do the generators
  public static Schema of(
      Catalog catalog,
      Dialect dialect,
      Optional<Datasource> datasource,
      List<Generator> generators) {
    return of(catalog, dialect, datasource, generators, Schema.EMPTY);
  }

  /// The same with names that are known already.
  ///
  /// @param catalog aligned with that of `known`
  public static Schema of(Catalog catalog, Dialect dialect, Schema known) {
    return of(catalog, dialect, known.datasource(), known.generators(), known);
  }

  /// The view blocks that stand for a database's views.
  ///
  /// @param views as tables without keys, and the enum types of the database
  /// @param beside the schema they are to stand in, whose names they do not take; views of it keep
  ///   theirs
  public static List<Model> views(Catalog views, Dialect dialect, Schema beside) {
    SchemaOfCatalog writer =
        new SchemaOfCatalog(
            views, dialect, beside.datasource().map(Datasource::name).orElse("db"), beside);
    return views.tables().stream().map(v -> asView(writer.model(v))).toList();
  }

  private static Model asView(Model model) {
    return new Model(
        model.name(),
        Model.Kind.VIEW,
        model.mappedName(),
        model.schema(),
        "",
        model.fields(),
        Optional.empty(),
        List.of(),
        List.of(),
        false);
  }

  private static Schema of(
      Catalog catalog,
      Dialect dialect,
      Optional<Datasource> datasource,
      List<Generator> generators,
      Schema known) {
    Catalog said = SayableKeys.of(catalog, dialect);
    SchemaOfCatalog writer =
        new SchemaOfCatalog(said, dialect, datasource.map(Datasource::name).orElse("db"), known);
    List<Model> models =
        said.tables().stream()
            .filter(t -> !RelationsOfCatalog.isImplicit(t, said, writer.modelNames))
            .map(writer::model)
            .toList();
    return new RelationsOfCatalog(said, dialect, writer.modelNames, writer.fieldNames, known)
        .relate(
            new Schema(
                datasource
                    .map(d -> writer.checked.all().isEmpty() ? d : d.checkingEnums())
                    .map(d -> ExtensionsOfCatalog.into(d, generators, said.extensions(), dialect)),
                generators,
                models,
                writer.enumsOf(models),
                List.of(),
                List.of()));
  }

  /// @return the enums that the database knows as checks only
  private CheckedEnums nameEverything() {
    LegalNames names =
        new LegalNames(
            Stream.concat(
                    known.models().stream().map(Model::name),
                    known.enums().stream().map(EnumType::name))
                .toList());
    for (Table table : catalog.tables()) {
      Optional<Model> model = known(table);
      modelNames.put(
          table.name(), model.map(Model::name).orElseGet(() -> names.give(table.name().name())));
      LegalNames fields =
          new LegalNames(
              model.stream().flatMap(m -> m.fields().stream()).map(Field::name).toList());
      Map<String, String> own = new LinkedHashMap<>();
      table
          .columns()
          .forEach(
              c ->
                  own.put(
                      c.name(),
                      known(table, c).map(Field::name).orElseGet(() -> fields.give(c.name()))));
      fieldNames.put(table.name(), own);
    }
    for (EnumDefinition definition : catalog.enums()) {
      enums.put(definition.name(), enumType(definition, names));
    }
    return new CheckedEnums(catalog, known, names, this::known);
  }

  /// Those that the database has, and those that it knows as text only.
  private List<EnumType> enumsOf(List<Model> models) {
    Set<String> held =
        models.stream()
            .flatMap(Model::scalarFields)
            .map(f -> f.type().word())
            .collect(Collectors.toSet());
    List<EnumType> all =
        new ArrayList<>(Stream.concat(enums.values().stream(), checked.all().stream()).toList());
    known.enums().stream()
        .filter(e -> held.contains(e.name()))
        .filter(e -> all.stream().noneMatch(n -> n.name().equals(e.name())))
        .forEach(all::add);
    return List.copyOf(all);
  }

  private Optional<Model> known(Table table) {
    return known.models().stream()
        .filter(m -> m.databaseName().equals(table.name().name()))
        .filter(m -> m.schema().equals(table.name().schema()))
        .findFirst();
  }

  private Optional<ScalarField> known(Table table, Column column) {
    return known(table).stream()
        .flatMap(Model::scalarFields)
        .filter(f -> f.databaseName().equals(column.name()))
        .findFirst();
  }

  private EnumType enumType(EnumDefinition definition, LegalNames names) {
    Optional<EnumType> before =
        known.enums().stream()
            .filter(e -> e.databaseName().equals(definition.name().name()))
            .filter(e -> e.schema().equals(definition.name().schema()))
            .findFirst();
    String name = before.map(EnumType::name).orElseGet(() -> names.give(definition.name().name()));
    return new EnumType(
        name,
        LegalNames.mapped(name, definition.name().name()),
        definition.name().schema(),
        LegalNames.enumValues(before.map(EnumType::values).orElse(List.of()), definition.values()),
        before.map(EnumType::documentation).orElse(""));
  }

  private Model model(Table table) {
    String name = modelNames.getOrDefault(table.name(), table.name().name());
    List<Field> fields = table.columns().stream().map(c -> (Field) field(table, c)).toList();
    Optional<PrimaryKey> primaryKey =
        table
            .primaryKey()
            .map(
                key ->
                    new PrimaryKey(
                        key.columns().stream()
                            .map(c -> IndexField.of(fieldName(table, c)))
                            .toList(),
                        Optional.empty(),
                        key.name()
                            .filter(
                                n -> !n.equals(constraintNames.primaryKey(table.name().name())))));
    List<UniqueKey> uniques = new ArrayList<>();
    List<dev.crowfoot.model.Index> indexes = new ArrayList<>();
    for (Index index : table.indexes()) {
      if (index.unique()) {
        uniques.add(unique(table, index));
      } else {
        indexes.add(index(table, index));
      }
    }
    return new Model(
        name,
        Model.Kind.MODEL,
        LegalNames.mapped(name, table.name().name()),
        table.name().schema(),
        documentation(table),
        fields,
        primaryKey,
        uniques,
        indexes,
        !isIdentifiable(table));
  }

  /// What somebody wrote about the model, and what it cannot say about its table, in a line each.
  private String documentation(Table table) {
    List<String> lines = new ArrayList<>();
    known(table).stream()
        .flatMap(m -> m.documentation().lines())
        .filter(l -> !l.startsWith(Unsaid.NOTE) && !l.equals(NO_KEY))
        .forEach(lines::add);
    lines.add(Unsaid.note(unsaid, table.name()));
    if (!isIdentifiable(table)) {
      lines.add(NO_KEY);
    }
    lines.removeIf(String::isEmpty);
    return String.join("\n", lines);
  }

  /// A key is required even where SQLite would let it be null.
  private static Arity arity(Table table, Column column) {
    if (column.type().array()) {
      return Arity.LIST;
    }
    return column.nullable() && !table.isPrimaryKeyColumn(column.name())
        ? Arity.OPTIONAL
        : Arity.REQUIRED;
  }

  /// Whether a row can be told from all others, without which clients cannot use the model.
  private static boolean isIdentifiable(Table table) {
    return table.primaryKey().isPresent()
        || table.indexes().stream()
            .anyMatch(
                i ->
                    i.unique()
                        && i.where().isEmpty()
                        && i.columnNames().stream()
                            .flatMap(c -> table.column(c).stream())
                            .noneMatch(Column::nullable));
  }

  private UniqueKey unique(Table table, Index index) {
    String usual = constraintNames.uniqueKey(table.name().name(), index.columnNames());
    return new UniqueKey(
        indexFields(table, index),
        Optional.empty(),
        Optional.of(index.name()).filter(n -> !n.equals(usual)),
        index.where());
  }

  private dev.crowfoot.model.Index index(Table table, Index index) {
    String usual = constraintNames.index(table.name().name(), index.columnNames());
    return new dev.crowfoot.model.Index(
        indexFields(table, index),
        Optional.of(index.name()).filter(n -> !n.equals(usual)),
        switch (index.method()) {
          case "gin" -> Optional.of("Gin");
          case "gist" -> Optional.of("Gist");
          case "spgist" -> Optional.of("SpGist");
          case "brin" -> Optional.of("Brin");
          case "hash" -> Optional.of("Hash");
          default -> Optional.empty();
        },
        index.where(),
        false);
  }

  private List<IndexField> indexFields(Table table, Index index) {
    return index.columns().stream()
        .map(
            c ->
                new IndexField(
                    fieldName(table, c.name()),
                    c.descending() ? IndexField.Sort.DESCENDING : IndexField.Sort.ASCENDING,
                    OptionalInt.empty(),
                    c.opClass().map(o -> "raw(\"" + o + "\")")))
        .toList();
  }

  private String fieldName(Table table, String column) {
    return fieldNames.getOrDefault(table.name(), Map.of()).getOrDefault(column, column);
  }

  private ScalarField field(Table table, Column column) {
    String name = fieldName(table, column.name());
    Optional<ScalarField> before =
        known(table, column).filter(f -> dialect.typeOf(f, known).equals(column.type()));
    Optional<EnumType> ofCheck = checked.of(table, column);
    Optional<EnumType> enumType =
        ofCheck
            .or(() -> column.type().enumName().flatMap(n -> Optional.ofNullable(enums.get(n))))
            .or(() -> before.flatMap(f -> known.enumType(f.type().word())));
    FieldTypes types =
        before
            .filter(_ -> ofCheck.isEmpty())
            .map(f -> new FieldTypes(f.type(), f.nativeType()))
            .orElseGet(
                () ->
                    enumType
                        .map(
                            e ->
                                new FieldTypes(
                                    new FieldType.EnumReference(e.name()),
                                    Optional.<dev.crowfoot.model.NativeType>empty()))
                        .orElseGet(() -> FieldTypes.of(column.type(), dialect, datasource)));
    Optional<DefaultValue> value =
        column.autoincrement()
            ? Optional.of(new DefaultValue.Autoincrement())
            : column
                .defaultValue()
                .map(d -> DefaultsOfCatalog.of(d, column, types.type(), enumType, dialect));
    return new ScalarField(
        name,
        LegalNames.mapped(name, column.name()),
        types.type(),
        arity(table, column),
        value,
        types.nativeType(),
        false,
        false,
        known(table, column).map(ScalarField::documentation).orElse(""));
  }
}
