// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.catalog.CatalogRename;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.dialect.TableNames;
import dev.crowfoot.model.Schema;
import java.util.List;
import java.util.Optional;

/// What tables and fields that an earlier migration spoke of are called after later ones.
///
/// @param renames of the later ones
record LaterNames(List<CatalogRename> renames) {
  /// A value for the rows of a field under its last name; empty when the field is gone, and the
  /// value with it.
  ///
  /// @param own the schema that the value was chosen for
  Optional<Backfill> of(Backfill backfill, Schema own, Schema last) {
    return own.model(backfill.field().model()).stream()
        .flatMap(
            m ->
                m.scalarField(backfill.field().field()).stream()
                    .flatMap(
                        f -> {
                          TableName now = of(TableNames.of(m));
                          return Backfill.fieldOf(last, now, column(now, f.databaseName()))
                              .stream();
                        }))
        .map(field -> new Backfill(field, backfill.text()))
        .findFirst();
  }

  /// A table by its name for people.
  String ofTable(String table) {
    return renames.stream()
        .filter(
            r -> r instanceof CatalogRename.OfTable(var from, _) && from.toString().equals(table))
        .map(r -> ((CatalogRename.OfTable) r).to().toString())
        .findFirst()
        .orElse(table);
  }

  private TableName of(TableName table) {
    return renames.stream()
        .filter(r -> r instanceof CatalogRename.OfTable(var from, _) && from.equals(table))
        .map(r -> ((CatalogRename.OfTable) r).to())
        .findFirst()
        .orElse(table);
  }

  private String column(TableName now, String column) {
    return renames.stream()
        .filter(
            r ->
                r instanceof CatalogRename.OfColumn(var table, var from, _)
                    && table.equals(now)
                    && from.equals(column))
        .map(r -> ((CatalogRename.OfColumn) r).to())
        .findFirst()
        .orElse(column);
  }
}
