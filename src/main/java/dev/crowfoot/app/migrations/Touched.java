// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.catalog.EnumDefinition;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.dialect.TableNames;
import dev.crowfoot.diff.Change;
import dev.crowfoot.model.EnumType;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Relation;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Which parts of a schema's text the changes of its database touch, in the names of the file.
final class Touched {
  private final Schema known;
  private final Schema fresh;
  private final Map<String, Set<String>> fields = new HashMap<>();
  private final Set<String> keys = new LinkedHashSet<>();
  private final Map<String, Set<List<String>>> columns = new HashMap<>();
  private final Set<String> newModels = new LinkedHashSet<>();
  private final Set<String> goneModels = new LinkedHashSet<>();
  private final Set<String> newEnums = new LinkedHashSet<>();
  private final Set<String> goneEnums = new LinkedHashSet<>();
  private final Set<String> enums = new LinkedHashSet<>();

  private Touched(Schema known, Schema fresh) {
    this.known = known;
    this.fresh = fresh;
  }

  /// @param views those that the database has, by their names there
  static Touched by(List<Change> changes, Schema known, Schema fresh, Set<String> views) {
    Touched touched = new Touched(known, fresh);
    changes.forEach(touched::add);
    known.models().stream().filter(Model::isView).forEach(v -> touched.addView(v, views));
    return touched;
  }

  Set<String> fields(String model) {
    return fields.getOrDefault(model, Set.of());
  }

  /// Models whose ids, unique keys or indexes are others.
  Set<String> keys() {
    return keys;
  }

  /// Whether the ids, unique keys and indexes over some fields are others.
  boolean keysOver(String model, List<String> fieldNames) {
    return columns.getOrDefault(model, Set.of()).contains(fieldNames);
  }

  Set<String> newModels() {
    return newModels;
  }

  Set<String> goneModels() {
    return goneModels;
  }

  Set<String> newEnums() {
    return newEnums;
  }

  Set<String> goneEnums() {
    return goneEnums;
  }

  /// Enums whose values are others.
  Set<String> enums() {
    return enums;
  }

  private void add(Change change) {
    switch (change) {
      case Change.CreateTable(var t) -> {
        TableNames.model(fresh, t.name()).ifPresent(m -> newModels.add(m.name()));
        relationsOf(fresh, t.name());
      }
      case Change.DropTable(var t) -> {
        TableNames.model(known, t.name()).ifPresent(m -> goneModels.add(m.name()));
        relationsOf(known, t.name());
      }
      case Change.AddColumn(var t, var c, _) -> columns(t.name(), List.of(c.name()));
      case Change.DropColumn(var t, var c) -> columns(t.name(), List.of(c.name()));
      case Change.AlterColumn c -> {
        if (!isOfEnumAlone(c)) {
          columns(c.after().name(), List.of(c.to().name()));
          relationsOver(c.after().name(), List.of(c.to().name()));
        }
      }
      case Change.AddPrimaryKey(var t, var key) -> key(t.name(), key.columns());
      case Change.DropPrimaryKey(var t, var key) -> key(t.name(), key.columns());
      case Change.CreateIndex(var t, var index) -> key(t.name(), index.columnNames());
      case Change.DropIndex(var t, var index) -> key(t.name(), index.columnNames());
      case Change.RenameIndex(var t, _, var index) -> key(t.name(), index.columnNames());
      case Change.AddForeignKey(var t, var key) -> relationsOver(t.name(), key.columns());
      case Change.DropForeignKey(var t, var key) -> relationsOver(t.name(), key.columns());
      case Change.RenameConstraint(var t, _, var to) -> renamed(t, to);
      case Change.CreateEnum(var e) -> of(fresh, e).ifPresent(n -> newEnums.add(n.name()));
      case Change.DropEnum(var e) -> of(known, e).ifPresent(n -> goneEnums.add(n.name()));
      case Change.AddEnumValues c -> of(known, c.to()).ifPresent(n -> enums.add(n.name()));
      case Change.ReplaceEnum c -> of(known, c.to()).ifPresent(n -> enums.add(n.name()));
      case Change.CreateExtension _, Change.AlterExtension _, Change.DropExtension _ -> {}
      case Change.CreateSchema _, Change.RenameEnum _, Change.RenameEnumValue _ -> {}
      case Change.RenameTable _, Change.RenameColumn _, Change.RewriteValues _ -> {}
    }
  }

