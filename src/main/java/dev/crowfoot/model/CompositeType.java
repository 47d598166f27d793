// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.model;

import java.util.List;

/// A `type` block (MongoDB): drawn and formatted, never migrated.
public record CompositeType(String name, List<Field> fields, String documentation) {
  public CompositeType {
    fields = List.copyOf(fields);
  }
}
