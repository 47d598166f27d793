// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.liquibase;

import dev.crowfoot.adapter.Failure.FileFailure;
import dev.crowfoot.adapter.files.ReadOnce;
import dev.crowfoot.migration.Changelog;
import java.nio.file.Path;
import java.util.Map;

/// What the changelogs of migrations say about themselves.
public final class Headers {
  private static final ReadOnce<Changelog.Header> KNOWN = new ReadOnce<>();

  private Headers() {}

  /// What a migration's changelog says as it is now.
  ///
  /// @throws FileFailure when it cannot be read
  /// @throws IllegalArgumentException when it is no changelog; says where
  public static Changelog.Header of(Path folder, String migration) {
    return KNOWN.of(folder.resolve(migration).resolve(LiquibaseRunner.ROOT), Changelog::header);
  }

  /// The [Changelog.Header#plain()] of a migration; empty too when its changelog cannot be read.
  static Map<String, String> plain(Path folder, String migration) {
    try {
      return of(folder, migration).plain();
    } catch (FileFailure | IllegalArgumentException _) {
      return Map.of();
    }
  }
}
