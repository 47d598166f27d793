// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.Failure.FileFailure;
import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.files.TextFiles;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.liquibase.Headers;
import dev.crowfoot.adapter.liquibase.LiquibaseRunner;
import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.migration.Changelog;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Schema;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The folder `migrations/` of a project: a folder for each migration, and the root changelog that
/// lists them in order.
///
/// ```
/// migrations/
///   changelog.yaml
///   20261123101500_init/
///     changelog.yaml
///     schema.prisma
/// ```
///
/// A folder without `schema.prisma` was written by hand: it does what the model does not say, and
/// leaves the model as it was.
public record MigrationFolder(Path path) {
  private static final Pattern NAME = Pattern.compile("(\\d{14})_.+");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
  private static final String SNAPSHOT = "schema.prisma";
  private static final int LONGEST = 80;
  private static final List<Provider> MIGRATABLE = List.of(Provider.POSTGRESQL, Provider.SQLITE);

  /// The migration that one was written after; empty for the first, and for those written before
  /// this was noted.
  Optional<String> followed(String migration) {
    return header(migration).follows();
  }

  /// What a migration was planned with, beside the two models.
  Changelog.Terms terms(String migration) {
    return header(migration).terms();
  }

  /// Migrations that were written beside another one rather than after it, as two branches of
  /// version control do: each with the one it should have followed. The model of such a migration
  /// lacks what the other made.
  SequencedMap<String, String> beside() {
    SequencedMap<String, String> found = new LinkedHashMap<>();
    List<String> names = names().stream().filter(m -> !isByHand(m)).toList();
    for (int i = 1; i < names.size(); i++) {
      String before = names.get(i - 1);
      if (startOf(names.get(i)).filter(f -> !f.equals(before)).isPresent()) {
        found.put(names.get(i), before);
      }
    }
    return found;
  }

  /// The migration whose model a migration was written for: the one it follows, or the last one
  /// before that which has a model.
  Optional<String> startOf(String migration) {
    Optional<String> start = followed(migration);
    while (start.isPresent() && isByHand(start.get())) {
      String byHand = start.get();
      start = followed(byHand).or(() -> before(byHand));
    }
    return start;
  }

  /// Whether a migration is hand-written change sets beside the model. What Crowfoot wrote is not,
  /// even when its model was deleted.
  boolean isByHand(String migration) {
    return !Files.exists(path.resolve(migration).resolve(SNAPSHOT))
        && Files.exists(path.resolve(migration))
        && !header(migration).authors().contains(Migrations.AUTHOR);
  }

