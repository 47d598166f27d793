// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.model;

import java.util.List;
import java.util.Optional;

/// A `datasource` block.
///
/// @param providerWord what the file says, also when no such provider exists
/// @param url `url = …`; absent in the newer form of the language
/// @param schemas `schemas = […]`, the database schemas that models may lie in
/// @param extensions `extensions = […]` of PostgreSQL
public record Datasource(
    String name,
    String providerWord,
    Optional<UrlSource> url,
    RelationMode relationMode,
    List<String> schemas,
    List<Extension> extensions) {
  public Datasource {
    schemas = List.copyOf(schemas);
    extensions = List.copyOf(extensions);
  }

  /// A datasource that asks for no extension.
  public Datasource(
      String name,
      String providerWord,
      Optional<UrlSource> url,
      RelationMode relationMode,
      List<String> schemas) {
    this(name, providerWord, url, relationMode, schemas, List.of());
  }

  public Datasource withExtensions(List<Extension> newExtensions) {
    return new Datasource(name, providerWord, url, relationMode, schemas, newExtensions);
  }

  public Optional<Provider> provider() {
    return Provider.ofWord(providerWord);
  }

  /// Where a connection URL comes from.
  public sealed interface UrlSource {
    /// The URL itself stands in the file.
    record Literal(String url) implements UrlSource {}

    /// `env("NAME")`.
    record Environment(String variable) implements UrlSource {}
  }

  /// Who keeps references intact: foreign keys of the database, or (with `prisma`) nobody here.
  public enum RelationMode {
    FOREIGN_KEYS,
    PRISMA
  }
}
