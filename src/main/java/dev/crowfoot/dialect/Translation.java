// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.dialect;

import dev.crowfoot.model.Schema;
import java.util.List;

/// A schema as one of several databases can hold it, for a history that serves them all: what only
/// the other database has is said with what this one has.
///
/// The same text gives the same translation whichever of the databases its datasource names, so
/// switching between them changes no table.
///
/// @param schema what this database is given
/// @param losses a sentence for each thing that it holds only in part
/// @param obstacles a sentence for each thing that it cannot hold at all
public record Translation(Schema schema, List<String> losses, List<String> obstacles) {
  public Translation {
    losses = List.copyOf(losses);
    obstacles = List.copyOf(obstacles);
  }

  public static Translation of(Schema schema, Dialect dialect) {
    return switch (dialect) {
      case SqliteDialect _ -> new SqliteTranslation(schema).translation();
      case PostgresDialect _ -> new PostgresTranslation(schema).translation();
    };
  }
}
