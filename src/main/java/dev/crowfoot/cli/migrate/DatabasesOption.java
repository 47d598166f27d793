// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli.migrate;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.model.Provider;
import java.util.List;
import picocli.CommandLine.Option;

/// `--for`: the databases that a history is begun for.
final class DatabasesOption {
  @Option(
      names = "--for",
      paramLabel = "DATABASE",
      split = ",",
      description =
          "sqlite, postgresql or both: for which databases the migrations are. The first migration"
              + " decides; the schema's own unless given.")
  private List<String> words = List.of();

  List<Provider> providers() {
    return words.stream().map(DatabasesOption::named).toList();
  }

  /// @throws ArgumentFailure when it is no database that can be migrated
  static Provider named(String word) {
    return Provider.ofWord(word.strip())
        .filter(Provider::isMigratable)
        .orElseThrow(
            () ->
                new ArgumentFailure(
                    "`" + word + "` cannot be migrated. There is `sqlite` and `postgresql`."));
  }
}
