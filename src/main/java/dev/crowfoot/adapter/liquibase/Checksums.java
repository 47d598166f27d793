// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.liquibase;

import dev.crowfoot.adapter.Failure.FileFailure;
import dev.crowfoot.adapter.files.ReadOnce;
import dev.crowfoot.adapter.files.TextFiles;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import liquibase.ChecksumVersion;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;

/// What the change sets of a file are known by: Liquibase notes it when it applies them, and so
/// finds out when a file was edited afterwards.
///
/// @param ofChangeSets by the change set's id
public record Checksums(Map<String, String> ofChangeSets) {
  private static final ReadOnce<Checksums> KNOWN = new ReadOnce<>();

  public Checksums {
    ofChangeSets = Map.copyOf(ofChangeSets);
  }

  /// Those of a migration as its file is now.
  public static Checksums of(Path folder, String migration) {
    try {
      return KNOWN.of(
          file(folder, migration), _ -> MigrationSql.parsed(folder, migration, Checksums::of));
    } catch (FileFailure _) {
      return new Checksums(Map.of());
    }
  }

  /// The files of migrations before a run, so that what Liquibase notes of them is known afterwards
  /// without parsing them once more.
  ///
  /// @param content by the migration, of those that are as Crowfoot writes them and that the
  ///   database has nothing of: what it has may be of another content
  record Before(Path folder, Map<String, String> content) {
    static Before of(Path folder, List<String> migrations, History history) {
      Map<String, String> content = new HashMap<>();
      for (String migration : migrations) {
        if (history.changeSetsOf(migration) == 0 && !Headers.plain(folder, migration).isEmpty()) {
          content.put(migration, TextFiles.read(file(folder, migration)));
        }
      }
      return new Before(folder, content);
    }

    /// Remembers the checksums of those that the database has with every change set.
    ///
    /// @param after the history that the run left
    void remember(History after) {
      content.forEach(
          (migration, text) -> {
            Map<String, String> noted = new HashMap<>();
            after
                .of(migration)
                .forEach(a -> a.checksum().ifPresent(c -> noted.put(a.changeSet(), c)));
            if (noted.keySet().equals(Headers.plain(folder, migration).keySet())) {
              KNOWN.remember(file(folder, migration), text, new Checksums(noted));
            }
          });
    }
  }

  private static Path file(Path folder, String migration) {
    return folder.resolve(migration).resolve(LiquibaseRunner.ROOT);
  }

  private static Checksums of(DatabaseChangeLog changeLog) {
    Map<String, String> found = new LinkedHashMap<>();
    for (ChangeSet changeSet : changeLog.getChangeSets()) {
      found.put(changeSet.getId(), changeSet.generateCheckSum(ChecksumVersion.latest()).toString());
    }
    return new Checksums(found);
  }

  /// Whether a change set that was applied is another now.
  public boolean differ(History.Applied applied) {
    String now = ofChangeSets.get(applied.changeSet());
    return now != null
        && applied.checksum().filter(c -> version(c).equals(version(now))).isPresent()
        && !applied.checksum().get().equals(now);
  }

  /// Checksums of two versions of Liquibase say nothing about each other.
  private static String version(String checksum) {
    return checksum.substring(0, Math.max(0, checksum.indexOf(':')));
  }
}
