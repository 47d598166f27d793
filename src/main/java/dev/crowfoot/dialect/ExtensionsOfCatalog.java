// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.dialect;

import dev.crowfoot.catalog.ExtensionDefinition;
import dev.crowfoot.model.Datasource;
import dev.crowfoot.model.Extension;
import dev.crowfoot.model.Generator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The extensions of a datasource that stand for what a PostgreSQL database has: those it names
/// already stay, with their names and in their order, and say no more than they did.
final class ExtensionsOfCatalog {
  private ExtensionsOfCatalog() {}

  static Datasource into(
      Datasource datasource,
      List<Generator> generators,
      List<ExtensionDefinition> found,
      Dialect dialect) {
    boolean sayable =
        dialect instanceof PostgresDialect
            && generators.stream().anyMatch(g -> g.hasPreviewFeature("postgresqlExtensions"));
    return sayable
        ? datasource.withExtensions(extensions(datasource.extensions(), found))
        : datasource;
  }

  private static List<Extension> extensions(
      List<Extension> known, List<ExtensionDefinition> found) {
    List<Extension> all = new ArrayList<>();
    for (Extension extension : known) {
      found.stream()
          .filter(f -> f.name().equals(extension.databaseName()))
          .forEach(
              f ->
                  all.add(
                      new Extension(
                          extension.name(), extension.mappedName(), f.schema(), f.version())));
    }
    found.stream()
        .filter(f -> known.stream().noneMatch(k -> k.databaseName().equals(f.name())))
        .forEach(
            f -> all.add(new Extension(name(f.name()), mapped(f.name()), f.schema(), f.version())));
    return all;
  }

  private static Optional<String> mapped(String name) {
    return Optional.of(name).filter(n -> !name(n).equals(n));
  }

  /// `uuid-ossp` as `uuid_ossp`.
  private static String name(String name) {
    String legal = name.replaceAll("[^A-Za-z0-9_]", "_").toLowerCase(Locale.ROOT);
    return legal.matches("[a-z].*") ? legal : "e" + legal;
  }
}
