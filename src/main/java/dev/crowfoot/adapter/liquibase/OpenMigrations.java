// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.liquibase;

import dev.crowfoot.adapter.Failure;
import dev.crowfoot.migration.Changelog;
import dev.crowfoot.model.Provider;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.resource.PathResource;
import liquibase.resource.Resource;
import org.jspecify.annotations.Nullable;

/// A folder of migrations as a run has to see it: its root changelog lists only those of which
/// something may be left to do, because Liquibase would read and compare every statement of all
/// others too.
@SuppressWarnings("try") // nothing of it needs closing
final class OpenMigrations extends DirectoryResourceAccessor {
  private final byte[] root;

  private OpenMigrations(Path folder, List<String> open) throws FileNotFoundException {
    super(folder);
    this.root = Changelog.root(open).getBytes(StandardCharsets.UTF_8);
  }

  /// @param history what the database has
  static DirectoryResourceAccessor of(
      Path folder, List<String> migrations, History history, Provider provider)
      throws FileNotFoundException {
    List<String> open = open(folder, migrations, history, provider);
    return open.isEmpty() || open.size() == migrations.size()
        ? new DirectoryResourceAccessor(folder)
        : new OpenMigrations(folder, open);
  }

  /// Left out is a migration whose file is as Crowfoot writes it and whose every change set for the
  /// database is in its history, by the checksum that the file gives it now. Liquibase would find
  /// nothing to do there and nothing to say. It stays when another file uses one of its ids again,
  /// which Liquibase refuses.
  static List<String> open(
      Path folder, List<String> migrations, History history, Provider provider) {
    List<String> open = new ArrayList<>(migrations);
    open.removeIf(m -> isDone(folder, m, history, provider));
    Set<String> ids = new HashSet<>();
    open.forEach(m -> ids.addAll(ids(folder, m)));
    return ids.isEmpty()
        ? open
        : migrations.stream()
            .filter(
                m ->
                    open.contains(m)
                        || history.of(m).stream().anyMatch(a -> ids.contains(a.changeSet())))
            .toList();
  }

  /// Parsing takes as long as running, so that it is only done where the header does not say it.
  private static Set<String> ids(Path folder, String migration) {
    Map<String, String> plain = Headers.plain(folder, migration);
    return plain.isEmpty()
        ? Checksums.of(folder, migration).ofChangeSets().keySet()
        : plain.keySet();
  }

  private static boolean isDone(Path folder, String migration, History history, Provider provider) {
    Map<String, String> plain = Headers.plain(folder, migration);
    List<History.Applied> applied = history.of(migration);
    if (plain.isEmpty() || (applied.isEmpty() && plain.containsValue(provider.word()))) {
      return false;
    }
    Map<String, String> now;
    try {
      now = Checksums.of(folder, migration).ofChangeSets();
    } catch (Failure _) {
      return false; // Liquibase says what is wrong with it
    }
    return plain.keySet().equals(now.keySet())
        && plain.entrySet().stream()
            .filter(e -> e.getValue().equals(provider.word()))
            .allMatch(e -> has(applied, e.getKey(), now.get(e.getKey())));
  }

  private static boolean has(
      List<History.Applied> applied, String changeSet, @Nullable String checksum) {
    return applied.stream()
        .anyMatch(
            a ->
                a.changeSet().equals(changeSet)
                    && a.checksum().isPresent()
                    && a.checksum().get().equals(checksum));
  }

  @Override
  protected Resource createResource(Path file, String path) {
    return file.equals(getRootPath().resolve(LiquibaseRunner.ROOT))
        ? new Root(path, file)
        : super.createResource(file, path);
  }

  private final class Root extends PathResource {
    Root(String path, Path file) {
      super(path, file);
    }

    @Override
    public InputStream openInputStream() {
      return new ByteArrayInputStream(root);
    }
  }
}
