// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.model;

import java.util.Optional;

/// A value of an enum: its name in the file and, when mapped, in the database.
public record EnumValue(String name, Optional<String> mappedName, String documentation) {
  public String databaseName() {
    return mappedName.orElse(name);
  }
}
