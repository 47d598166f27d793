// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import dev.crowfoot.adapter.Failure.QueryFailure;
import dev.crowfoot.adapter.rows.value.Storage;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import dev.crowfoot.model.UniqueKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The models of a schema as tables of one database.
record Tables(Schema schema, Dialect dialect, Storage storage, DateForms dates) {
  Tables(Schema schema, Dialect dialect, Storage storage) {
    this(schema, dialect, storage, new DateForms(storage));
  }

  /// @throws QueryFailure when there is none of that name, or it is not to be queried
  Model model(String name) {
    Model model =
        schema
            .model(name)
            .orElseThrow(() -> new QueryFailure("There is no model `" + name + "` in the schema."));
    if (model.ignored()) {
      throw new QueryFailure("`" + name + "` is marked `@@ignore` and is not queried.");
    }
    return model;
  }

  boolean isSqlite() {
    return dialect.provider() == Provider.SQLITE;
  }

  /// The stored fields that can be read.
  List<ScalarField> fields(Model model) {
    return model
        .scalarFields()
        .filter(f -> !f.ignored() && !(f.type() instanceof FieldType.CompositeReference))
        .filter(f -> !isSqlite() || !f.isList())
        .toList();
  }

  /// One use of a model's table in a query.
  ModelTable aliased(Model model, String alias) {
    return ModelTable.aliased(model, dialect, storage, alias);
  }

  /// The table in a statement that changes it.
  ModelTable named(Model model) {
    return ModelTable.named(model, dialect, storage);
  }

  Conditions conditions() {
    return new Conditions(this);
  }

  /// A relation seen from one of its ends.
  RelationEnd end(Model model, String field) {
    return RelationEnd.of(this, model, field);
  }

  /// The fields by which a row can be told from all others: the primary key, else the first unique
  /// key without nulls.
  static Optional<List<String>> key(Model model) {
    return Stream.concat(
            model.primaryKey().stream().map(k -> k.fieldNames()),
            model.uniques().stream().filter(u -> u.where().isEmpty()).map(UniqueKey::fieldNames))
        .filter(
            k ->
                k.stream()
                    .allMatch(f -> model.scalarField(f).stream().anyMatch(s -> s.isRequired())))
        .findFirst();
  }
}