  /// The migrations, oldest first.
  public List<String> names() {
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(path)) {
      return entries
          .filter(e -> Files.isRegularFile(e.resolve(LiquibaseRunner.ROOT)))
          .map(e -> String.valueOf(e.getFileName()))
          .filter(n -> NAME.matcher(n).matches())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new FileFailure("`%s` cannot be listed.".formatted(path), e);
    }
  }

  public Optional<String> newest() {
    List<String> names = names();
    return names.isEmpty() ? Optional.empty() : Optional.of(names.getLast());
  }

  /// The model as of a migration; that of an earlier one when it was written by hand.
  public Sources snapshot(String migration) {
    String name = migration + "/" + SNAPSHOT;
    Path file = path.resolve(name);
    if (Files.exists(file)) {
      return Sources.of(SourceText.of(name, TextFiles.read(file)));
    }
    if (!isByHand(migration)) {
      throw new MigrationFailure(
          ("`%s` is missing. Restore it from version control; or, if the migration was written by"
                  + " hand, give its change sets another author than `%s`.")
              .formatted(name, Migrations.AUTHOR));
    }
    return before(migration)
        .map(this::snapshot)
        .orElseGet(() -> Sources.of(SourceText.of(name, "")));
  }

  /// The migration above it in the folder.
  Optional<String> before(String migration) {
    return names().stream().filter(m -> m.compareTo(migration) < 0).reduce((_, last) -> last);
  }

  /// What a migration made of the model; nothing before the first.
  Schema schemaOf(Optional<String> migration) {
    return migration.map(this::schemaOf).orElse(Schema.EMPTY);
  }

  /// What was a schema without errors when it was written is not guessed at when it has some now.
  private Schema schemaOf(String migration) {
    Sources snapshot = snapshot(migration);
    Optional<Schema> known = Schemas.known(snapshot);
    if (known.isPresent()) {
      return known.get();
    }
    Analysis analysis = Schemas.best(snapshot, MIGRATABLE);
    if (analysis.diagnostics().stream().anyMatch(d -> d.code() == Code.SYNTAX)) {
      throw new MigrationFailure(
          ("`%s/%s` is damaged: somebody edited it, or a merge left its marks in it. Restore it from"
                  + " version control.")
              .formatted(migration, SNAPSHOT));
    }
    return analysis.schema();
  }

  /// For which databases the history is; none while there is no migration.
  public Targets targets() {
    List<String> names = names();
    // What is written by hand may be for some of them only.
    List<String> decisive = names.stream().filter(m -> !isByHand(m)).toList();
    for (String migration : (decisive.isEmpty() ? names : decisive).reversed()) {
      Targets named = databasesOf(migration);
      if (!named.providers().isEmpty()) {
        return named;
      }
    }
    return new Targets(
        newest().flatMap(m -> schemaOf(m).provider()).stream()
            .filter(Provider::isMigratable)
            .toList());
  }

  /// The databases that the change sets of a migration name.
  ///
  /// @throws MigrationFailure when its changelog cannot be read
  Targets databasesOf(String migration) {
    return new Targets(
        header(migration).databases().stream()
            .flatMap(word -> Provider.ofWord(word).stream())
            .filter(Provider::isMigratable)
            .toList());
  }

  /// Whether a migration has anything for a kind of database; a change set that names none is for
  /// all.
  boolean isFor(String migration, Provider provider) {
    Targets named = databasesOf(migration);
    return named.providers().isEmpty() || named.has(provider) || header(migration).everywhere();
  }

  /// What a migration's changelog says about itself.
  private Changelog.Header header(String migration) {
    try {
      return Headers.of(path, migration);
    } catch (IllegalArgumentException e) {
      throw new MigrationFailure(
          ("`%s/%s` cannot be read: somebody edited it, or a merge left its marks in it. Restore it"
                  + " from version control.")
              .formatted(migration, LiquibaseRunner.ROOT),
          String.valueOf(e.getMessage()),
          e);
    }
  }

  /// Applies this folder's migrations to a database.
  LiquibaseRunner runner(Database database) {
    return new LiquibaseRunner(database, path, names());
  }

  public String changelog(String migration) {
    return TextFiles.read(path.resolve(migration).resolve(LiquibaseRunner.ROOT));
  }

  /// The full name for a new migration: its time, so that it sorts after all others, and its name
  /// with everything but letters and digits made `_`.
  public String fullName(String name, Instant now) {
    LocalDateTime time = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
    Optional<LocalDateTime> last =
        newest().map(n -> LocalDateTime.parse(n.substring(0, n.indexOf('_')), TIME));
    if (last.isPresent() && !time.truncatedTo(ChronoUnit.SECONDS).isAfter(last.get())) {
      time = last.get().plusSeconds(1);
    }
    String slug =
        name.strip()
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{N}]+", "_")
            .replaceAll("^_+|_+$", "");
    slug = slug.length() > LONGEST ? slug.substring(0, LONGEST) : slug;
    return TIME.format(time) + "_" + (slug.isEmpty() ? "migration" : slug);
  }

  /// Writes a migration. Its folder appears whole or not at all, and only then is it listed.
  public void write(String migration, String changelog, Sources schema) {
    write(migration, Map.of(LiquibaseRunner.ROOT, changelog, SNAPSHOT, joined(schema)));
  }

  /// Writes a migration that is to be filled by hand.
  void writeByHand(String migration, String changelog) {
    write(migration, Map.of(LiquibaseRunner.ROOT, changelog));
  }

  private void write(String migration, Map<String, String> files) {
    root();
    Path unfinished = path.resolve("." + migration);
    files.forEach((name, text) -> TextFiles.write(unfinished.resolve(name), text));
    try {
      Files.move(unfinished, path.resolve(migration), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new FileFailure("The migration `%s` cannot be written.".formatted(migration), e);
    }
    writeRoot();
  }

  /// Rewrites a migration so that it follows another one and leads to a schema. Its change sets
  /// stay as they are.
  void follow(String migration, String other, Sources schema) {
    Path file = path.resolve(migration).resolve(LiquibaseRunner.ROOT);
    TextFiles.write(
        file, Changelog.following(TextFiles.read(file), followed(migration).orElseThrow(), other));
    TextFiles.write(path.resolve(migration).resolve(SNAPSHOT), joined(schema));
  }

  /// Removes a migration's folder and its line in the root changelog.
  public void remove(String migration) {
    root();
    Path folder = path.resolve(migration);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new FileFailure("`%s` cannot be removed.".formatted(folder), e);
    }
    writeRoot();
  }

  /// Lists every migration in the root changelog, unless it does so already.
  ///
  /// @throws MigrationFailure when somebody wrote into it what is no migration, which would be lost
  public void writeRoot() {
    Path root = path.resolve(LiquibaseRunner.ROOT);
    Optional<RootChangelog> now = root();
    String text = now.map(r -> r.listing(names())).orElseGet(() -> Changelog.root(names()));
    if (now.stream().noneMatch(r -> r.text().equals(text))) {
      TextFiles.write(root, text);
    }
  }

  /// The root changelog as it is; one that must not be written over is refused.
  private Optional<RootChangelog> root() {
    Path root = path.resolve(LiquibaseRunner.ROOT);
    if (!Files.exists(root)) {
      return Optional.empty();
    }
    RootChangelog now = new RootChangelog(TextFiles.read(root));
    now.refuseForeign();
    return Optional.of(now);
  }

  /// A schema of several files becomes one: a migration remembers what it means, not how it is
  /// spread.
  private static String joined(Sources schema) {
    return schema.files().stream().map(SourceText::content).collect(Collectors.joining("\n"));
  }
}
