// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.validation;

import dev.crowfoot.model.ScalarField;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// An operator class of PostgreSQL that the language has a word for: in which index it can stand
/// and what it compares.
///
/// @param storedTypes names such as `VarChar`; empty for any list
public record OperatorClassRule(Set<IndexType> indexTypes, Set<String> storedTypes) {
  private static final Map<String, OperatorClassRule> RULES = new LinkedHashMap<>();

  static {
    rule("InetOps", EnumSet.of(IndexType.GIST, IndexType.SP_GIST), "Inet");
    rule("JsonbOps", EnumSet.of(IndexType.GIN), "JsonB");
    rule("JsonbPathOps", EnumSet.of(IndexType.GIN), "JsonB");
    rule("ArrayOps", EnumSet.of(IndexType.GIN));
    rule("TextOps", EnumSet.of(IndexType.SP_GIST), "Text", "VarChar", "Char");
    brin("Bit", List.of("MinMax"), "Bit");
    brin("VarBit", List.of("MinMax"), "VarBit");
    brin("Bpchar", List.of("Bloom", "MinMax"), "Char");
    brin("Bytea", List.of("Bloom", "MinMax"), "ByteA");
    brin("Text", List.of("Bloom", "MinMax"), "Text", "VarChar");
    List<String> all = List.of("Bloom", "MinMax", "MinMaxMulti");
    brin("Date", all, "Date");
    brin("Float4", all, "Real");
    brin("Float8", all, "DoublePrecision");
    brin("Inet", List.of("Inclusion", "Bloom", "MinMax", "MinMaxMulti"), "Inet");
    brin("Int2", all, "SmallInt");
    brin("Int4", all, "Integer");
    brin("Int8", all, "BigInt");
    brin("Numeric", all, "Decimal");
    brin("Oid", all, "Oid");
    brin("Timestamp", all, "Timestamp");
    brin("TimestampTz", all, "Timestamptz");
    brin("Time", all, "Time");
    brin("TimeTz", all, "Timetz");
    brin("Uuid", all, "Uuid");
  }

  /// The words that can stand behind a field in an index of that type.
  public static List<String> fitting(IndexType type, ScalarField field) {
    StoredType stored = StoredType.of(field);
    return RULES.entrySet().stream()
        .filter(rule -> rule.getValue().indexTypes.contains(type))
        .filter(rule -> rule.getValue().takes(stored))
        .map(Map.Entry::getKey)
        .toList();
  }

  static Optional<OperatorClassRule> named(String word) {
    return Optional.ofNullable(RULES.get(word));
  }

  boolean takes(StoredType type) {
    return storedTypes.isEmpty()
        ? type.isList()
        : type.name().filter(storedTypes::contains).isPresent();
  }

  private static void brin(String prefix, List<String> families, String... storedTypes) {
    for (String family : families) {
      rule(prefix + family + "Ops", EnumSet.of(IndexType.BRIN), storedTypes);
    }
  }

  private static void rule(String word, Set<IndexType> indexTypes, String... storedTypes) {
    RULES.put(word, new OperatorClassRule(indexTypes, Set.of(storedTypes)));
  }
}
