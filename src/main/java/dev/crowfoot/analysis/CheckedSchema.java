// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.model.Datasource;
import dev.crowfoot.model.EnumType;
import dev.crowfoot.model.Generator;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Relation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything that was read, as the checks of the last pass need it.
///
/// @param models by name, in the order of the files
/// @param enums by name
record CheckedSchema(
    Optional<Datasource> datasource,
    List<Generator> generators,
    Map<String, ReadModel> models,
    Map<String, EnumType> enums,
    Definitions definitions,
    List<Relation> relations) {

  static Map<String, EnumType> byName(List<EnumType> enums) {
    Map<String, EnumType> byName = new HashMap<>();
    enums.forEach(type -> byName.put(type.name(), type));
    return byName;
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
