// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.crowfoot.adapter.jdbc.CatalogReader;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.liquibase.RunListener;
import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.app.Project;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.editor.Document;
import dev.crowfoot.migration.Planner;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Schema;
import dev.crowfoot.testing.Postgres;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// From a schema to a database and back, for the samples and, where it is, the corpus of real
/// applications.
@Execution(ExecutionMode.CONCURRENT)
class RoundTripTest {
  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> aDatabaseMadeFromASchemaIsReadAsThatSchema() throws IOException {
    return schemas().stream()
        .map(path -> DynamicTest.dynamicTest(path.toString(), () -> check(path)));
  }

  private static List<Path> schemas() throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> samples = Files.list(Path.of("schemas"))) {
      samples.map(p -> p.resolve("schema.prisma")).sorted().forEach(found::add);
    }
    String corpus = System.getProperty("crowfoot.corpus", "");
    if (!corpus.isBlank()) {
      try (Stream<Path> real = Files.list(Path.of(corpus, "real"))) {
        real.sorted().forEach(found::add);
      }
    }
    return found;
  }

  /// With the extensions that applications make by hand.
  private static String extendedPostgres() {
    String url = Postgres.freshDatabase();
    Postgres.execute(
        url.substring(url.lastIndexOf('/') + 1),
        "CREATE EXTENSION citext",
        "CREATE EXTENSION pg_trgm");
    return url;
  }

  private void check(Path path) throws IOException {
    Sources sources = Project.readSources(new ProjectFiles(path));
    Schema schema = Analysis.of(sources).schema();
    Optional<Provider> provider = schema.provider().filter(Provider::isMigratable);
    assumeThat(provider).isPresent();
    Path home = Files.createTempDirectory(folder, "project");
    Migrations migrations = new Migrations(new ProjectFiles(home.resolve("schema.prisma")));
    String url = provider.get() == Provider.SQLITE ? "file:dev.db" : extendedPostgres();
    Document document = Document.of(sources);
    try (Database database = Database.openOrCreate(DatabaseUrl.parse(url, home))) {
      Review review = migrations.review(document, Optional.of(database));
      assertThat(review.refused(java.util.Set.of())).isEmpty();
      migrations.writeAndApply(review, "init", document, database, RunListener.NONE);
      assertThat(migrations.drift(database).summary()).isEmpty();

      String pulled = Pull.from(database, schema).text();
      Analysis read = Analysis.of(Sources.of(SourceText.of("pulled.prisma", pulled)));
      assertThat(read.diagnostics()).filteredOn(d -> d.isError()).isEmpty();
      var dialect = Schemas.dialect(provider.get());
      var live = CatalogReader.read(database, Schemas.namespaces(schema));
      var wanted = dialect.catalogOf(read.schema());
      assertThat(Planner.plan(dialect.aligned(live, wanted), wanted, List.of(), dialect).summary())
          .isEmpty();

      migrations
          .back()
          .rollback(database, migrations.back().lastApplied(database, 1), RunListener.NONE);
      assertThat(CatalogReader.read(database, Schemas.namespaces(schema)).tables()).isEmpty();
    }
  }
}
