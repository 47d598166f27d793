// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.files.TextFiles;
import dev.crowfoot.diff.Difference;
import dev.crowfoot.model.Provider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What is in databases beside the migrations and shall stay so: a file of lines among the
/// migrations, to be kept under version control with them and to be edited by anybody.
///
/// ```
/// sqlite: + index User (name) named User_by_name
/// ```
record IgnoredDrift(Path file) {
  private static final String HEAD =
      """
      # What databases have or lack beside the migrations, and is left alone.
      # Remove a line, and `crowfoot migrate drift` asks about it again.
      """;

  boolean has(Provider provider, Difference difference) {
    return read().containsAll(lines(provider, List.of(difference)));
  }

  void add(Provider provider, List<Difference> differences) {
    Set<String> all = read();
    if (all.addAll(lines(provider, differences))) {
      write(all);
    }
  }

  /// Forgets what is no difference any more, so that it is noticed when it comes again.
  void remove(Provider provider, List<Difference> differences) {
    Set<String> all = read();
    if (all.removeAll(lines(provider, differences))) {
      write(all);
    }
  }

  private static Set<String> lines(Provider provider, List<Difference> differences) {
    return differences.stream()
        .flatMap(d -> d.lines().stream())
        .map(l -> provider.word() + ": " + l.replaceAll("\\s+", " "))
        .collect(Collectors.toSet());
  }

  private Set<String> read() {
    return Files.exists(file)
        ? TextFiles.read(file)
            .lines()
            .map(String::strip)
            .filter(l -> !l.isEmpty() && !l.startsWith("#"))
            .collect(Collectors.toCollection(TreeSet::new))
        : new TreeSet<>();
  }

  private void write(Set<String> lines) {
    TextFiles.write(
        file, lines.stream().map(l -> l + "\n").collect(Collectors.joining("", HEAD, "")));
  }
}
