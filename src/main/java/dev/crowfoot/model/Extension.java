// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.model;

import java.util.Optional;

/// An extension of PostgreSQL that a datasource asks for: `uuidOssp(map: "uuid-ossp")`.
///
/// @param mappedName what PostgreSQL calls it, where the language cannot spell that
/// @param schema the database schema that its types and functions lie in; absent for the server's
///   choice
/// @param version absent for any
public record Extension(
    String name, Optional<String> mappedName, Optional<String> schema, Optional<String> version) {
  public String databaseName() {
    return mappedName.orElse(name);
  }
}
