// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.Failure.FileFailure;
import dev.crowfoot.adapter.files.TextFiles;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.liquibase.LiquibaseRunner;
import dev.crowfoot.migration.Changelog;
import dev.crowfoot.model.Schema;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import dev.crowfoot.validation.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
public record MigrationFolder(Path path) {
  private static final Pattern NAME = Pattern.compile("(\\d{14})_.+");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
  private static final String SNAPSHOT = "schema.prisma";
  private static final int LONGEST = 80;

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

  /// The model as of a migration.
  public Sources snapshot(String migration) {
    Path file = path.resolve(migration).resolve(SNAPSHOT);
    return Sources.of(SourceText.of(migration + "/" + SNAPSHOT, TextFiles.read(file)));
  }

  /// What a migration made of the model; nothing before the first.
  Schema schemaOf(Optional<String> migration) {
    return migration.map(m -> Validation.of(snapshot(m)).schema()).orElse(Schema.EMPTY);
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
    Path unfinished = path.resolve("." + migration);
    TextFiles.write(unfinished.resolve(LiquibaseRunner.ROOT), changelog);
    TextFiles.write(unfinished.resolve(SNAPSHOT), joined(schema));
    try {
      Files.move(unfinished, path.resolve(migration), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new FileFailure("The migration `%s` cannot be written.".formatted(migration), e);
    }
    writeRoot();
  }

  /// Removes a migration's folder and its line in the root changelog.
  public void remove(String migration) {
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
  public void writeRoot() {
    Path root = path.resolve(LiquibaseRunner.ROOT);
    String text = Changelog.root(names());
    if (!Files.exists(root) || !TextFiles.read(root).equals(text)) {
      TextFiles.write(root, text);
    }
  }

  /// A schema of several files becomes one: a migration remembers what it means, not how it is
  /// spread.
  private static String joined(Sources schema) {
    return schema.files().stream().map(SourceText::content).collect(Collectors.joining("\n"));
  }
}
