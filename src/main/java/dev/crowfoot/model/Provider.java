// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.model;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The databases the language names. Crowfoot migrates and browses [#SQLITE] and [#POSTGRESQL]; the
/// others open, draw and format.
public enum Provider {
  POSTGRESQL("postgresql"),
  SQLITE("sqlite"),
  MYSQL("mysql"),
  SQLSERVER("sqlserver"),
  COCKROACHDB("cockroachdb"),
  MONGODB("mongodb");

  private static final Map<String, Provider> BY_WORD =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Provider::word, p -> p));

  private final String word;

  Provider(String word) {
    this.word = word;
  }

  /// The word in `provider = "…"`.
  public String word() {
    return word;
  }

  /// The provider a datasource's word stands for; `postgres` is Prisma's alias of `postgresql`.
  public static Optional<Provider> ofWord(String word) {
    if (word.equals("postgres")) {
      return Optional.of(POSTGRESQL);
    }
    return Optional.ofNullable(BY_WORD.get(word));
  }

  /// Whether models can be migrated to it and rows browsed in it.
  public boolean isMigratable() {
    return this == SQLITE || this == POSTGRESQL;
  }
}
