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
/// @param checksEnums whether a line above the block says [#CHECK_ENUMS]
public record Datasource(
    String name,
    String providerWord,
    Optional<UrlSource> url,
    RelationMode relationMode,
    List<String> schemas,
    List<Extension> extensions,
    boolean checksEnums) {
  /// In a `///` line above the block: a database without enum types gets a CHECK for each column
  /// that holds an enum. It stands in the schema, because each migration keeps the schema that it
  /// led to, and so knows which checks are there.
  public static final String CHECK_ENUMS = "@checkEnums";

  public Datasource {
    schemas = List.copyOf(schemas);
    extensions = List.copyOf(extensions);
  }

  /// A datasource that asks for no extension and no checks.
  public Datasource(
      String name,
      String providerWord,
      Optional<UrlSource> url,
      RelationMode relationMode,
      List<String> schemas) {
    this(name, providerWord, url, relationMode, schemas, List.of(), false);
  }

  public Datasource withExtensions(List<Extension> newExtensions) {
    return new Datasource(
        name, providerWord, url, relationMode, schemas, newExtensions, checksEnums);
  }

  public Datasource checkingEnums() {
    return new Datasource(name, providerWord, url, relationMode, schemas, extensions, true);
  }

  /// Whether the lines above a datasource ask for checks.
  public static boolean checksEnums(String documentation) {
    return documentation.lines().anyMatch(l -> (l.strip() + " ").startsWith(CHECK_ENUMS + " "));
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
