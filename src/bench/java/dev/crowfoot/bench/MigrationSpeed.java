// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.bench;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.liquibase.RunListener;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.app.migrations.Migrations;
import dev.crowfoot.app.migrations.Review;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.editor.command.AddField;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Provider;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.LogManager;

/// How long migrations take: planning and writing the first one of a schema, applying it beside the
/// same SQL sent by plain JDBC in one transaction, and then another of one new field. Each round
/// does all of it in turn, on new databases in one process. Arguments: rounds, the schema as a
/// number of models or a file.
final class MigrationSpeed {
  private static final int WARM_UP = 3;

  private final EmbeddedPostgres server;
  private final TreeMap<String, List<Long>> times = new TreeMap<>();
  private int number;

  private MigrationSpeed(EmbeddedPostgres server) {
    this.server = server;
  }

  public static void main(String[] arguments) throws IOException, SQLException {
    LogManager.getLogManager().reset();
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 7;
    String schema = arguments.length > 1 ? arguments[1] : "1000";
    String text = Schemas.read(schema).content();
    try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
      MigrationSpeed speed = new MigrationSpeed(server);
      for (int round = 0; round < WARM_UP + rounds; round++) {
        if (round == WARM_UP) {
          speed.times.clear();
        }
        speed.measure(document(text, Provider.POSTGRESQL));
        speed.measure(document(text, Provider.SQLITE));
      }
      speed.report();
    }
    System.exit(0);
  }

  /// SQLite has no native types.
  private static Document document(String text, Provider provider) {
    String own =
        provider == Provider.POSTGRESQL
            ? text
            : text.replace("\"postgresql\"", "\"sqlite\"")
                .replaceAll(" @db\\.\\w+(\\([^)]*\\))?", "");
    return Document.of(Sources.of(SourceText.of("schema.prisma", own)));
  }

  private void measure(Document document) throws IOException, SQLException {
    Path folder = Files.createTempDirectory("migrations");
    Snapshot snapshot = Snapshot.of(document);
    Provider provider = snapshot.analysis().schema().provider().orElseThrow();
    Migrations migrations = new Migrations(new ProjectFiles(folder.resolve("schema.prisma")));
    try (Database ours = database(provider, folder);
        Database raw = database(provider, folder)) {
      Review[] first = new Review[1];
      time(
          provider,
          "plan",
          () -> {
            first[0] = migrations.review(document, Optional.empty());
            migrations.write(first[0], "init", document);
          });
      time(provider, "apply", () -> migrations.apply(ours, RunListener.NONE));
      time(provider, "raw", () -> run(raw, first[0]));
      Model model = snapshot.analysis().schema().models().getFirst();
      Document next =
          new AddField(model.name(), Optional.empty(), "later", "String?").applyTo(snapshot);
      // As the window does whenever a migration was applied, and others may have written since.
      migrations.drift().look(ours);
      time(
          provider,
          "second",
          () -> {
            Review review = migrations.review(next, Optional.of(ours));
            migrations.writeAndApply(review, "next", next, ours, RunListener.NONE);
          });
    }
  }

  private Database database(Provider provider, Path folder) throws SQLException {
    String name = "speed_" + ++number;
    return Database.openOrCreate(
        DatabaseUrl.parse(
            provider == Provider.SQLITE
                ? "file:" + name + ".db"
                : "postgresql://postgres:postgres@localhost:%d/%s"
                    .formatted(server.getPort(), name),
            folder));
  }

  private static void run(Database database, Review review) throws SQLException {
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (String sql :
          review.plan().steps().stream().flatMap(s -> s.statements().stream()).toList()) {
        statement.execute(sql);
      }
      connection.commit();
    }
  }

  private interface Work {
    void run() throws SQLException;
  }

  private void time(Provider provider, String name, Work work) throws SQLException {
    long start = System.nanoTime();
    work.run();
    times
        .computeIfAbsent(provider.word() + " " + name, _ -> new ArrayList<>())
        .add(System.nanoTime() - start);
  }

  private double median(Provider provider, String name) {
    List<Long> nanos = times.get(provider.word() + " " + name);
    return nanos == null ? 0 : nanos.stream().sorted().toList().get(nanos.size() / 2) / 1e6;
  }

  private void report() {
    System.out.println(
        "| database | plan and changelog, ms | apply, ms | the same SQL, ms | ratio | one more field, ms |");
    System.out.println("|---|--:|--:|--:|--:|--:|");
    for (Provider provider : List.of(Provider.SQLITE, Provider.POSTGRESQL)) {
      System.out.printf(
          Locale.ROOT,
          "| %s | %.0f | %.0f | %.0f | %.1f | %.0f |%n",
          provider.word(),
          median(provider, "plan"),
          median(provider, "apply"),
          median(provider, "raw"),
          median(provider, "apply") / median(provider, "raw"),
          median(provider, "second"));
    }
  }
}
