// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.model;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The type of a field that is stored.
public sealed interface FieldType {
  /// One of the language's own types.
  enum Scalar implements FieldType {
    STRING("String"),
    BOOLEAN("Boolean"),
    INT("Int"),
    BIG_INT("BigInt"),
    FLOAT("Float"),
    DECIMAL("Decimal"),
    DATE_TIME("DateTime"),
    JSON("Json"),
    BYTES("Bytes");

    private static final Map<String, Scalar> BY_WORD =
        Arrays.stream(values()).collect(Collectors.toMap(Scalar::word, Function.identity()));

    private final String word;

    Scalar(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }

    public static Optional<Scalar> ofWord(String word) {
      return Optional.ofNullable(BY_WORD.get(word));
    }
  }

  /// A value of an `enum` block.
  record EnumReference(String name) implements FieldType {
    @Override
    public String word() {
      return name;
    }
  }

  /// A `type` block (MongoDB).
  record CompositeReference(String name) implements FieldType {
    @Override
    public String word() {
      return name;
    }
  }

  /// `Unsupported("…")`: a type of the database that the language has no word for.
  record Unsupported(String databaseType) implements FieldType {
    @Override
    public String word() {
      return "Unsupported(\"" + databaseType + "\")";
    }
  }

  /// As the file writes it, without `?` or `[]`.
  String word();
}
