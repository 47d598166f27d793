// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.validation;

import dev.crowfoot.model.ScalarField;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/// A type of index that PostgreSQL has, and what it can be over without an operator class.
public enum IndexType {
  BTREE("BTree", _ -> true),
  HASH("Hash", _ -> true),
  GIST(
      "Gist",
      type ->
          type.isUnsupported() || (type.fieldType().word().equals("String") && type.isImplied())),
  GIN("Gin", type -> type.isUnsupported() || type.isList() || type.is("JsonB")),
  SP_GIST("SpGist", type -> type.isUnsupported() || type.is("Text", "VarChar", "Char", "Inet")),
  BRIN(
      "Brin",
      type ->
          type.isUnsupported()
              || !(type.isEnum() || type.is("Citext", "Xml", "Money", "Boolean", "Json", "JsonB")));

  private final String word;

  @SuppressWarnings("ImmutableEnumChecker") // the predicates keep nothing
  private final Predicate<StoredType> takes;

  IndexType(String word, Predicate<StoredType> takes) {
    this.word = word;
    this.takes = takes;
  }

  /// The type that a word names.
  public static Optional<IndexType> named(String word) {
    return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
  }

  /// As the file writes it.
  public String word() {
    return word;
  }

  boolean takes(StoredType type) {
    return takes.test(type);
  }

  /// Whether an index of this type can be over the field without an operator class.
  public boolean takes(ScalarField field) {
    return takes(StoredType.of(field));
  }
}
