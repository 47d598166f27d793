// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.model.Datasource;
import dev.crowfoot.model.EnumType;
import dev.crowfoot.model.Generator;
import dev.crowfoot.model.Provider;
import dev.crowfoot.syntax.EnumDecl;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is known before any model is read.
///
/// @param enums by name
record Declared(
    Definitions definitions,
    Optional<Datasource> datasource,
    List<Generator> generators,
    Map<String, EnumType> enums) {

  static Declared read(Definitions definitions, Findings findings) {
    Map<String, EnumType> enums = new LinkedHashMap<>();
    for (Location<EnumDecl> each : definitions.enums()) {
      EnumType type = EnumReader.read(each, findings);
      enums.put(type.name(), type);
    }
    return new Declared(
        definitions,
        definitions.datasources().stream()
            .findFirst()
            .map(each -> SettingsReader.datasource(each.declaration())),
        definitions.generators().stream()
            .map(each -> SettingsReader.generator(each.declaration()))
            .toList(),
        enums);
  }

  boolean isFor(Provider provider) {
    return datasource.flatMap(Datasource::provider).equals(Optional.of(provider));
  }

  /// Whether the database is one whose rules are known here for certain.
  boolean isForPostgresOrSqlite() {
    return isFor(Provider.POSTGRESQL) || isFor(Provider.SQLITE);
  }

  /// Whether a generator turns a preview feature of Prisma on.
  boolean hasPreviewFeature(String name) {
    return generators.stream()
        .map(g -> g.settings().getOrDefault("previewFeatures", ""))
        .anyMatch(features -> features.contains("\"" + name + "\""));
  }
}