  /// Where an enum is plain text, a check says its values: if nothing else changes, the field is
  /// still of that enum.
  private boolean isOfEnumAlone(Change.AlterColumn alter) {
    List<String> types =
        TableNames.model(known, alter.after().name())
            .flatMap(m -> TableNames.field(m, alter.to().name()))
            .stream()
            .filter(f -> f.type() instanceof FieldType.EnumReference)
            .map(f -> f.type().word())
            .toList();
    if (alter.changesAllowed()) {
      enums.addAll(types);
    }
    return !types.isEmpty() && alter.from().withAllowed(alter.to().allowed()).equals(alter.to());
  }

  private void addView(Model view, Set<String> views) {
    if (!views.contains(view.databaseName())) {
      goneModels.add(view.name());
      known.relationsOf(view.name()).forEach(this::relation);
      return;
    }
    fresh
        .model(view.name())
        .ifPresent(
            now ->
                Stream.concat(view.scalarFields(), now.scalarFields())
                    .filter(f -> !isSame(view.scalarField(f.name()), now.scalarField(f.name())))
                    .forEach(f -> field(new FieldId(view.name(), f.name()))));
  }

  /// People say of a view's columns what the database does not know: that one is unique, or never
  /// empty.
  private static boolean isSame(Optional<ScalarField> known, Optional<ScalarField> now) {
    return known.map(ScalarField::type).equals(now.map(ScalarField::type))
        && known.flatMap(ScalarField::nativeType).equals(now.flatMap(ScalarField::nativeType));
  }

  private void key(TableName table, List<String> names) {
    if (names.size() == 1) {
      columns(table, names);
    }
    TableNames.model(known, table)
        .ifPresent(
            m -> {
              keys.add(m.name());
              columns
                  .computeIfAbsent(m.name(), _ -> new LinkedHashSet<>())
                  .add(names.stream().map(n -> fieldOf(m, n)).toList());
            });
  }

  private static String fieldOf(Model model, String column) {
    return TableNames.field(model, column).map(ScalarField::name).orElse(column);
  }

  /// A primary key's name stands beside its field, a foreign key's in its relation.
  private void renamed(TableName table, String constraint) {
    TableNames.model(known, table)
        .ifPresent(
            m -> {
              m.primaryKey()
                  .ifPresent(
                      k ->
                          key(
                              table,
                              k.fieldNames().stream()
                                  .flatMap(f -> m.scalarField(f).stream())
                                  .map(ScalarField::databaseName)
                                  .toList()));
              fresh.relations().stream()
                  .filter(
                      r ->
                          r instanceof Relation.ForeignKeyRelation f
                              && f.child().model().equals(m.name())
                              && f.mappedName().equals(Optional.of(constraint)))
                  .forEach(this::relation);
            });
  }

  private void columns(TableName table, List<String> columns) {
    Stream.of(known, fresh)
        .forEach(
            schema ->
                TableNames.model(schema, table)
                    .ifPresent(
                        m ->
                            m.scalarFields()
                                .filter(f -> columns.contains(f.databaseName()))
                                .forEach(f -> field(new FieldId(m.name(), f.name())))));
  }

  private void relationsOver(TableName table, List<String> columns) {
    for (Schema schema : List.of(known, fresh)) {
      TableNames.model(schema, table)
          .ifPresent(
              m -> {
                List<String> names =
                    m.scalarFields()
                        .filter(f -> columns.contains(f.databaseName()))
                        .map(ScalarField::name)
                        .toList();
                schema.relations().stream()
                    .filter(
                        r ->
                            r instanceof Relation.ForeignKeyRelation f
                                && f.child().model().equals(m.name())
                                && f.fields().containsAll(names))
                    .forEach(this::relation);
              });
    }
  }

  /// The relations of a table that comes or goes: also of one that stands behind two lists.
  private void relationsOf(Schema schema, TableName table) {
    TableNames.model(schema, table)
        .ifPresent(m -> schema.relationsOf(m.name()).forEach(this::relation));
    schema.relations().stream()
        .filter(r -> r instanceof Relation.ManyToMany m && m.tableName().equals(table.name()))
        .forEach(this::relation);
  }

  private void relation(Relation relation) {
    switch (relation) {
      case Relation.ForeignKeyRelation r -> {
        field(r.child());
        field(r.parent());
      }
      case Relation.ManyToMany r -> {
        field(r.a());
        field(r.b());
      }
    }
  }

  private void field(FieldId id) {
    fields.computeIfAbsent(id.model(), _ -> new LinkedHashSet<>()).add(id.field());
  }

  private static Optional<EnumType> of(Schema schema, EnumDefinition definition) {
    return schema.enums().stream()
        .filter(e -> e.databaseName().equals(definition.name().name()))
        .findFirst();
  }
}
