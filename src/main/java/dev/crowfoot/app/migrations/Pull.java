// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.files.TextFiles;
import dev.crowfoot.adapter.jdbc.CatalogReader;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.ExtensionDefinition;
import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.diagnostic.Diagnostic;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.dialect.SchemaOfCatalog;
import dev.crowfoot.editor.Command;
import dev.crowfoot.generate.PrismaWriter;
import dev.crowfoot.model.Datasource;
import dev.crowfoot.model.Datasource.RelationMode;
import dev.crowfoot.model.Datasource.UrlSource;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Schema;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import dev.crowfoot.validation.Validation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Makes a schema of what is in a database.
public final class Pull {
  private Pull() {}

  /// The schema's text, and what it does not say.
  ///
  /// @param existing a schema whose datasource and generators are kept
  public static Pulled from(Database database, Schema existing) {
    return from(database, existing, MadeByHand.NOTHING);
  }

  /// The same for a project that has migrations: what those written by hand made, and no model has,
  /// is left out, because the next migration would make it once more.
  ///
  /// @throws MigrationFailure when one of them cannot be read
  public static Pulled from(Database database, Schema existing, MigrationFolder folder) {
    return from(database, existing, MadeByHand.in(database, folder));
  }

  private static Pulled from(Database database, Schema existing, MadeByHand byHand) {
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
    Catalog read = CatalogReader.read(database, datasource.schemas());
    Catalog expected = dialect.catalogOf(existing);
    Catalog catalog = withExtensions(byHand.outOf(read, expected), datasource);
    Schema schema =
        SchemaOfCatalog.of(catalog, dialect, Optional.of(datasource), existing.generators());
    Schema whole = withViews(schema, List.of(), catalog, database, dialect);
    return new Pulled(
        Sources.of(SourceText.of("schema.prisma", PrismaWriter.write(whole))),
        findings(catalog, whole, dialect, byHand.of(read, expected)));
  }

  /// @param left what stays out of the schema
  private static List<String> findings(
      Catalog found, Schema schema, Dialect dialect, Catalog left) {
    List<String> findings = new ArrayList<>(Pulled.findings(found, schema, dialect));
    Stream.concat(
            left.tables().stream().map(t -> "table `" + t.name()),
            left.enums().stream().map(e -> "enum `" + e.name()))
        .map(
            thing ->
                "The %s` was made by a migration written by hand and is left out of the schema: the next migration would make it once more."
                    .formatted(thing))
        .forEach(findings::add);
    return findings;
  }

  /// A schema brought up to its database: only what is otherwise in the database changes in the
  /// text.
  ///
  /// @throws MigrationFailure when the schema has errors
  public static Pulled from(Database database, Sources sources) {
    return from(database, sources, MadeByHand.NOTHING);
  }

  /// The same for a project that has migrations, without what those written by hand made.
  ///
  /// @throws MigrationFailure when the schema has errors, or one of them cannot be read
  public static Pulled from(Database database, Sources sources, MigrationFolder folder) {
    return from(database, sources, MadeByHand.in(database, folder));
  }

  private static Pulled from(Database database, Sources before, MadeByHand byHand) {
    Sources sources = placed(before);
    Schema known = Validation.of(sources).schema();
    if (known.datasource().isEmpty()) {
      return from(database, known, byHand);
    }
    Schemas.readable(sources);
    Dialect dialect = Schemas.dialect(database.provider());
    Catalog all = CatalogReader.read(database, Schemas.namespaces(known));
    Catalog expected = dialect.catalogOf(known);
    Catalog read = byHand.outOf(all, expected);
    Catalog found =
        withExtensions(
            dialect.aligned(read, expected).withExtensions(read.extensions()),
            known.datasource().get());
    Schema fresh =
        withViews(
            SchemaOfCatalog.of(found, dialect, known),
            known.models().stream().filter(Model::isView).toList(),
            found,
            database,
            dialect);
    try {
      return new Pulled(
          Repull.update(sources, known, found, fresh, dialect),
          findings(found, fresh, dialect, byHand.of(all, expected)));
    } catch (Command.CommandRefused e) {
      throw new MigrationFailure(
          "The schema cannot be brought up to the database in its place: "
              + e.getMessage()
              + " `crowfoot db pull --force` writes it anew.",
          "",
          e);
    }
  }

  /// Whoever just named schemas in the datasource, to have them read, finds every model in error
  /// that does not say where it lies. The database knows that: those in the default schema are
  /// taken to lie there.
  private static Sources placed(Sources sources) {
    List<Diagnostic> errors =
        Validation.of(sources).diagnostics().stream().filter(Diagnostic::isError).toList();
    return errors.stream().allMatch(e -> e.code() == Code.UNKNOWN_SCHEMA && !e.fixes().isEmpty())
        ? sources.apply(
            errors.stream().flatMap(e -> e.fixes().getFirst().edits().stream()).toList())
        : sources;
  }

  /// An extension that the schema does not name yet is written as short as the next database takes
  /// it: in any version, and in a schema of its own only where it lies in one.
  private static Catalog withExtensions(Catalog found, Datasource known) {
    return found.withExtensions(
        found.extensions().stream()
            .map(
                e ->
                    known.extensions().stream()
                        .filter(k -> k.databaseName().equals(e.name()))
                        .findFirst()
                        .map(
                            k ->
                                e.saidAs(
                                    new ExtensionDefinition(e.name(), k.schema(), k.version())))
                        .orElseGet(
                            () ->
                                new ExtensionDefinition(
                                    e.name(),
                                    e.schema().filter(s -> !s.equals("public")),
                                    Optional.empty())))
            .toList());
  }

  /// Views are written where a generator turns the preview feature on, as Prisma does.
  ///
  /// @param known views that are in the schema already
  private static Schema withViews(
      Schema schema, List<Model> known, Catalog found, Database database, Dialect dialect) {
    boolean wanted = schema.generators().stream().anyMatch(g -> g.hasPreviewFeature("views"));
    if (!wanted) {
      return schema;
    }
    Catalog views =
        new Catalog(CatalogReader.views(database, Schemas.namespaces(schema)), found.enums());
    Schema beside = with(schema, known);
    return with(schema, SchemaOfCatalog.views(views, dialect, beside));
  }

  private static Schema with(Schema schema, List<Model> views) {
    List<Model> models = new ArrayList<>(schema.models());
    models.addAll(views);
    return new Schema(
        schema.datasource(),
        schema.generators(),
        models,
        schema.enums(),
        schema.compositeTypes(),
        schema.relations());
  }

  /// Writes it in place of the schema that is there.
  ///
  /// @return the copies of the files that are not what they were
  public static List<Path> write(ProjectFiles files, Pulled pulled, Instant now) {
    List<Path> copies = new ArrayList<>();
    for (SourceText source : pulled.sources().files()) {
      Path file = files.isFolder() ? files.folder().resolve(source.path()) : files.schema();
      if (Files.exists(file) && !TextFiles.read(file).equals(source.content())) {
        copies.add(keep(files, file, now));
      }
      TextFiles.write(file, source.content());
    }
    return copies;
  }

  private static Path keep(ProjectFiles files, Path file, Instant now) {
    String name = String.valueOf(file.getFileName()).replaceAll("\\.prisma$", "");
    Path kept =
        files
            .privateFolder()
            .resolve("backups")
            .resolve(name + "-" + now.getEpochSecond() + ".prisma");
    TextFiles.write(files.privateFolder().resolve(".gitignore"), "*\n");
    TextFiles.write(kept, TextFiles.read(file));
    return kept;
  }
}
