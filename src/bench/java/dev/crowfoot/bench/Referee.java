// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.bench;

import dev.crowfoot.adapter.Failure;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.liquibase.RunListener;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.app.migrations.Migrations;
import dev.crowfoot.app.migrations.Review;
import dev.crowfoot.editor.Document;
import dev.crowfoot.model.Provider;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import dev.crowfoot.validation.Validation;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.LogManager;

/// Migrates an empty database to each schema, and then to an edited one, and asks Prisma each time
/// whether it sees a difference. Arguments: Prisma's script, the list of its faults, schemas.
///
/// Ends with 1 when there is one that the list does not explain.
final class Referee {
  /// Extensions that schemas use without asking for them.
  private static final List<String> EXTENSIONS =
      List.of(
          "citext", "pg_trgm", "\"uuid-ossp\"", "pgcrypto", "hstore", "btree_gin", "btree_gist");

  private static final int EDITS = 8;

  private final EmbeddedPostgres server;
  private final PrismaDiffer prisma;
  private final PrismaFaults faults;
  private final Map<Provider, Tally> tallies = new EnumMap<>(Provider.class);
  private int number;

  private Referee(EmbeddedPostgres server, PrismaDiffer prisma, PrismaFaults faults) {
    this.server = server;
    this.prisma = prisma;
    this.faults = faults;
  }

  /// How many databases Prisma found as wanted.
  private static final class Tally {
    int migrations;
    int equal;
    int explained;
  }

  public static void main(String[] arguments) throws IOException, SQLException {
    LogManager.getLogManager().reset();
    PrismaFaults faults = PrismaFaults.read(Path.of(arguments[1]));
    boolean fine;
    try (EmbeddedPostgres server =
            EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        PrismaDiffer prisma = new PrismaDiffer(Path.of(arguments[0]))) {
      Referee referee = new Referee(server, prisma, faults);
      for (String extension : EXTENSIONS) {
        referee.execute("template1", "CREATE EXTENSION " + extension);
      }
      for (String schema : Arrays.asList(arguments).subList(2, arguments.length)) {
        referee.tryOut(Path.of(schema));
      }
      fine = referee.report();
    }
    faults.idle().forEach(f -> System.err.println("No schema had the fault " + f));
    System.exit(fine ? 0 : 1);
  }

  private void execute(String database, String sql) throws SQLException {
    try (Connection connection = server.getDatabase("postgres", database).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void tryOut(Path file) throws IOException, SQLException {
    Sources sources = Sources.of(SourceText.of("schema.prisma", Files.readString(file)));
    Optional<Provider> provider =
        Validation.of(sources).schema().provider().filter(Provider::isMigratable);
    if (provider.isEmpty()) {
      return;
    }
    Path folder = Files.createTempDirectory("referee");
    String name = "referee_" + ++number;
    String url =
        provider.get() == Provider.SQLITE
            ? "file:" + folder.resolve("dev.db")
            : "postgresql://postgres:postgres@localhost:%d/%s".formatted(server.getPort(), name);
    try (Database database = Database.openOrCreate(DatabaseUrl.parse(url, folder))) {
      if (sources.main().content().contains("extensions ")) {
        dropExtensions(name);
      }
      Document first = Document.of(sources);
      Document second = RandomEdits.of(first, file.getFileName().toString().hashCode(), EDITS);
      Migrations migrations = new Migrations(new ProjectFiles(folder.resolve("schema.prisma")));
      if (migrate(migrations, first, database, file.getFileName().toString(), url)) {
        migrate(migrations, second, database, file.getFileName() + " edited", url);
      }
    }
    if (provider.get() == Provider.POSTGRESQL) {
      execute("postgres", "DROP DATABASE " + name + " WITH (FORCE)");
    }
  }

  /// The migration is to create them.
  private void dropExtensions(String database) throws SQLException {
    for (String extension : EXTENSIONS) {
      execute(database, "DROP EXTENSION " + extension);
    }
  }

  /// @return whether the migration is done
  private boolean migrate(
      Migrations migrations, Document document, Database database, String name, String url)
      throws IOException {
    Tally tally = tallies.computeIfAbsent(database.provider(), _ -> new Tally());
    tally.migrations++;
    try {
      Review review = migrations.review(document, Optional.of(database));
      if (!review.isEmpty()) {
        migrations.writeAndApply(review, "step", document, database, RunListener.NONE);
      }
    } catch (Failure failure) {
      count(tally, name, "Crowfoot: " + failure.getMessage() + " " + failure.details().orElse(""));
      return false;
    }
    String prefix = database.provider() == Provider.POSTGRESQL ? "public." : "";
    List<String> history =
        database.provider() == Provider.POSTGRESQL
            ? List.of(
                prefix + "databasechangelog",
                prefix + "databasechangeloglock",
                prefix + "crowfoot_definitions")
            : List.of("DATABASECHANGELOG", "DATABASECHANGELOGLOCK", "crowfoot_definitions");
    Optional<String> difference =
        prisma.difference(url, document.sources().main().content(), history);
    if (difference.isEmpty()) {
      tally.equal++;
    } else {
      count(tally, name, difference.get());
    }
    return true;
  }

  private void count(Tally tally, String name, String difference) {
    if (faults.explain(name, difference)) {
      tally.explained++;
    } else {
      System.err.println("## " + name + "\n" + difference.strip() + "\n");
    }
  }

  private boolean report() {
    System.out.println(
        "| database | migrations | Prisma sees no difference | its own fault | ours |");
    System.out.println("|---|--:|--:|--:|--:|");
    tallies.forEach(
        (provider, tally) ->
            System.out.printf(
                "| %s | %d | %d | %d | %d |%n",
                provider.word(),
                tally.migrations,
                tally.equal,
                tally.explained,
                tally.migrations - tally.equal - tally.explained));
    return tallies.values().stream().allMatch(t -> t.migrations == t.equal + t.explained);
  }
}
