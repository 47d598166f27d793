// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.catalog;

import java.util.Optional;

/// An extension of PostgreSQL.
///
/// @param schema where its types and functions lie; absent in a catalog that comes from a schema
///   which leaves that to the server
/// @param version absent likewise
public record ExtensionDefinition(String name, Optional<String> schema, Optional<String> version) {
  /// The same with nothing said that another leaves unsaid.
  public ExtensionDefinition saidAs(ExtensionDefinition other) {
    return new ExtensionDefinition(
        name, other.schema.flatMap(_ -> schema), other.version.flatMap(_ -> version));
  }
}
