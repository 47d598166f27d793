// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.model;

import java.util.List;
import java.util.Optional;

/// An `enum` block.
///
/// @param schema `@@schema`
public record EnumType(
    String name,
    Optional<String> mappedName,
    Optional<String> schema,
    List<EnumValue> values,
    String documentation) {
  public EnumType {
    values = List.copyOf(values);
  }

  public String databaseName() {
    return mappedName.orElse(name);
  }

  public Optional<EnumValue> value(String valueName) {
    return values.stream().filter(v -> v.name().equals(valueName)).findFirst();
  }
}
