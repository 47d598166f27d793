// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.jdbc.CatalogReader;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.app.Project;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.dialect.CatalogRenames;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.migration.Plan;
import dev.crowfoot.migration.Planner;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Rename;
import dev.crowfoot.model.Schema;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The plan that leads from anything to anything: schemas, migrations, live databases.
///
/// @param folder where `migrations` are
/// @param provider for which database, when neither side says so
public record Comparison(MigrationFolder folder, Optional<Provider> provider) {
  /// @param renames in the words of the schema; they count when both sides are schemas
  public Plan between(Side from, Side to, List<Rename> renames) {
    Schema before = schema(from);
    Schema after = schema(to);
    Dialect dialect = Schemas.dialect(provider(from, to, before, after));
    List<String> schemas =
        Stream.of(after, before)
            .map(Schemas::namespaces)
            .filter(s -> !s.isEmpty())
            .findFirst()
            .orElse(List.of());
    before = folder.targets().translated(before, dialect.provider());
    after = folder.targets().translated(after, dialect.provider());
    Catalog found =
        from instanceof Side.Live live ? read(live, schemas) : dialect.catalogOf(before);
    Catalog wanted = to instanceof Side.Live live ? read(live, schemas) : dialect.catalogOf(after);
    if (from instanceof Side.Live) {
      found = dialect.completed(dialect.aligned(found, wanted), found);
    } else if (to instanceof Side.Live) {
      wanted = dialect.aligned(wanted, found);
    }
    return Planner.plan(found, wanted, CatalogRenames.of(renames, before, after, dialect), dialect);
  }

  private Provider provider(Side from, Side to, Schema before, Schema after) {
    return provider
        .or(after::provider)
        .or(before::provider)
        .or(() -> live(to))
        .or(() -> live(from))
        .orElseThrow(
            () ->
                new MigrationFailure(
                    "Neither side says for which database. Add `--provider sqlite` or"
                        + " `--provider postgresql`."));
  }

  private static Optional<Provider> live(Side side) {
    return side instanceof Side.Live live ? Optional.of(live.url().provider()) : Optional.empty();
  }

  private Schema schema(Side side) {
    return switch (side) {
      case Side.Empty _, Side.Live _ -> Schema.EMPTY;
      case Side.OfMigrations _ -> folder.schemaOf(folder.newest());
      case Side.OfSchema(var path) ->
          Schemas.readable(
              Project.readSources(ProjectFiles.locate(path)), folder.targets().providers());
    };
  }

  private static Catalog read(Side.Live live, List<String> schemas) {
    try (Database database = Database.open(live.url())) {
      return CatalogReader.read(database, schemas);
    }
  }
}
