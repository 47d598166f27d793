// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.catalog;

import java.util.List;

/// An enum type (PostgreSQL), its values in order.
public record EnumDefinition(TableName name, List<String> values) {
  public EnumDefinition {
    values = List.copyOf(values);
  }
}
