// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.model;

/// How many values a field holds: `T`, `T?`, `T[]`.
public enum Arity {
  REQUIRED(""),
  OPTIONAL("?"),
  LIST("[]");

  private final String suffix;

  Arity(String suffix) {
    this.suffix = suffix;
  }

  /// What follows the type in the file.
  public String suffix() {
    return suffix;
  }
}
