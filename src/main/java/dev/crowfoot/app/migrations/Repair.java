// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.liquibase.Checksums;
import dev.crowfoot.adapter.liquibase.History;
import dev.crowfoot.adapter.liquibase.MigrationSql;
import dev.crowfoot.editor.Document;
import dev.crowfoot.migration.Changelog;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Putting a history right by somebody's word: what was done or undone by hand, a file that was
/// edited on purpose, two migrations of two branches.
public final class Repair {
  private static final int SHOWN = 20;

  private final MigrationFolder folder;

  Repair(MigrationFolder folder) {
    this.folder = folder;
  }

  /// Notes a migration as applied, without running it.
  ///
  /// @param name full or without its time
  /// @return its full name
  public String applied(Database database, String name) {
    String migration = named(folder.names(), name, "The folder");
    if (History.read(database).changeSetsOf(migration) > 0) {
      throw new MigrationFailure("The database has `%s` already.".formatted(migration));
    }
    folder.runner(database).markApplied(migration);
    return migration;
  }

  /// Notes a migration as not applied, without taking anything back.
  ///
  /// @param name full or without its time
  /// @return its full name
  public String rolledBack(Database database, String name) {
    String migration = applied(database).named(name);
    History.forget(database, migration);
    return migration;
  }

  /// What was done to the file of an applied migration.
  ///
  /// @param changeSets those that are not what was applied
  /// @param lines how the file differs from what its models lead to: `+` for what only the file
  ///   says, `-` for what it does not say; at most a screenful
  public record Edit(String migration, List<String> changeSets, List<String> lines) {
    public Edit {
      changeSets = List.copyOf(changeSets);
      lines = List.copyOf(lines);
    }

    /// For people.
    public String sentence() {
      return "`%s/changelog.yaml` was edited after it had been applied: the change %s %s."
              .formatted(
                  migration,
                  changeSets.size() == 1 ? "set" : "sets",
                  changeSets.stream().map(c -> "`" + c + "`").collect(Collectors.joining(", ")))
          + (lines.isEmpty()
              ? ""
              : " Compared with what the models before and after it lead to, the file says:");
    }
  }

  /// What [#edited] would accept.
  ///
  /// @param name full or without its time
  /// @throws MigrationFailure when the file is what was applied
  public Edit edit(Database database, String name) {
    String migration = applied(database).named(name);
    Checksums now = Checksums.of(folder.path(), migration);
    List<String> changed =
        History.read(database).of(migration).stream()
            .filter(now::differ)
            .map(History.Applied::changeSet)
            .toList();
    if (changed.isEmpty()) {
      throw new MigrationFailure(
          "`%s` is as it was applied: there is nothing to repair.".formatted(migration));
    }
    return new Edit(migration, changed, lines(migration));
  }

  /// What was in the file before is nowhere kept; what its models lead to tells nearly as much.
  private List<String> lines(String migration) {
    Targets targets = folder.targets();
    String meant =
        Changelog.render(
            targets.providers().stream()
                .map(
                    p ->
                        new WrittenPlans(folder)
                            .between(
                                folder.followed(migration),
                                Optional.of(migration),
                                MigrationSql.of(folder.path(), migration, p).apply(),
                                p))
                .toList(),
            migration,
            Migrations.AUTHOR,
            folder.followed(migration));
    List<String> wanted = meant.lines().map(String::strip).toList();
    List<String> found = folder.changelog(migration).lines().map(String::strip).toList();
    return Stream.concat(
            wanted.stream().filter(l -> !found.contains(l)).map(l -> "- " + l),
            found.stream().filter(l -> !wanted.contains(l)).map(l -> "+ " + l))
        .limit(SHOWN)
        .toList();
  }

  /// Takes the file of an applied migration for what was applied.
  ///
  /// @param name full or without its time
  /// @return its full name
  public String edited(Database database, String name) {
    String migration = applied(database).named(name);
    History.accept(database, migration, Checksums.of(folder.path(), migration));
    return migration;
  }

  private record Names(List<String> all) {
    String named(String name) {
      return Repair.named(all, name, "The database");
    }
  }

  private static Names applied(Database database) {
    return new Names(List.copyOf(History.read(database).migrations().keySet()));
  }

  private static String named(List<String> names, String name, String owner) {
    return names.stream()
        .filter(n -> n.equals(name) || n.endsWith("_" + name))
        .reduce((_, last) -> last)
        .orElseThrow(
            () ->
                new MigrationFailure(
                    "%s has no migration `%s`. `crowfoot migrate status` lists them."
                        .formatted(owner, name)));
  }

  /// Puts the newest migration after the one it was written beside: its model becomes the schema,
  /// when that has exactly what both made of the model they started from.
  ///
  /// @param name full or without its time
  /// @return its full name
  /// @throws MigrationFailure when the schema is not that; its details say where it differs
  public String merged(Document document, String name) {
    String migration = named(folder.names(), name, "The folder");
    String other = folder.beside().get(migration);
    if (other == null || !folder.newest().equals(Optional.of(migration))) {
      throw new MigrationFailure(
          "`%s` is not the newest migration, or follows the one before it already."
              .formatted(migration));
    }
    Targets targets = folder.targets();
    Schema schema = Schemas.readable(document.sources(), targets.providers());
    Schema parent = folder.schemaOf(folder.startOf(migration));
    for (Provider provider : targets.providers()) {
      List<String> both = summary(targets, parent, folder.schemaOf(Optional.of(other)), provider);
      both.addAll(summary(targets, parent, folder.schemaOf(Optional.of(migration)), provider));
      refuseUnlessSame(summary(targets, parent, schema, provider), both);
    }
    folder.follow(migration, other, document.sources());
    return migration;
  }

  private static List<String> summary(Targets targets, Schema from, Schema to, Provider provider) {
    return new ArrayList<>(targets.plan(from, to, List.of(), provider).summary());
  }

  private static void refuseUnlessSame(List<String> schema, List<String> both) {
    List<String> differences = new ArrayList<>();
    both.stream().filter(c -> !schema.contains(c)).forEach(c -> differences.add("lacks: " + c));
    schema.stream().filter(c -> !both.contains(c)).forEach(c -> differences.add("has more: " + c));
    if (!differences.isEmpty()) {
      throw new MigrationFailure(
          "The schema is not what the two migrations make together. Merge the schema first; or, if"
              + " the newer one is applied nowhere, remove its folder and write it again with"
              + " `crowfoot migrate dev`.",
          "The schema\n  " + String.join("\n  ", differences));
    }
  }
}
