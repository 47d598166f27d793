// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.liquibase;

import dev.crowfoot.adapter.Failure.FileFailure;
import dev.crowfoot.adapter.files.ReadOnce;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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
    Path file = folder.resolve(migration).resolve(LiquibaseRunner.ROOT);
    try {
      return KNOWN.of(file, _ -> MigrationSql.parsed(folder, migration, Checksums::of));
    } catch (FileFailure _) {
      return new Checksums(Map.of());
    }
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
