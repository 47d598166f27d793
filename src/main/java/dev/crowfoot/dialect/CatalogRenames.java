// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.dialect;

import dev.crowfoot.catalog.CatalogRename;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.model.EnumType;
import dev.crowfoot.model.EnumValue;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Relation;
import dev.crowfoot.model.Rename;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Says renames of the file in the database's words. What keeps its identity, renamed or not, keeps
/// its data: a model that stays but gets another `@@map` or `@@schema` is a renamed table too, and
/// a renamed model takes its implicit many-to-many tables along.
public final class CatalogRenames {
  private final List<Rename> renames;
  private final Schema before;
  private final Schema after;
  private final Dialect dialect;
  private final Identities identities;
  private final JoinTables joins;
  private final List<CatalogRename> found = new ArrayList<>();

  private CatalogRenames(List<Rename> renames, Schema before, Schema after, Dialect dialect) {
    this.renames = renames;
    this.before = before;
    this.after = after;
    this.dialect = dialect;
    this.identities = new Identities(renames, before);
    this.joins = new JoinTables(identities, before, after);
  }

  /// @param before what the recorded renames start from: the schema of the last migration
  public static List<CatalogRename> of(
      List<Rename> renames, Schema before, Schema after, Dialect dialect) {
    return new CatalogRenames(renames, before, after, dialect).find();
  }

  private List<CatalogRename> find() {
    for (Model model : before.models()) {
      identities.model(model.name()).flatMap(after::model).ifPresent(now -> compare(model, now));
    }
    if (dialect.hasEnumTypes()) {
      for (EnumType enumType : before.enums()) {
        identities
            .enumType(enumType.name())
            .flatMap(after::enumType)
            .ifPresent(now -> compare(enumType, now));
      }
    }
    for (Relation relation : before.relations()) {
      if (relation instanceof Relation.ManyToMany manyToMany) {
        compare(manyToMany);
      }
    }
    return List.copyOf(found);
  }

  private void compare(Model model, Model now) {
    if (model.isView() || now.isView() || staysAsItIs(model, now)) {
      return;
    }
    TableName from = TableNames.of(model);
    TableName to = TableNames.of(now);
    if (!from.equals(to)) {
      found.add(new CatalogRename.OfTable(from, to));
    }
    model
        .scalarFields()
        .forEach(
            field ->
                identities
                    .field(new FieldId(model.name(), field.name()))
                    .flatMap(now::scalarField)
                    .ifPresent(fieldNow -> compare(to, field, fieldNow)));
  }

  /// Most models of a large schema. Values of an enum may be others though the model says the same.
  private boolean staysAsItIs(Model model, Model now) {
    return renames.isEmpty()
        && (dialect.hasEnumTypes()
            || model.scalarFields().noneMatch(f -> f.type() instanceof FieldType.EnumReference))
        && model.equals(now);
  }

  private void compare(TableName table, ScalarField field, ScalarField now) {
    if (!field.databaseName().equals(now.databaseName())) {
      found.add(new CatalogRename.OfColumn(table, field.databaseName(), now.databaseName()));
    }
    if (!dialect.hasEnumTypes()
        && field.type() instanceof FieldType.EnumReference(String from)
        && now.type() instanceof FieldType.EnumReference(String to)
        && identities.enumType(from).equals(Optional.of(to))) {
      valueRenames(from, to)
          .forEach(
              r ->
                  found.add(
                      new CatalogRename.OfStoredValue(
                          table, now.databaseName(), r.from(), Optional.of(r.to()))));
      lostValues(from, to)
          .forEach(
              value ->
                  found.add(
                      new CatalogRename.OfStoredValue(
                          table, now.databaseName(), value, Optional.empty())));
    }
  }

  private void compare(EnumType enumType, EnumType now) {
    TableName from = TableNames.of(enumType);
    TableName to = TableNames.of(now);
    if (!from.equals(to)) {
      found.add(new CatalogRename.OfEnum(from, to));
    }
    valueRenames(enumType.name(), now.name())
        .forEach(r -> found.add(new CatalogRename.OfEnumValue(to, r.from(), r.to())));
  }

  private record ValueRename(String from, String to) {}

  private List<ValueRename> valueRenames(String enumBefore, String enumAfter) {
    List<ValueRename> renames = new ArrayList<>();
    EnumType now = after.enumType(enumAfter).orElseThrow();
    for (var value : before.enumType(enumBefore).orElseThrow().values()) {
      identities
          .enumValue(enumBefore, value.name())
          .flatMap(now::value)
          .filter(v -> !v.databaseName().equals(value.databaseName()))
          .ifPresent(v -> renames.add(new ValueRename(value.databaseName(), v.databaseName())));
    }
    return renames;
  }

  /// As the database has them. Another value may have taken the place of one that is gone.
  private List<String> lostValues(String enumBefore, String enumAfter) {
    List<EnumValue> now = after.enumType(enumAfter).orElseThrow().values();
    return before.enumType(enumBefore).orElseThrow().values().stream()
        .filter(
            v ->
                identities
                    .enumValue(enumBefore, v.name())
                    .flatMap(after.enumType(enumAfter).orElseThrow()::value)
                    .isEmpty())
        .map(EnumValue::databaseName)
        .filter(name -> now.stream().noneMatch(v -> v.databaseName().equals(name)))
        .toList();
  }

  /// The columns `A` and `B` follow the alphabet of the models' names, so a renamed model may swap
  /// them.
  private void compare(Relation.ManyToMany relation) {
    for (JoinTables.Same same : joins.of(relation)) {
      TableName from = tableName(before, relation);
      TableName to = tableName(after, same.now());
      if (!from.equals(to)) {
        found.add(new CatalogRename.OfTable(from, to));
      }
      if (same.swapped()) {
        found.add(new CatalogRename.OfColumn(to, "A", "B"));
        found.add(new CatalogRename.OfColumn(to, "B", "A"));
      }
    }
  }

  private TableName tableName(Schema schema, Relation.ManyToMany relation) {
    return new TableName(
        schema.model(relation.a().model()).flatMap(Model::schema),
        ConstraintNames.fit(relation.tableName(), dialect.longestName()));
  }
}
