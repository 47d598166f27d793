// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.Failure.FileFailure;
import dev.crowfoot.adapter.files.TextFiles;
import dev.crowfoot.adapter.jdbc.CatalogReader;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.dialect.SchemaOfCatalog;
import dev.crowfoot.generate.PrismaWriter;
import dev.crowfoot.model.Datasource;
import dev.crowfoot.model.Datasource.RelationMode;
import dev.crowfoot.model.Datasource.UrlSource;
import dev.crowfoot.model.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Makes a schema of what is in a database.
public final class Pull {
  private Pull() {}

  /// The schema's text, and what it does not say.
  ///
  /// @param existing a schema whose datasource and generators are kept
  public static Pulled from(Database database, Schema existing) {
    Datasource datasource =
        existing
            .datasource()
            .orElseGet(
                () ->
                    new Datasource(
                        "db",
                        database.provider().word(),
                        Optional.of(new UrlSource.Environment("DATABASE_URL")),
                        RelationMode.FOREIGN_KEYS,
                        List.of()));
    Dialect dialect = Schemas.dialect(database.provider());
    Catalog catalog = CatalogReader.read(database, datasource.schemas());
    Schema schema =
        SchemaOfCatalog.of(catalog, dialect, Optional.of(datasource), existing.generators());
    return new Pulled(PrismaWriter.write(schema), Pulled.findings(catalog, schema, dialect));
  }

  /// Writes it in place of the schema that is there.
  ///
  /// @return the copy of what was there before, if anything was lost by that
  public static Optional<Path> write(ProjectFiles files, String text, Instant now) {
    if (files.isFolder()) {
      throw new FileFailure(
          "The schema is a folder of several files, and nobody knows which model belongs in which."
              + " Use `--print` and take over what you need.");
    }
    Path schema = files.schema();
    Optional<Path> copy = Optional.empty();
    if (Files.exists(schema) && !TextFiles.read(schema).equals(text)) {
      Path kept =
          files
              .privateFolder()
              .resolve("backups")
              .resolve("schema-" + now.getEpochSecond() + ".prisma");
      TextFiles.write(files.privateFolder().resolve(".gitignore"), "*\n");
      TextFiles.write(kept, TextFiles.read(schema));
      copy = Optional.of(kept);
    }
    TextFiles.write(schema, text);
    return copy;
  }
}
