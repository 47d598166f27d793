// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.catalog;

import java.util.List;
import java.util.Optional;

/// A primary key.
///
/// @param name the constraint's name; SQLite has none
public record PrimaryKey(Optional<String> name, List<String> columns) {
  public PrimaryKey {
    columns = List.copyOf(columns);
  }
}
