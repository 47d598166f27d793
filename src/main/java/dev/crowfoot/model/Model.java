// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A `model` or `view` block.
///
/// @param schema `@@schema`, the database schema it lies in
/// @param documentation its `///` lines joined with `\n`, without the slashes; empty when there are
///   none
/// @param fields in the file's order
/// @param primaryKey from `@id` or `@@id`
/// @param uniques from `@unique` and `@@unique`, in the file's order
/// @param ignored `@@ignore`
public record Model(
    String name,
    Kind kind,
    Optional<String> mappedName,
    Optional<String> schema,
    String documentation,
    List<Field> fields,
    Optional<PrimaryKey> primaryKey,
    List<UniqueKey> uniques,
    List<Index> indexes,
    boolean ignored) {
  /// What the block's keyword says.
  public enum Kind {
    MODEL,
    VIEW
  }

  public Model {
    fields = List.copyOf(fields);
    uniques = List.copyOf(uniques);
    indexes = List.copyOf(indexes);
  }

  /// The same with other fields.
  public Model withFields(List<Field> others) {
    return new Model(
        name,
        kind,
        mappedName,
        schema,
        documentation,
        others,
        primaryKey,
        uniques,
        indexes,
        ignored);
  }

  /// What the table or view is called in the database.
  public String databaseName() {
    return mappedName.orElse(name);
  }

  public boolean isView() {
    return kind == Kind.VIEW;
  }

  public Optional<Field> field(String fieldName) {
    return fields.stream().filter(f -> f.name().equals(fieldName)).findFirst();
  }

  /// The field of that name if it is stored in a column.
  public Optional<ScalarField> scalarField(String fieldName) {
    return scalarFields().filter(f -> f.name().equals(fieldName)).findFirst();
  }

  public Optional<RelationField> relationField(String fieldName) {
    return relationFields().filter(f -> f.name().equals(fieldName)).findFirst();
  }

  /// The fields that are columns, in the file's order.
  public Stream<ScalarField> scalarFields() {
    return fields.stream().filter(ScalarField.class::isInstance).map(ScalarField.class::cast);
  }

  public Stream<RelationField> relationFields() {
    return fields.stream().filter(RelationField.class::isInstance).map(RelationField.class::cast);
  }

  public boolean isPrimaryKeyField(String fieldName) {
    return primaryKey.stream().anyMatch(k -> k.fieldNames().contains(fieldName));
  }

  /// Whether a unique key makes this field alone unique, in every row.
  public boolean isUniqueField(String fieldName) {
    return uniques.stream().anyMatch(k -> k.isOfOneField() && k.fieldNames().contains(fieldName));
  }

  /// Whether exactly these fields, in any order, are the primary key or a unique key.
  public boolean isUniqueOver(List<String> fieldNames) {
    return primaryKey.filter(key -> isOver(fieldNames, key.fieldNames())).isPresent()
        || uniques.stream().anyMatch(key -> isOver(fieldNames, key.fieldNames()));
  }

  private static boolean isOver(List<String> wanted, List<String> names) {
    return names.containsAll(wanted) && wanted.containsAll(names);
  }
}
